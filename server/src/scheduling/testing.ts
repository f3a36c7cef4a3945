import type { Clinic, Who } from '../testing/clinic.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';

/** A visit with Ada in Toronto, in winter. @param start day and wall time, `2027-03-04T09:00` */
export const wish = (start: string, more: object = {}) => ({
  appointmentTypeId: types.visit,
  locationId: locations.toronto,
  practitionerId: practitioners.ada,
  start: `${start}:00-05:00`,
  ...more,
});

/** Holds a time and books it. @returns the appointment */
export async function book({ api }: Clinic, who: Who, held: object, more: object = {}) {
  const { id } = (await api.as(who).post('/v1/holds', held)).body;
  return (await api.as(who).post('/v1/appointments', { holdId: id, ...more })).body;
}
