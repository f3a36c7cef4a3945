import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';

const tickMs = 5 * 60_000;

/** A span of somebody's time, buffers included. */
export interface ClaimedSpan {
  readonly practitionerId: string;
  readonly claimedFrom: Date;
  readonly claimedUntil: Date;
}

/** Who owns a claim: exactly one of the two. */
export type ClaimOwner = { readonly holdId: string } | { readonly appointmentId: string };

/** The span that start, end and buffers (minutes) take, rounded outward to ticks. */
export function claimedSpan(
  startsAt: Date,
  endsAt: Date,
  { bufferBefore, bufferAfter }: { bufferBefore: number; bufferAfter: number },
) {
  return {
    claimedFrom: new Date(Math.floor((startsAt.getTime() - bufferBefore * 60_000) / tickMs) * tickMs),
    claimedUntil: new Date(Math.ceil((endsAt.getTime() + bufferAfter * 60_000) / tickMs) * tickMs),
  };
}

/** How many ticks a span has. */
export const tickCount = ({ claimedFrom, claimedUntil }: ClaimedSpan) =>
  (claimedUntil.getTime() - claimedFrom.getTime()) / tickMs;

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

async function tryClaim({ db }: Caller, span: ClaimedSpan, owner: ClaimOwner): Promise<boolean> {
  const first = span.claimedFrom.getTime() / tickMs;
  const rows = Array.from({ length: tickCount(span) }, (_none, i) => ({
    who: span.practitionerId,
    tick: first + i,
    ...owner,
  }));
  try {
    await db.Claim.insertAll(rows);
    return true;
  } catch (error) {
    if (violatedKey(error) !== 'claims.PRIMARY') throw error;
    return false;
  }
}

/** The claims go, the hold stays: whoever comes back to it is told that it expired. */
async function freeExpired(
  { db, clock }: Caller,
  { practitionerId, claimedFrom, claimedUntil }: ClaimedSpan,
): Promise<number> {
  const expired = await db.Hold.find({
    where: {
      practitionerId,
      claimedFrom: { lt: claimedUntil },
      claimedUntil: { gt: claimedFrom },
      expiresAt: { lte: clock.now() },
    },
  });
  let freed = 0;
  for (const { id } of expired) freed += await db.Claim.remove({ holdId: id });
  return freed;
}
