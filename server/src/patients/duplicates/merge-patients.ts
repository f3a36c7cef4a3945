import { audit } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { publish } from '../../messaging/publish.ts';
import { putIntoOutbox } from '../../messaging/outbox/put.ts';
import { filledFrom } from '../patients.moves.ts';
import type { Patient } from '../patients.models.ts';
import type { Merge, Move } from './move.ts';

/** Longer than any request that had found the merged patient before the merge. */
const settledMs = 120_000;

/**
 * Makes two records one, in one transaction: everything of the merged one moves to the survivor, which is filled with
 * what only the other tells. The merged record keeps its name and points to the survivor. Inside `tx`, once the
 * caller's right to do so is known.
 */
export async function mergePatients(caller: Caller, moves: readonly Move[], merge: Merge): Promise<void> {
  const { mergedId, survivorId } = merge;
  const { merged, survivor } = await lockBoth(caller, merge);
  const differing = await fill(caller, survivor, merged);
  await caller.db.Patient.update({ mergedIntoId: mergedId }, { mergedIntoId: survivorId });
  await caller.db.Patient.update({ id: mergedId }, { mergedIntoId: survivorId });
  const done = await moveAll(caller, moves, merge);
  const details = { mergedId, survivorId, moved: done.moved, decided: [...differing.map((field) => `${field} differed`), ...done.decided] };
  await audit(caller, 'patient.merge', { type: 'Patient', id: survivorId, details });
  await audit(caller, 'patient.merged', { type: 'Patient', id: mergedId, details: { survivorId } });
  await publish(caller, 'patients.patient.merged', { patientId: survivorId, mergedId });
  await putIntoOutbox(caller, {
    kind: 'event',
    name: 'patients.merge.settled',
    dedupeKey: `event/patients.merge.settled/${mergedId}`,
    payload: { mergedId },
    dueAt: new Date(caller.clock.now().getTime() + settledMs),
  });
}

/**
 * Moves what somebody still wrote for a merged patient: a booking that had begun before the merge and ended after it.
 * Does nothing where there is nothing.
 */
export function moveLeftovers(caller: Caller, moves: readonly Move[], mergedId: string): Promise<void> {
  return tx(async () => {
    const survivorId = (await caller.db.Patient.one({ id: mergedId }))?.mergedIntoId;
    if (!survivorId) return;
    const { moved, decided } = await moveAll(caller, moves, { mergedId, survivorId });
    if (moved.length > 0) await audit(caller, 'patient.merge', { type: 'Patient', id: survivorId, details: { mergedId, survivorId, moved, decided } });
  });
}

async function moveAll(caller: Caller, moves: readonly Move[], merge: Merge): Promise<{ moved: string[]; decided: string[] }> {
  const moved: string[] = [];
  const decided: string[] = [];
  for (const { table, move } of moves) {
    const one = await move(caller, merge);
    if (one.rows > 0) moved.push(`${table} ${one.rows}`);
    decided.push(...(one.decided ?? []));
  }
  return { moved, decided };
}

/** Writes both rows, always in one order: whoever merges or registers one of them meanwhile waits, and then sees it. */
async function lockBoth({ db, clock }: Caller, { mergedId, survivorId }: Merge): Promise<{ merged: Row<Patient>; survivor: Row<Patient> }> {
  for (const id of [mergedId, survivorId].toSorted()) {
    if ((await db.Patient.update({ id, mergedIntoId: null }, { updatedAt: clock.now() })) !== 1) throw retry();
  }
  const merged = await db.Patient.one({ id: mergedId });
  const survivor = await db.Patient.one({ id: survivorId });
  if (!merged || !survivor) throw retry();
  return { merged, survivor };
}

const facts = ['preferredName', 'birthDate', 'gender', 'preferredLanguage', 'defaultLocationId'] as const;
const addressLines = ['address', 'city', 'province', 'postalCode', 'country'] as const;

/** What only the merged record tells; an address is taken over whole or not at all. @returns fields in which both differ */
async function fill({ db }: Caller, survivor: Row<Patient>, merged: Row<Patient>): Promise<string[]> {
  const { missing, differing } = filledFrom(facts, survivor, merged);
  const lines = filledFrom(addressLines, survivor, merged);
  const hasAddress = addressLines.some((name) => survivor[name] !== null);
  const change = {
    ...missing,
    ...(hasAddress ? {} : lines.missing),
    profile: survivor.profile || merged.profile,
    deceased: survivor.deceased || merged.deceased,
  };
  await db.Patient.update({ id: survivor.id }, change);
  return [...differing, ...(lines.differing.length > 0 ? ['address'] : [])];
}
