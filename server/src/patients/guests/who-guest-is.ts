import { audit } from '../../audit/audit.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { publish } from '../../messaging/publish.ts';
import { contactsOf } from '../contact-points/contact-points.ts';
import { mergePatients } from '../duplicates/merge-patients.ts';
import type { Move } from '../duplicates/move.ts';
import { noteDuplicates } from '../duplicates/note-duplicates.ts';
import { indexPatients } from '../search/index-patients.ts';
import { namedGuest } from './guest.ts';

/**
 * Makes a patient of a guest: found, matched and told to other systems from now on. Asking twice is not an error.
 * @throws not-found — no such guest
 */
export function makeGuestPatient(caller: Caller, id: string): Promise<void> {
  return tx(async () => {
    if (await caller.db.Patient.one({ id, profile: true, mergedIntoId: null })) return;
    if (!(await namedGuest(caller, id))) throw problem('not-found');
    const won = await caller.db.Patient.update({ id, profile: false, mergedIntoId: null }, { profile: true, updatedAt: caller.clock.now() });
    if (won !== 1) throw retry();
    await indexPatients(caller, [id]);
    await noteDuplicates(caller, [id], 'all');
    await audit(caller, 'guest.make-patient', { type: 'Patient', id });
    for (const { id: contactPointId } of await contactsOf(caller, id))
      for (const change of ['added', 'verified'] as const) await publish(caller, 'patients.contact.changed', { patientId: id, contactPointId, change });
  });
}

/**
 * Gives all that a guest has to the patient who they are. Asking twice for the same is not an error.
 * @throws not-found — no such guest or patient; conflict — meanwhile they were taken for somebody else
 */
export function mergeGuest(caller: Caller, moves: readonly Move[], { id, patientId }: { readonly id: string; readonly patientId: string }): Promise<void> {
  return tx(async () => {
    const { db } = caller;
    const survivor = await db.Patient.one({ id: patientId, profile: true, mergedIntoId: null });
    if (!survivor || id === patientId) throw problem('not-found');
    if (!(await namedGuest(caller, id))) {
      const found = await db.Patient.one({ id });
      if (found?.mergedIntoId === patientId) return;
      throw problem(found?.mergedIntoId ? 'conflict' : 'not-found');
    }
    await mergePatients(caller, moves, { mergedId: id, survivorId: patientId });
  });
}
