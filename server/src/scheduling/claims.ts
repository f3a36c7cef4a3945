import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';

/** Time is claimed in pieces of so many minutes. */
export const tickMinutes = 5;
const tickMs = tickMinutes * 60_000;

/** A span of somebody's time, buffers included, in ticks since the epoch; without the last. */
export interface ClaimedSpan {
  readonly practitionerId: string;
  readonly firstTick: number;
  readonly endTick: number;
}

/** Who owns a claim: exactly one of the two. */
export type ClaimOwner = { readonly holdId: string } | { readonly appointmentId: string };

/** The ticks that start, end and buffers (minutes) take, rounded outward. */
export function ticksOf(startsAt: Date, endsAt: Date, { bufferBefore = 0, bufferAfter = 0 } = {}) {
  return {
    firstTick: Math.floor((startsAt.getTime() - bufferBefore * 60_000) / tickMs),
    endTick: Math.ceil((endsAt.getTime() + bufferAfter * 60_000) / tickMs),
  };
}

/**
 * Claims a span for a hold or an appointment that was just written. The key of the claims refuses an overlap, on any
 * engine and for any number of processes: nothing is looked up first. What a hold left behind that has expired is
 * taken over.
 * @returns false where somebody else has some of the time: then the owner must not stay
 */
export async function claim(caller: Caller, span: ClaimedSpan, owner: ClaimOwner): Promise<boolean> {
  if (await tryClaim(caller, span, owner)) return true;
  return (await freeExpired(caller, span)) > 0 && tryClaim(caller, span, owner);
}

async function tryClaim(
  { db }: Caller,
  { practitionerId: who, firstTick, endTick }: ClaimedSpan,
  owner: ClaimOwner,
): Promise<boolean> {
  const rows = Array.from({ length: endTick - firstTick }, (_none, i) => ({ who, tick: firstTick + i, ...owner }));
  try {
    await db.Claim.insertAll(rows);
    return true;
  } catch (error) {
    if (violatedKey(error) !== 'claims.PRIMARY') throw error;
    return false;
  }
}

/** A hold's claims, by their key as well: no row of anybody else is even looked at, and none is locked. */
export const claimsOf = ({ id, practitionerId, firstTick, endTick }: ClaimedSpan & { readonly id: string }) => ({
  holdId: id,
  who: practitionerId,
  tick: { gte: firstTick, lt: endTick },
});

/** The claims go, the hold stays: whoever comes back to it is told that it expired. */
async function freeExpired(
  { db, clock }: Caller,
  { practitionerId, firstTick, endTick }: ClaimedSpan,
): Promise<number> {
  const expired = await db.Hold.find({
    where: { practitionerId, firstTick: { lt: endTick }, endTick: { gt: firstTick }, expiresAt: { lte: clock.now() } },
  });
  let freed = 0;
  for (const hold of expired) freed += await db.Claim.remove(claimsOf(hold));
  return freed;
}
