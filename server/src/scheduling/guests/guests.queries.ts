import { asInstant, asInt, asText, type Mapper } from '../../db/rows.ts';
import { unscopedDb } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { open } from '../appointments/statuses.ts';
import type { ContactKey } from './guest-limits.ts';

/** Live holds of those who have proved this contact, that which expires first before the others. */
export const heldByContact = ({ db, clock }: Caller, { system, normalized }: ContactKey) =>
  db.select(
    `select h.expiresAt from hold_guests g
     join holds h on h.organizationId = $organizationId and h.id = g.holdId
     where g.organizationId = $organizationId and g.normalized = $normalized and g.system = $system and g.verifiedAt is not null and h.expiresAt > $now
     order by h.expiresAt asc`,
    { system, normalized, now: clock.now() },
    { expiresAt: asInstant },
  );

/** Appointments to come that were booked without an account by those who have proved this contact, whoever they are by now. */
export async function openByContact({ db, clock }: Caller, { system, normalized }: ContactKey): Promise<number> {
  const [counted] = await db.select(
    `select count(*) as n from contact_points c
     join appointments a on a.organizationId = $organizationId and a.patientId = c.patientId
     left join appointment_moves m on m.organizationId = $organizationId and m.appointmentId = a.id
     where c.organizationId = $organizationId and c.system = $system and c.normalized = $normalized and c.verifiedAt is not null
       and a.origin = $guest and a.endsAt > $now and a.status in ($open) and (a.status <> $pending or m.live is null)`,
    { system, normalized, guest: 'guest', now: clock.now(), open, pending: 'pending' },
    { n: asInt },
  );
  return counted?.n ?? 0;
}

/** Somebody who booked without an account. */
export interface ListedGuest {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly createdAt: Date;
  readonly appointments: number;
}

const listed: Mapper<ListedGuest> = { id: asText, givenName: asText, familyName: asText, createdAt: asInstant, appointments: asInt };

const counting = '(select count(*) from appointments a where a.organizationId = $organizationId and a.patientId = p.id) as appointments';

/** Guests who have booked, the latest first; `limit` of them before the last one seen. */
export const listedGuests = ({ db }: Caller, before: string | null, limit: number) =>
  db.select(
    `select p.id, p.givenName, p.familyName, p.createdAt, ${counting} from patients p
     where p.organizationId = $organizationId and p.profile = $no and p.searchName > $unnamed and p.mergedIntoId is null ${before === null ? '' : 'and p.id < $before'}
     order by p.id desc limit $limit`,
    { no: false, unnamed: '', limit, ...(before !== null && { before }) },
    listed,
  );

const contact = { organizationId: asText, system: asText, normalized: asText };

/** Contacts of all organizations by which nobody has booked since, the longest ago first. */
export const oldContacts = (before: Date, limit: number) =>
  unscopedDb.select('select c.organizationId, c.system, c.normalized from guest_contacts c where c.seenAt <= $before order by c.seenAt asc limit $limit', { before, limit }, contact);

/** Whether a table holds anything of a patient; its name is the program's own. */
export async function holdsSomething({ db }: Pick<Caller, 'db'>, table: string, patientId: string): Promise<boolean> {
  const found = await db.select(`select t.patientId from ${table} t where t.organizationId = $organizationId and t.patientId = $patientId limit 1`, { patientId }, { patientId: asText });
  return found.length > 0;
}
