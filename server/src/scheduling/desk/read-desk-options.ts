import type { z } from 'zod';
import type { deskCalendar } from '../../contract/desk-calendar.ts';
import type { Caller } from '../../http/caller.ts';
import { practitionerName } from '../../practitioners/practitioner-name.ts';
import { localText, zoneOf } from '../../zones.ts';

interface Placed {
  readonly position: number;
  readonly name: string;
}

/** Which locations, practitioners and types staff show and book at the desk: whatever is active, in the organization's order. */
export async function readDeskOptions({ db, clock, language }: Caller): Promise<z.input<typeof deskCalendar.readDeskOptions.ok>> {
  const collator = new Intl.Collator(language, { numeric: true });
  const inOrder = (a: Placed, b: Placed) => a.position - b.position || collator.compare(a.name, b.name);
  const active = { where: { active: true } };
  const places = await db.PractitionerLocation.find({});
  const offers = await db.Offer.find({});
  const people = (await db.Practitioner.find(active)).map((one) => ({ id: one.id, name: practitionerName(one), position: one.position }));
  const now = clock.now();
  return {
    locations: (await db.Location.find(active)).toSorted(inOrder).map(({ id, name, timeZone }) => ({ id, name, timeZone, now: localText(zoneOf(timeZone), now) })),
    practitioners: people.toSorted(inOrder).map(({ id, name }) => ({
      id, name, locationIds: places.filter(({ practitionerId }) => practitionerId === id).map(({ locationId }) => locationId),
    })),
    types: (await db.AppointmentType.find(active)).toSorted(inOrder).map(({ id, name, durationMinutes, mode }) => ({
      id, name, durationMinutes, mode,
      offers: offers.filter(({ appointmentTypeId }) => appointmentTypeId === id).map((one) => ({ practitionerId: one.practitionerId, locationId: one.locationId, durationMinutes: one.durationMinutes })),
    })),
  };
}
