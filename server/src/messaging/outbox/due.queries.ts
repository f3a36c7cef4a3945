import { unscopedDb } from '../../db/scoped.ts';
import { asInstant, asInt, asJson, asText, optional, type Mapper } from '../../db/rows.ts';

/** A row of the outbox with the organization that it belongs to. */
export interface DueRow {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly createdAt: Date;
}

const dueRow: Mapper<DueRow> = {
  organizationId: asText,
  id: asText,
  kind: asText,
  name: asText,
  payload: asJson,
  attempts: asInt,
  createdAt: asInstant,
};

/** Rows of all organizations that may be tried now, the longest overdue first; a claim that ran out is one. */
export function dueRows(now: Date, most: number): Promise<readonly DueRow[]> {
  return unscopedDb.select(
    `select organizationId, id, kind, name, payload, attempts, createdAt
     from outbox where state in ($states) and dueAt <= $now order by dueAt, id limit ${Math.trunc(most)}`,
    { states: ['waiting', 'claimed'], now },
    dueRow,
  );
}

/** When the next row may be tried; null where none waits. */
export async function nextDueAt(): Promise<Date | null> {
  const [row] = await unscopedDb.select(
    'select min(dueAt) as dueAt from outbox where state in ($states)',
    { states: ['waiting', 'claimed'] },
    { dueAt: optional(asInstant) },
  );
  return row?.dueAt ?? null;
}

/** How the outbox stands, over all organizations: for the metrics. */
export async function outboxReadings(now: Date): Promise<{ due: number; dead: number; oldestSeconds: number }> {
  const states = await unscopedDb.select(
    'select state, count(*) as n from outbox where state in ($states) group by state',
    { states: ['waiting', 'claimed', 'dead'] },
    { state: asText, n: asInt },
  );
  const count = (...names: string[]) =>
    states.filter(({ state }) => names.includes(state)).reduce((sum, { n }) => sum + n, 0);
  const next = await nextDueAt();
  const oldestSeconds = next ? Math.max(0, (now.getTime() - next.getTime()) / 1000) : 0;
  return { due: count('waiting', 'claimed'), dead: count('dead'), oldestSeconds };
}
