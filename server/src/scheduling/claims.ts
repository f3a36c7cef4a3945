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
  return claimTicks(caller, { span, ticks: ticksIn(span), owner });
}

/**
 * The same for the new time of an appointment that is being moved: what it has of that time itself stays its own for now and
 * passes over when the move stands, the rest is claimed.
 */
export async function claimBeside(caller: Caller, span: ClaimedSpan, owner: ClaimOwner, movesAppointmentId: string): Promise<boolean> {
  const own = await caller.db.Claim.find({ where: sharedWith(movesAppointmentId, span) });
  const shared = new Set(own.map(({ tick }) => tick));
  return claimTicks(caller, { span, ticks: ticksIn(span).filter((tick) => !shared.has(tick)), owner });
}

/** What an appointment has of a span. */
export const sharedWith = (appointmentId: string, { practitionerId, firstTick, endTick }: ClaimedSpan) => ({
  appointmentId,
  who: practitionerId,
  tick: { gte: firstTick, lt: endTick },
});

const ticksIn = ({ firstTick, endTick }: ClaimedSpan) => Array.from({ length: endTick - firstTick }, (_none, i) => firstTick + i);

interface Wanted {
  readonly span: ClaimedSpan;
  readonly ticks: readonly number[];
  readonly owner: ClaimOwner;
}

async function claimTicks(caller: Caller, wanted: Wanted): Promise<boolean> {
  if (wanted.ticks.length === 0 || (await tryClaim(caller, wanted))) return true;
  return (await freeExpired(caller, wanted.span)) > 0 && tryClaim(caller, wanted);
}

async function tryClaim({ db }: Caller, { span: { practitionerId: who }, ticks, owner }: Wanted): Promise<boolean> {
  const rows = ticks.map((tick) => ({ who, tick, ...owner }));
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
