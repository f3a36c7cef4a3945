import { scopedDb, tenantTables, type Db } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { forgetCardsOf } from '../../billing/cards/forget-cards.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import { organizationById } from '../../organizations/organizations.ts';
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
  ['card_setups', (db, patientId) => db.CardSetup.remove({ patientId })],
  ['payment_methods', (db, patientId) => db.PaymentMethod.remove({ patientId })],
];
const stays = ['audit_events'];

/**
 * Forgets people who proved a contact a day ago and then booked nothing, with all that they had written; and contacts
 * that nobody has booked by since. Whoever left anything else stays; a saved card goes at its gateway first, and where
 * that can't be asked, all waits for the next time.
 */
export async function sweepGuests(runtime: Runtime): Promise<void> {
  const before = new Date(runtime.clock.now().getTime() - staysMs);
  const waiting = new Set<string>();
  const old = await oldContacts(before, atOnce);
  for (const organizationId of new Set(old.map((one) => one.organizationId))) {
    const organization = await organizationById(organizationId);
    if (!organization) continue;
    const caller = await systemCaller(runtime, organization);
    const unnamed = await caller.db.Patient.find({ where: { profile: false, searchName: '', mergedIntoId: null, createdAt: { lte: before } }, limit: atOnce });
    for (const { id } of unnamed) if (!(await forgetWhole(caller, id))) waiting.add(organizationId);
  }
  for (const { organizationId, system, normalized } of old) {
    if (waiting.has(organizationId)) continue;
    const key = { system: system === 'email' ? 'email' : 'phone', normalized } as const;
    await tx(() => scopedDb(organizationId).GuestContact.remove({ ...key, seenAt: { lte: before } }));
  }
}

/** @returns false: a gateway has still to forget a card */
async function forgetWhole(caller: Caller, id: string): Promise<boolean> {
  if (!(await forgetCardsOf(caller, id))) return false;
  await tx(() => forget(caller.db, id));
  return true;
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
