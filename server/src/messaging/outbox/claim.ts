import type { Clock } from '../../clock.ts';
import { scopedDb } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { dueRows, type DueRow } from './due.queries.ts';

/** A row that this worker alone may do until `until`; afterwards another may think that we are dead. */
export interface Claimed extends DueRow {
  readonly claim: string;
}

/** How long a claim holds. Every wait in a delivery together is shorter. */
export const leaseMs = 120_000;

/**
 * Claims due rows of all organizations, the longest overdue first. Each by an UPDATE that only one worker's can
 * match, so that no lock is held while the work is done and a killed worker's rows fall due again by themselves.
 */
export async function claimDue(clock: Clock, claim: string, most: number): Promise<Claimed[]> {
  const now = clock.now();
  const candidates = await dueRows(now, most);
  if (candidates.length === 0) return [];
  // Every worker takes them in the same order, so that two never wait for each other in a circle.
  const inOrder = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  const won = await tx(async () => {
    const mine = new Set<string>();
    for (const row of inOrder) if (await claimOne(row, claim, now)) mine.add(keyOf(row));
    return mine;
  });
  return candidates.filter((row) => won.has(keyOf(row))).map((row) => ({ ...row, attempts: row.attempts + 1, claim }));
}

const keyOf = ({ organizationId, id }: DueRow) => `${organizationId} ${id}`;

async function claimOne({ organizationId, id, attempts }: DueRow, claim: string, now: Date): Promise<boolean> {
  const change = {
    state: 'claimed',
    claimedBy: claim,
    attempts: attempts + 1,
    dueAt: new Date(now.getTime() + leaseMs),
  } as const;
  // `attempts` grows with every claim: whoever read the same number first wins.
  return (
    (await scopedDb(organizationId).Outbox.update({ id, attempts, state: { in: ['waiting', 'claimed'] } }, change)) ===
    1
  );
}
