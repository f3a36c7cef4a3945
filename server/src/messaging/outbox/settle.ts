import type { Clock } from '../../clock.ts';
import { scopedDb } from '../../db/scoped.ts';
import { codeOf } from '../../ops/error-fields.ts';
import { MailRefused } from '../mail/mailer.ts';
import { patience, shortPatience, waitMs } from './backoff.ts';
import type { Claimed } from './claim.ts';

/** How a try ended in the outbox; `lost` when the claim had run out and somebody else has the row. */
export type Settled = 'done' | 'skipped' | 'failed' | 'dead' | 'lost';

/**
 * Marks a row as done, inside the caller's transaction. What it held of a person is forgotten: nobody needs it again.
 * @returns whether the claim was still ours; if not, the caller's work must not happen either
 */
export async function markDone(row: Claimed, clock: Clock, state: 'done' | 'skipped' = 'done'): Promise<boolean> {
  const change = { state, doneAt: clock.now(), claimedBy: null, lastError: null, payload: withoutData(row) };
  return (await scopedDb(row.organizationId).Outbox.update(ours(row), change)) === 1;
}

/** Puts a row that failed back with a longer wait, or leaves it to staff after the last try. */
export async function markFailed(row: Claimed, error: unknown, clock: Clock, random: () => number): Promise<Settled> {
  const isFinal = error instanceof MailRefused && error.permanent;
  const wait = waitMs(isFinal ? shortPatience : patience, row.attempts, random());
  const lastError = reasonOf(error);
  const change =
    wait === null
      ? ({ state: 'dead', claimedBy: null, lastError } as const)
      : ({ state: 'waiting', claimedBy: null, lastError, dueAt: new Date(clock.now().getTime() + wait) } as const);
  const isOurs = (await scopedDb(row.organizationId).Outbox.update(ours(row), change)) === 1;
  if (!isOurs) return 'lost';
  return wait === null ? 'dead' : 'failed';
}

const ours = ({ id, claim }: Claimed) => ({ id, state: 'claimed', claimedBy: claim }) as const;

/** Whom a message went to, for staff; addresses are forgotten. */
const keptIds = new Set(['patientId', 'portalUserId', 'contactOfUser', 'locationId', 'staffUserId']);

function withoutData({ kind, payload }: Claimed): unknown {
  if (kind !== 'mail') return payload;
  const { to } = Object(payload) as { to?: Readonly<Record<string, unknown>> };
  const ids = Object.entries(to ?? {}).filter(([name, value]) => keptIds.has(name) && typeof value === 'string');
  return { to: Object.fromEntries(ids), data: {} };
}

/** A code that staff and logs may see: messages of servers and databases repeat addresses and names. */
function reasonOf(error: unknown): string {
  if (error instanceof MailRefused) return error.reason.slice(0, 500);
  if (!(error instanceof Error)) return 'unknown';
  const code = codeOf(error);
  return `${error.name}${code === undefined ? '' : ` ${code}`}`.slice(0, 500);
}
