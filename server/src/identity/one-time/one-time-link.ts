import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { sha256, tokenFor } from '../../http/secrets.ts';
import { ownerOf, type User } from '../user.ts';

/** What a link is good for. */
export type LinkPurpose = 'invitation' | 'reset' | 'staff-invitation' | 'staff-reset';

const hourMs = 3_600_000;
/** How long each is good (security rule 21). */
const lifeMs: Readonly<Record<LinkPurpose, number>> = { invitation: 72 * hourMs, reset: hourMs / 2, 'staff-invitation': 72 * hourMs, 'staff-reset': hourMs / 2 };

/** How a link stands; `unknown` also where it was never ours. */
export type LinkState = 'open' | 'used' | 'replaced' | 'expired' | 'unknown';

/** A link as it was found. */
export interface FoundLink {
  readonly id: string;
  readonly state: LinkState;
  readonly portalUserId: string | null;
  readonly staffUserId: string | null;
  readonly expiresAt: Date;
  /** What was kept with it. */
  readonly data: unknown;
}

/** Until when a link made at this time is good. */
export const linkExpiry = (purpose: LinkPurpose, madeAt: Date): Date => new Date(madeAt.getTime() + lifeMs[purpose]);

/**
 * Makes a link that works once, and ends every older one of its purpose. The message gets the id: the token is derived
 * from it when it leaves. Inside `tx`, after a write to the user's own row: of two made at once the second waits and ends the first.
 * @param data ids, codes and hashes that are kept with it
 * @returns the id that messages name it by
 */
export async function issueLink({ db, ids, clock, runtime }: Caller, purpose: LinkPurpose, user: Pick<User, 'kind' | 'id'>, data: unknown = null): Promise<string> {
  const id = ids.next();
  const createdAt = clock.now();
  await endLinks({ db, clock }, purpose, user);
  const expiresAt = linkExpiry(purpose, createdAt);
  const open = { attempts: 0, data, usedAt: null, replacedAt: null };
  await db.OneTimeToken.insert({ id, hash: sha256(tokenFor(runtime.config.PORTICO_SECRET, id)), purpose, ...ownerOf(user), ...open, expiresAt, createdAt });
  return id;
}

/** Ends the open links of a purpose: a new one was made, or what they were for is over. Inside `tx`. */
export async function endLinks({ db, clock }: Pick<Caller, 'db' | 'clock'>, purpose: LinkPurpose, user: Pick<User, 'kind' | 'id'>): Promise<void> {
  const { portalUserId, staffUserId } = ownerOf(user);
  const own = portalUserId ? { portalUserId } : { staffUserId };
  await db.OneTimeToken.update({ ...own, purpose, usedAt: null, replacedAt: null }, { replacedAt: clock.now() });
}

/** How a link of this purpose stands; looking at it changes nothing, so mail scanners do no harm. */
export async function findLink({ db, clock }: Caller, purpose: LinkPurpose, token: string): Promise<FoundLink> {
  const row = await db.OneTimeToken.one({ hash: sha256(token) });
  if (!row || row.purpose !== purpose) return { id: '', state: 'unknown', portalUserId: null, staffUserId: null, expiresAt: new Date(0), data: null };
  const { id, portalUserId, staffUserId, expiresAt, data } = row;
  const state = row.usedAt ? 'used' : row.replacedAt ? 'replaced' : expiresAt <= clock.now() ? 'expired' : 'open';
  return { id, state, portalUserId, staffUserId, expiresAt, data };
}

/** Uses a link up, by the one UPDATE that only one of many can win. Inside `tx`. @returns whether it was ours to use */
export function useLink({ db, clock }: Caller, id: string): Promise<boolean> {
  const usedAt = clock.now();
  return tx(async () => (await db.OneTimeToken.update({ id, usedAt: null, replacedAt: null, expiresAt: { gt: usedAt } }, { usedAt })) === 1);
}
