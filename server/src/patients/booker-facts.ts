import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';

/** What decides on whether a patient, or a guest, may book online. */
export interface BookerFacts {
  /** False: a guest. */
  readonly profile: boolean;
  /** Staff's word on it; null: as the clinic's setting says. */
  readonly selfBooking: boolean | null;
  /** Staff's word that they have been here before; null: they said nothing. */
  readonly existing: boolean | null;
}

/** Reads that of somebody; with `lock`, other bookings of theirs wait. @throws not-found — merged ones too */
export async function bookerFacts({ db }: Pick<Caller, 'db'>, patientId: string, { lock = false } = {}): Promise<BookerFacts> {
  const patient = await db.Patient.one({ id: patientId }, { lock });
  if (!patient || patient.mergedIntoId !== null) throw problem('not-found');
  return patient;
}
