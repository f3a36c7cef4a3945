import type { AdminLocation, AdminPractitioner, AdminType, ScheduleException } from './places.ts';
import type { Rule } from './hours/week-hours.ts';

const id = (n: number) => `0192a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Where the tests' clinic works. */
export const aLocation = (n = 60, others: Partial<AdminLocation> = {}): AdminLocation => ({
  id: id(n), slug: 'yonge', name: 'Yonge Street', timeZone: 'America/Toronto', phone: '416-555-0142', address: '12 Yonge Street', city: 'Toronto', province: 'ON', postalCode: null,
  country: 'CA', email: null, bookInPortal: true, position: n, active: true, ...others,
});

/** Who treats patients there. */
export const aPractitioner = (n = 62, others: Partial<AdminPractitioner> = {}): AdminPractitioner => ({
  id: id(n), name: 'Amara Okafor', givenName: 'Amara', familyName: 'Okafor', prefix: null, credentials: 'PT', profession: 'Physiotherapist', biography: null, photoUrl: null,
  photoThumbUrl: null, email: null, virtualUrl: null, bookInPortal: true, position: n, active: true, locationIds: [id(60), id(61)], ...others,
});

/** What can be booked. */
export const aType = (n = 70, others: Partial<AdminType> = {}): AdminType => ({
  id: id(n), name: 'Massage', description: null, durationMinutes: 45, onlineDuration: 45, mode: 'inPerson', medium: null, bookableBy: 'everyone', bookableOnline: true, bufferBefore: 0,
  bufferAfter: 10, stepMinutes: 15, priceMinor: 12000, priorToBook: null, priorToCancel: { value: 48, unit: 'hours' }, priorToReschedule: null, position: n, active: true,
  questionnaireIds: [], offers: [{ practitionerId: id(62), locationId: id(60), durationMinutes: 50 }], ...others,
});

/** Hours of one weekday. */
export const aRule = (weekday: Rule['weekday'], start: string, end: string, portal = false): Rule => ({
  weekday, start, end, portal, effectiveFrom: null, effectiveTo: null, appointmentTypeIds: null,
});

/** Days unlike the others. */
export const anException = (n = 80, others: Partial<ScheduleException> = {}): ScheduleException => ({
  id: id(n), kind: 'closed', practitionerId: null, locationId: id(60), fromDate: '2026-12-24', toDate: '2026-12-28', start: '00:00', end: '24:00', portal: false, note: 'Holidays', ...others,
});
