import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';

/** A way to reach a patient. */
export interface ContactPointView {
  readonly id: string;
  readonly system: 'email' | 'phone';
  readonly value: string;
  readonly kind: PhoneKind | null;
  readonly verified: boolean;
  readonly preferred: boolean;
}

/** What kind of phone a number is of. */
export type PhoneKind = 'cell' | 'home' | 'work';

/** A contact as its table has it. */
export type ContactRow = Awaited<ReturnType<Caller['db']['ContactPoint']['find']>>[number];

/** Other systems say mobile; what is temporary or old is of no kind that we know. */
const kinds: Readonly<Record<string, PhoneKind>> = { mobile: 'cell', cell: 'cell', home: 'home', work: 'work' };

/** A contact as everybody reads it who may see the patient. */
export const contactView = ({ id, system, value, kind, verifiedAt, preferred }: ContactRow): ContactPointView => ({
  id,
  system,
  value,
  kind: (system === 'phone' && kinds[kind ?? '']) || null,
  verified: verifiedAt !== null,
  preferred: preferred === 'y',
});

/** How a patient is reached, in the order in which it was told. */
export async function contactsOf({ db }: Pick<Caller, 'db'>, patientId: string): Promise<ContactRow[]> {
  return [...(await db.ContactPoint.find({ where: { patientId } }))].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One of a patient's contacts. @throws not-found — also for somebody else's */
export async function contactOf({ db }: Pick<Caller, 'db'>, patientId: string, id: string): Promise<ContactRow> {
  const found = await db.ContactPoint.one({ id, patientId });
  if (!found) throw problem('not-found');
  return found;
}

/**
 * Refuses who is no patient (guests, merged ones) and keeps other changes of the same patient's contacts waiting.
 * Inside `tx`, first. @throws not-found
 */
export async function holdPatient({ db }: Pick<Caller, 'db'>, patientId: string) {
  const patient = await db.Patient.one({ id: patientId, profile: true, mergedIntoId: null }, { lock: true });
  if (!patient) throw problem('not-found');
  return patient;
}
