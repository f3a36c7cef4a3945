import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { callableNumber, normalizedContact } from '../contacts.ts';
import { indexPatients } from '../search/index-patients.ts';
import { contactsOf, holdPatient, type ContactRow, type PhoneKind } from './contact-points.ts';
import { noteContact } from './note-contact.ts';

/** An address or number to be added. */
export interface NewContact {
  readonly system: 'email' | 'phone';
  readonly value: string;
  readonly kind?: PhoneKind | undefined;
  /** The caller's word for it: staff and programs. */
  readonly verified?: boolean | undefined;
}

const mostContacts = 20;

/**
 * Adds an address or number to a patient. One that is there already is answered as it is, but for what is new about
 * it: its kind, or that it is verified. The first of a system is the preferred one; a verified one takes the place of
 * one that isn't. Inside or outside `tx`.
 * @throws invalid-request — where nothing could be sent to it
 * @throws not-found — no patient
 */
export async function addContactPoint(caller: Caller, patientId: string, contact: NewContact): Promise<ContactRow> {
  const { db, ids, clock } = caller;
  const normalized = reachable(caller, contact);
  return tx(async () => {
    await holdPatient(caller, patientId);
    const present = await contactsOf(caller, patientId);
    const old = present.find((one) => one.system === contact.system && one.normalized === normalized);
    if (old) return complete(caller, old, contact);
    if (present.length >= mostContacts) throw invalid('/value', 'too-many', text(caller.language, 'issue.too-many', { maximum: mostContacts }));
    const verifiedAt = contact.verified ? clock.now() : null;
    const row = { id: ids.next(), patientId, system: contact.system, value: contact.value.trim(), normalized, kind: contact.kind ?? null };
    const added = await db.ContactPoint.insert({ ...row, verifiedAt, preferred: null, createdAt: clock.now() });
    await settlePreferred(caller, patientId, contact.system);
    if (contact.system === 'phone') await indexPatients(caller, [patientId]);
    await noteContact(caller, patientId, added.id, 'added');
    if (verifiedAt) await noteContact(caller, patientId, added.id, 'verified');
    return again(caller, added.id);
  });
}

/** Marks a contact as verified, once. Inside `tx`, with the patient held. */
export async function markVerified(caller: Caller, contact: ContactRow): Promise<void> {
  const won = await caller.db.ContactPoint.update({ id: contact.id, verifiedAt: null }, { verifiedAt: caller.clock.now() });
  if (won !== 1) return;
  await settlePreferred(caller, contact.patientId, contact.system);
  await noteContact(caller, contact.patientId, contact.id, 'verified');
}

/** Of each system one is preferred: a verified one if there is any. Whoever is preferred and verified stays so. Inside `tx`. */
export async function settlePreferred({ db }: Caller, patientId: string, system: 'email' | 'phone'): Promise<void> {
  const all = (await contactsOf({ db }, patientId)).filter((one) => one.system === system);
  const now = all.find(({ preferred }) => preferred === 'y');
  const best = now?.verifiedAt ? now : (all.find(({ verifiedAt }) => verifiedAt !== null) ?? now ?? all[0]);
  if (!best || best.id === now?.id) return;
  if (now) await db.ContactPoint.update({ id: now.id }, { preferred: null });
  await db.ContactPoint.update({ id: best.id }, { preferred: 'y' });
}

async function complete(caller: Caller, old: ContactRow, { kind, verified }: NewContact): Promise<ContactRow> {
  if (kind && kind !== old.kind) await caller.db.ContactPoint.update({ id: old.id }, { kind });
  if (verified) await markVerified(caller, old);
  return again(caller, old.id);
}

async function again({ db }: Caller, id: string): Promise<ContactRow> {
  const found = await db.ContactPoint.one({ id });
  if (!found) throw problem('not-found');
  return found;
}

/** People are asked for what a message could reach; staff also write down what they were told. */
function reachable({ kind, language }: Caller, { system, value }: NewContact): string {
  const normalized = system === 'phone' && kind === 'patient' ? callableNumber(value) : normalizedContact(system, value);
  if (normalized === null) throw invalid('/value', 'contact', text(language, 'issue.contact'));
  return normalized;
}
