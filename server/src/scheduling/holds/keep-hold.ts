import { tx, retry } from '../../db/tx.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { zoneOf } from '../../zones.ts';
import { claimsOf } from '../claims.ts';
import type { Hold } from '../scheduling.models.ts';
import { holdMinutes, type HeldSlot } from './create-hold.ts';
import { mayUse } from './hold-token.ts';

const longestMinutes = 60;

/**
 * The caller's live hold, which nobody else changes until the transaction ends. Inside `tx`.
 * @throws not-found — also when it is somebody else's; hold-expired
 */
export const liveHold = (caller: Caller, id: string, token: string | undefined): Promise<Row<Hold>> => held(caller, { id, token, lock: true });

/** The caller's live hold as it is now: to look at. @throws not-found — also when it is somebody else's; hold-expired */
export const seenHold = (caller: Caller, id: string, token: string | undefined): Promise<Row<Hold>> => held(caller, { id, token, lock: false });

async function held(caller: Caller, { id, token, lock }: { id: string; token: string | undefined; lock: boolean }): Promise<Row<Hold>> {
  const hold = await caller.db.Hold.one({ id }, { lock });
  if (!hold || !mayUse(caller, hold, token)) throw problem('not-found');
  if (hold.expiresAt <= caller.clock.now()) throw problem('hold-expired');
  return hold;
}

/**
 * Keeps a hold for ten more minutes from now, an hour in all, and with it what the person has written so far.
 * @throws not-found, hold-expired
 */
export function renewHold(
  caller: Caller,
  id: string,
  { token, reason }: { token?: string | undefined; reason?: string | undefined },
): Promise<HeldSlot> {
  return tx(async () => {
    const hold = await liveHold(caller, id, token);
    const inTen = caller.clock.now().getTime() + holdMinutes * 60_000;
    const change = {
      expiresAt: new Date(Math.min(inTen, hold.createdAt.getTime() + longestMinutes * 60_000)),
      reason: caller.settings.get('scheduling.reasonForAppointment') ? (reason ?? hold.reason) : null,
    };
    if ((await caller.db.Hold.update({ id, expiresAt: hold.expiresAt }, change)) !== 1) throw retry();
    const location = await caller.db.Location.one({ id: hold.locationId });
    return { hold: { ...hold, ...change }, zone: zoneOf(location?.timeZone ?? 'UTC') };
  });
}

/**
 * Gives the time back. An expired hold is given back as well: asking twice is not an error until it is swept.
 * @throws not-found — also when it is somebody else's
 */
export function releaseHold(caller: Caller, id: string, token: string | undefined): Promise<void> {
  return tx(async () => {
    const hold = await caller.db.Hold.one({ id });
    if (!hold || !mayUse(caller, hold, token)) throw problem('not-found');
    await caller.db.Claim.remove(claimsOf(hold));
    await caller.db.Hold.remove({ id });
  });
}
