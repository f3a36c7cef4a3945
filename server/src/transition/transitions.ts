import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import { systemCaller, type Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { assertSendable } from '../identity/invitations/assert-sendable.ts';
import { allOrganizations } from '../organizations/organizations.ts';
import type { Runtime } from '../runtime.ts';
import { countReached } from './candidates.queries.ts';
import { advance } from './run-transition.ts';

/** How a transition begins. */
export interface Starting {
  readonly kind: 'notice' | 'invite';
  readonly perMinute: number;
}

/**
 * Begins to tell or invite everybody without a login; the job goes on with it.
 * @throws transition-running — one at a time
 * @throws portal-off, mail-not-configured
 */
export function startTransition(caller: Caller, { kind, perMinute }: Starting) {
  assertSendable(caller, 'email');
  const { db, ids, clock } = caller;
  return tx(async () => {
    const now = clock.now();
    const { without: total } = await countReached(caller);
    const row = { id: ids.next(), kind, state: 'running' as const, open: 'y' as const, perMinute, afterPatientId: null, total, sent: 0, setAside: 0, startedById: caller.staffUserId ?? caller.apiKeyId ?? null, dueAt: now, createdAt: now, finishedAt: null };
    try {
      await db.Transition.insert(row);
    } catch (error) {
      throw violatedKey(error) === 'transitions.open' ? problem('transition-running') : error;
    }
    await audit(caller, 'transition.start', { type: 'Transition', id: row.id, details: { kind, total } });
    return row;
  });
}

/** A transition. @throws not-found */
export async function getTransition({ db }: Caller, id: string) {
  const row = await db.Transition.one({ id });
  if (!row) throw problem('not-found');
  return row;
}

/** The clinic's transitions, newest first. */
export const listTransitions = ({ db }: Caller) => db.Transition.find({ order: [['id', 'DESC']], limit: 50 });

const acts = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  stop: { from: ['running', 'paused'], to: 'stopped' },
} as const;

/** Pauses, resumes or ends a transition. @throws not-found; conflict — it isn't in a state for that */
export function actOn(caller: Caller, id: string, verb: keyof typeof acts) {
  const { from, to } = acts[verb];
  const { db, clock } = caller;
  return tx(async () => {
    const now = clock.now();
    const won = await db.Transition.update({ id, state: { in: [...from] } }, { state: to, ...(to === 'running' && { dueAt: now }), ...(to === 'stopped' && { finishedAt: now, open: null }) });
    const row = await getTransition(caller, id);
    if (won !== 1) throw problem('conflict');
    await audit(caller, `transition.${verb}`, { type: 'Transition', id });
    return row;
  });
}

/** The transition that isn't over, if there is one. */
export async function openTransition({ db }: Caller) {
  return (await db.Transition.find({ where: { open: 'y' }, limit: 1 }))[0] ?? null;
}

/** The job: goes on with every transition of every organization. @returns how many patients were gone through */
export async function runTransitions(runtime: Runtime): Promise<number> {
  let done = 0;
  for (const organization of await allOrganizations()) {
    const caller = await systemCaller(runtime, organization);
    if (!caller.settings.get('general.enabled')) continue;
    const [running] = await caller.db.Transition.find({ where: { state: 'running', dueAt: { lte: runtime.clock.now() } }, limit: 1 });
    if (running) done += await advance(caller, running.id);
  }
  return done;
}
