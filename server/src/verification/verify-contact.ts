import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { codeFor, sameSecret } from '../http/secrets.ts';

/** What a code proves. */
export type VerificationPurpose = 'contact' | 'registration' | 'guest';

const lifeMs = 10 * 60_000;
const mostTries = 5;

/** An address or number that is to be proved, and for what. */
export interface ToVerify {
  readonly purpose: VerificationPurpose;
  readonly system: 'email' | 'phone';
  readonly value: string;
  readonly normalized: string;
  /** What it is for: a contact point, a registration, a hold. A new code for it ends the old ones. */
  readonly subjectId: string;
}

/** Makes a code of six digits, good for ten minutes and five tries. Inside `tx`. @returns the id that the message names it by */
export async function issueCode({ db, ids, clock }: Caller, wanted: ToVerify): Promise<string> {
  const id = ids.next();
  const createdAt = clock.now();
  await db.Verification.update({ purpose: wanted.purpose, subjectId: wanted.subjectId, usedAt: null, replacedAt: null }, { replacedAt: createdAt });
  await db.Verification.insert({ id, ...wanted, attempts: 0, expiresAt: new Date(createdAt.getTime() + lifeMs), usedAt: null, replacedAt: null, createdAt });
  return id;
}

/** What came of a code: `dead` ones need a new code, whatever is typed. */
export type CodeOutcome = { readonly outcome: 'verified'; readonly normalized: string; readonly system: 'email' | 'phone' } | { readonly outcome: 'wrong' | 'dead' };

/**
 * Checks a code for a subject and uses it up. Each try is counted before the code is looked at, in a transaction of its
 * own, so that neither a race nor a roll-back gives more of them.
 */
export async function checkCode(caller: Caller, purpose: VerificationPurpose, subjectId: string, code: string): Promise<CodeOutcome> {
  const { db, clock, runtime } = caller;
  const now = clock.now();
  const open = (await db.Verification.find({ where: { purpose, subjectId } })).find((one) => one.usedAt === null && one.replacedAt === null && one.expiresAt > now);
  if (!open) return { outcome: 'dead' };
  const counted = await tx(() => db.Verification.add({ id: open.id, usedAt: null, attempts: { lt: mostTries } }, { attempts: 1 }));
  if (counted !== 1) return { outcome: 'dead' };
  if (!sameSecret(codeFor(runtime.config.PORTICO_SECRET, open.id), code)) return { outcome: open.attempts + 1 >= mostTries ? 'dead' : 'wrong' };
  const won = await tx(() => db.Verification.update({ id: open.id, usedAt: null, replacedAt: null }, { usedAt: now }));
  return won === 1 ? { outcome: 'verified', normalized: open.normalized, system: open.system } : { outcome: 'dead' };
}
