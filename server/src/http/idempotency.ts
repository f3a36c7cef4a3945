import type { Request } from 'express';
import { problems, type ProblemName } from '../contract/problems.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from './caller.ts';
import { Reply, type Mounted } from './handlers.ts';
import { invalid, Problem, problem } from './problem.ts';
import { sha256 } from './secrets.ts';

interface Attempt {
  caller: Caller;
  mounted: Mounted;
  request: Request;
  body: unknown;
}

type Row = NonNullable<ReturnType<typeof keyOf>>;

interface Remembered {
  requestHash: string;
  status: number;
  answer: unknown;
}

const keptMs = 24 * 3_600_000;

/**
 * Runs a POST once per `Idempotency-Key`: its row commits with what the service did, so that a repeat is answered and
 * never done again. Two at once: the second waits at the key, then gets the first's answer. Refusals (4xx) are
 * remembered after their roll-back; 5xx aren't.
 * @throws idempotency-key-reused — the same key with another body
 */
export async function idempotently(attempt: Attempt, run: () => Promise<unknown>): Promise<unknown> {
  const row = keyOf(attempt);
  if (!row) return run();
  const before = await remembered(attempt.caller, row.id);
  if (before) return again(attempt, before);
  try {
    return await tx(async () => {
      await attempt.caller.db.IdempotencyKey.insert({ ...row, status: 0, answer: null });
      const outcome = await run();
      const { value, status } = outcome instanceof Reply ? outcome : new Reply(outcome, null, {});
      const kept = withoutSecrets(value, attempt.mounted.contract.secretMembers);
      await attempt.caller.db.IdempotencyKey.update({ id: row.id }, { status: status ?? attempt.mounted.contract.status, answer: kept });
      return outcome;
    });
  } catch (error) {
    if (violatedKey(error)?.startsWith('idempotency_keys.')) return afterTheOther(attempt, row, run);
    if (error instanceof Problem && error.status < 500 && error.status !== 429) await rememberRefusal(attempt.caller, row, error);
    throw error;
  }
}

/** What stands for caller, route and `Idempotency-Key` of a request; null where it has no key. */
export function keyOf({ caller, mounted, request, body }: Attempt) {
  const key = request.get('Idempotency-Key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw invalid('/Idempotency-Key', 'format', '8–200 visible ASCII characters', 'header');
  const who = caller.sessionId ?? caller.apiKeyId ?? caller.origin ?? 'public';
  const createdAt = caller.clock.now();
  return {
    id: sha256([who, caller.patientId ?? '', mounted.name, key].join('\n')),
    requestHash: sha256(JSON.stringify([request.path, body ?? null])),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + keptMs),
  };
}

async function remembered(caller: Caller, id: string): Promise<Remembered | null> {
  const found = await caller.db.IdempotencyKey.one({ id });
  return found && found.expiresAt > caller.clock.now() ? found : null;
}

/** The other attempt has ended by now: its row is there, or it rolled back and this one may run. */
async function afterTheOther(attempt: Attempt, row: Row, run: () => Promise<unknown>): Promise<unknown> {
  const before = await remembered(attempt.caller, row.id);
  if (before) return again(attempt, before);
  await tx(() => attempt.caller.db.IdempotencyKey.remove({ id: row.id, expiresAt: { lte: attempt.caller.clock.now() } }));
  return idempotently(attempt, run);
}

async function again(attempt: Attempt, { requestHash, status, answer }: Remembered): Promise<unknown> {
  if (requestHash !== keyOf(attempt)?.requestHash) throw problem('idempotency-key-reused');
  const refusal = refusalIn(answer);
  if (refusal) throw refusal;
  const { revive } = attempt.mounted;
  return new Reply(revive && isRecord(answer) ? await revive(attempt.caller, answer) : (answer ?? undefined), status, {});
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function withoutSecrets(value: unknown, secretMembers: readonly string[] = []): unknown {
  if (!isRecord(value) || secretMembers.length === 0) return value ?? null;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !secretMembers.includes(name)));
}

function refusalIn(answer: unknown): Problem | null {
  if (!isRecord(answer) || !('problem' in answer) || !('members' in answer)) return null;
  const { problem: name, members } = answer;
  return typeof name === 'string' && Object.hasOwn(problems, name) ? new Problem(name as ProblemName, members as Record<string, unknown>) : null;
}

async function rememberRefusal(caller: Caller, row: Row, refusal: Problem): Promise<void> {
  try {
    await tx(() =>
      caller.db.IdempotencyKey.insert({ ...row, status: refusal.status, answer: { problem: refusal.problem, members: refusal.members } }),
    );
  } catch (error) {
    if (!violatedKey(error)?.startsWith('idempotency_keys.')) throw error;
  }
}
