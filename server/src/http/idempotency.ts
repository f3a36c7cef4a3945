import type { Request } from 'express';
import { problems, type ProblemName } from '../contract/problems.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from './caller.ts';
import { Reply, type Mounted, type RepeatKey } from './handlers.ts';
import { networkOf } from './network.ts';
import { invalid, Problem, problem } from './problem.ts';
import { sha256 } from './secrets.ts';

interface Attempt {
  caller: Caller;
  mounted: Mounted;
  request: Request;
  body: unknown;
}

interface Remembered {
  requestHash: string;
  status: number | null;
  answer: unknown;
}

type Json = Readonly<Record<string, unknown>>;
const keptMs = 24 * 3_600_000;

/**
 * Runs a POST once per `Idempotency-Key`: its row commits with what the service did, so that a repeat is answered and
 * never done again. Two at once: the second waits at the key, then gets the first's answer. Refusals (4xx) are
 * remembered after their roll-back; 5xx and throttles aren't.
 * @throws idempotency-key-reused — the same key with another body
 */
export async function idempotently(attempt: Attempt, run: () => Promise<unknown>): Promise<unknown> {
  const key = keyOf(attempt);
  if (!key) return run();
  const { caller, mounted } = attempt;
  const before = await remembered(caller, key);
  if (before) return again(attempt, key, before);
  try {
    return await tx(async () => {
      await caller.db.IdempotencyKey.insert({ ...rowOf(caller, key), state: 'running', status: null, answer: null });
      const outcome = await run();
      const { value, status } = outcome instanceof Reply ? outcome : new Reply(outcome, null, {});
      const answer = withoutSecrets(value, mounted.contract.secretMembers);
      await caller.db.IdempotencyKey.update(key.row, { state: 'done', status: status ?? mounted.contract.status, answer });
      return outcome;
    });
  } catch (error) {
    if (violatedKey(error) === 'idempotency_keys.PRIMARY') return afterTheOther(attempt, key, run);
    if (error instanceof Problem && error.status < 500 && error.status !== 429) await rememberRefusal(caller, key, error);
    throw error;
  }
}

/** What stands for caller, route and `Idempotency-Key` of a request; null where it has no key. */
export function keyOf({ caller, mounted, request, body }: Attempt): RepeatKey | null {
  const key = request.get('Idempotency-Key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw invalid('/Idempotency-Key', 'format', '8–200 visible ASCII characters', 'header');
  const who = [caller.sessionId ?? caller.apiKeyId ?? 'public', caller.patientId ?? '', caller.origin ?? '', strangerOf(caller, request)].join('\n');
  return {
    row: { caller: sha256(who), route: mounted.name, key: sha256(key) },
    requestHash: sha256(JSON.stringify([request.path, body ?? null])),
  };
}

/** What tells two people apart who aren't signed in: a key that one of them chose doesn't answer the other. */
const strangerOf = ({ kind, ip }: Caller, request: Request) => (kind === 'public' ? `${networkOf(ip)} ${request.get('Portico-Hold') ?? ''} ${request.get('Portico-Appointment') ?? ''}` : '');

function rowOf({ clock }: Caller, { row, requestHash }: RepeatKey) {
  const createdAt = clock.now();
  return { ...row, requestHash, createdAt, expiresAt: new Date(createdAt.getTime() + keptMs) };
}

async function remembered(caller: Caller, { row }: RepeatKey): Promise<Remembered | null> {
  const found = await caller.db.IdempotencyKey.one(row);
  return found && found.expiresAt > caller.clock.now() ? found : null;
}

/** The other attempt has ended by now: its row is there, or it rolled back (or is a day old) and this one may run. */
async function afterTheOther(attempt: Attempt, key: RepeatKey, run: () => Promise<unknown>): Promise<unknown> {
  const before = await remembered(attempt.caller, key);
  if (before) return again(attempt, key, before);
  await tx(() => attempt.caller.db.IdempotencyKey.remove({ ...key.row, expiresAt: { lte: attempt.caller.clock.now() } }));
  return idempotently(attempt, run);
}

async function again({ caller, mounted }: Attempt, key: RepeatKey, { requestHash, status, answer }: Remembered): Promise<unknown> {
  if (requestHash !== key.requestHash) throw problem('idempotency-key-reused');
  const refusal = refusalIn(answer);
  if (refusal) throw refusal;
  const { revive } = mounted;
  return new Reply(revive && isRecord(answer) ? await revive(caller, answer) : (answer ?? undefined), status, {});
}

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function withoutSecrets(value: unknown, secretMembers: readonly string[] = []): unknown {
  if (!isRecord(value) || secretMembers.length === 0) return value ?? null;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !secretMembers.includes(name)));
}

function refusalIn(answer: unknown): Problem | null {
  if (!isRecord(answer) || !isRecord(answer['members'])) return null;
  const { problem: name, members } = answer;
  return isProblemName(name) ? new Problem(name, members as Json) : null;
}

const isProblemName = (name: unknown): name is ProblemName => typeof name === 'string' && Object.hasOwn(problems, name);

async function rememberRefusal(caller: Caller, key: RepeatKey, { problem: name, members, status }: Problem): Promise<void> {
  try {
    await tx(() => caller.db.IdempotencyKey.insert({ ...rowOf(caller, key), state: 'done', status, answer: { problem: name, members } }));
  } catch (error) {
    if (violatedKey(error) !== 'idempotency_keys.PRIMARY') throw error;
  }
}
