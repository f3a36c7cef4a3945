import { scopedDb, tenantTables, type Db } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Runtime } from '../../runtime.ts';
import { holdsSomething, oldContacts } from './guests.queries.ts';

/** How long somebody may take who began to book: longer than any hold, and than anybody asks what became of it. */
const staysMs = 26 * 3_600_000;
const atOnce = 500;

/** What somebody has who proved a contact and then booked nothing: it goes with them. The log says what happened, not to whom. */
const goes: readonly [table: string, remove: (db: Db, patientId: string) => Promise<unknown>][] = [
  ['hold_guests', (db, patientId) => db.HoldGuest.remove({ patientId })],
  ['questionnaire_responses', (db, patientId) => db.QuestionnaireResponse.remove({ patientId })],
  ['contact_points', (db, patientId) => db.ContactPoint.remove({ patientId })],
];
const stays = ['audit_events'];

/**
 * Forgets people who proved a contact a day ago and then booked nothing, with all that they had written; and contacts
 * that nobody has booked by since. Whoever left anything else stays.
 */
export async function sweepGuests({ clock }: Pick<Runtime, 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - staysMs);
  const old = await oldContacts(before, atOnce);
  for (const organizationId of new Set(old.map((one) => one.organizationId))) {
    const db = scopedDb(organizationId);
    const unnamed = await db.Patient.find({ where: { profile: false, searchName: '', mergedIntoId: null, createdAt: { lte: before } }, limit: atOnce });
    for (const { id } of unnamed) await tx(() => forget(db, id));
  }
  for (const { organizationId, system, normalized } of old) {
    const key = { system: system === 'email' ? 'email' : 'phone', normalized } as const;
    await tx(() => scopedDb(organizationId).GuestContact.remove({ ...key, seenAt: { lte: before } }));
  }
}

async function forget(db: Db, id: string): Promise<void> {
  const unnamed = await db.Patient.one({ id, profile: false, searchName: '' }, { lock: true });
  if (!unnamed) return;
  const known = [...stays, ...goes.map(([table]) => table)];
  const others = tenantTables().filter(({ name, columns }) => columns.has('patientId') && !known.includes(name));
  for (const { name } of others) if (await holdsSomething({ db }, name, id)) return;
  for (const [, remove] of goes) await remove(db, id);
  await db.Patient.remove({ id });
}
