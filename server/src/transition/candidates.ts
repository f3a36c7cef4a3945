import { stringify } from 'csv-stringify/sync';
import { auditAll } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { linkableInBulk } from '../identity/invitations/linkable-contacts.ts';
import { countReached, unreachedAfter, type Unreached } from './candidates.queries.ts';

/** What a transition would do with a patient. */
export type CandidateOutcome = 'to-invite' | 'shared-contact' | 'no-contact';

/** A patient without a login, and which contacts the login would be linked to. */
export interface Candidate extends Unreached {
  readonly outcome: CandidateOutcome;
  readonly email: string | null;
  readonly phone: string | null;
}

const firstId = '00000000-0000-0000-0000-000000000000';
const chunkSize = 500;
/** Patients looked at for one page: rare outcomes are found over several. */
const mostLookedAt = 5_000;

/** Patients without a login, in chunks by id, with what would become of each. */
async function* chunksAfter(caller: Caller, start: string): AsyncGenerator<Candidate[]> {
  for (let after = start; ; ) {
    const rows = await unreachedAfter(caller, after, chunkSize);
    const linkable = await linkableInBulk(caller, rows.map(({ id }) => id));
    yield rows.map((row) => {
      const found = linkable.get(row.id);
      if (found?.outcome !== 'linkable') return { ...row, outcome: found?.outcome ?? 'no-contact', email: null, phone: null };
      return { ...row, outcome: 'to-invite' as const, email: found.email, phone: found.phone };
    });
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    after = last.id;
  }
}

/** How many a transition would invite, and how many staff must decide on. */
export async function previewTransition(caller: Caller) {
  const counts = { 'to-invite': 0, 'shared-contact': 0, 'no-contact': 0 };
  for await (const chunk of chunksAfter(caller, firstId)) for (const { outcome } of chunk) counts[outcome] += 1;
  const reached = await countReached(caller);
  return { toInvite: counts['to-invite'], sharedContact: counts['shared-contact'], noContact: counts['no-contact'], alreadyUsers: reached.with };
}

interface Asked {
  readonly outcome?: CandidateOutcome | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of candidates; each one shown is in the audit log. */
export async function listCandidates(caller: Caller, { outcome, cursor, limit }: Asked): Promise<{ data: Candidate[]; nextCursor: string | null }> {
  const [start = firstId] = readCursor(cursor, { id: 'text' }) ?? [];
  const data: Candidate[] = [];
  let looked = 0;
  for await (const chunk of chunksAfter(caller, String(start))) {
    for (const candidate of chunk) {
      looked += 1;
      if (!outcome || candidate.outcome === outcome) data.push(candidate);
      if (data.length < limit && looked < mostLookedAt) continue;
      await noteRead(caller, data);
      return { data, nextCursor: cursorOf([candidate.id]) };
    }
  }
  await noteRead(caller, data);
  return { data, nextCursor: null };
}

const columns = ['familyName', 'givenName', 'birthDate', 'email', 'phone', 'outcome'] as const;

/** All candidates as CSV with a first line of names; formulas are neutralised, and each patient is in the audit log. */
export async function exportCandidates(caller: Caller, outcome?: CandidateOutcome): Promise<string> {
  const parts = [stringify([columns])];
  for await (const chunk of chunksAfter(caller, firstId)) {
    const wanted = chunk.filter((one) => !outcome || one.outcome === outcome);
    await noteRead(caller, wanted);
    parts.push(stringify(wanted.map((one) => columns.map((column) => one[column] ?? '')), { escape_formulas: true }));
  }
  return parts.join('');
}

const noteRead = (caller: Caller, shown: readonly Candidate[]) => tx(() => auditAll(caller, 'patient.read', shown.map(({ id }) => ({ type: 'Patient', id }))));
