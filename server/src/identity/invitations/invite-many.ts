import type { Caller } from '../../http/caller.ts';
import { Problem } from '../../http/problem.ts';
import { assertPortalOn } from './assert-sendable.ts';
import { invitePatient } from './invite.ts';

/** What came of one of many invitations. */
export interface Invited {
  readonly patientId: string;
  readonly outcome: 'invited' | 'already-invited' | 'already-active' | 'disabled' | 'not-linked' | 'shared-contact' | 'no-contact' | 'not-found';
}

/**
 * Invites many patients, each in a transaction of its own; where nothing is linked yet, the preferred verified contacts
 * are. Named twice is invited once, and who was invited before only with `again`. @throws portal-off, mail-not-configured, sms-not-configured
 */
export async function invitePatients(caller: Caller, patientIds: readonly string[], { again = false }: { again?: boolean } = {}): Promise<Invited[]> {
  assertPortalOn(caller);
  const outcomes: Invited[] = [];
  for (const patientId of new Set(patientIds)) outcomes.push({ patientId, outcome: await outcomeOf(caller, patientId, again) });
  return outcomes;
}

async function outcomeOf(caller: Caller, patientId: string, again: boolean): Promise<Invited['outcome']> {
  try {
    return (await invitePatient(caller, patientId, { linkContacts: true, onlyOnce: !again })).outcome;
  } catch (error) {
    if (error instanceof Problem && error.problem === 'not-found') return 'not-found';
    throw error;
  }
}
