import { findLocation } from '../../locations/find-location.ts';
import { text as words } from '../../locales/text.ts';
import { findPractitioner, onlyLocationOf } from '../../practitioners/find-practitioner.ts';
import {
  keepOutsideAppointment,
  type OutsideAppointment,
} from '../../scheduling/appointments/keep-outside-appointment.ts';
import { beginOf, fhirDate } from '../fhir/dates.ts';
import { field, list, text, type Json } from '../fhir/json.ts';
import { reference } from '../fhir/references.ts';
import { conceptWords } from '../fhir/words.ts';
import type { Prepared } from './prepare.ts';
import type { ImportContext } from './rows.ts';

/** FHIR's words for the states of an appointment, in ours. */
const statuses: Readonly<Record<string, OutsideAppointment['status']>> = {
  proposed: 'pending',
  pending: 'pending',
  waitlist: 'pending',
  booked: 'booked',
  arrived: 'arrived',
  'checked-in': 'arrived',
  fulfilled: 'fulfilled',
  cancelled: 'cancelled',
  'entered-in-error': 'cancelled',
  noshow: 'noshow',
};
const mostMs = 24 * 60 * 60_000;

/**
 * Books a FHIR Appointment whose practitioner and location are ours (by the id that its source or we use): it then takes
 * the practitioner's time. Any other is only kept as a resource. Inside `tx`.
 * @returns false where the time is taken
 */
export async function keepAppointment(
  { caller, source }: ImportContext,
  entry: Prepared,
  patientId: string,
): Promise<boolean> {
  const { resource, sourceId, reading } = entry;
  const span = spanOf(resource);
  const practitioner = await actor(resource, 'Practitioner', (id) => findPractitioner(caller, source, id));
  if (!span || !practitioner) return true;
  const location = await actor(resource, 'Location', (id) => findLocation(caller, source, id));
  const locationId = location?.id ?? (await onlyLocationOf(caller, practitioner.id));
  const status = statuses[reading.status];
  if (!locationId || !status) return true;
  const title = (reading.facts.name ?? words(caller.language, 'health.unnamed.appointment')).slice(0, 200);
  const reason = conceptWords(field(resource, 'reasonCode')) ?? text(field(resource, 'patientInstruction')) ?? null;
  return keepOutsideAppointment(caller, {
    source,
    sourceId,
    patientId,
    practitionerId: practitioner.id,
    locationId,
    title,
    ...span,
    status,
    reason,
  });
}

async function actor<T>(resource: Json, type: string, find: (id: string) => Promise<T | null>): Promise<T | null> {
  for (const participant of list(field(resource, 'participant'))) {
    const to = reference(field(participant, 'actor'));
    if (to?.type === type && to.id !== undefined) return find(to.id);
  }
  return null;
}

/** Start and end as instants with an offset; an appointment of no length or of days takes nobody's time. */
function spanOf(resource: Json): { startsAt: Date; endsAt: Date } | null {
  const [start, end] = [fhirDate(field(resource, 'start')), fhirDate(field(resource, 'end'))];
  if (start === undefined || end === undefined || !isInstant(start) || !isInstant(end)) return null;
  const [startsAt, endsAt] = [beginOf(start), beginOf(end)];
  const length = endsAt.getTime() - startsAt.getTime();
  return length > 0 && length <= mostMs && /^(19|20|21)/.test(start) ? { startsAt, endsAt } : null;
}

const isInstant = (date: string) => /T.*(Z|[+-]\d{2}:\d{2})$/.test(date);
