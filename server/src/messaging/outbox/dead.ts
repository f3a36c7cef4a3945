import { z } from 'zod';
import type { Caller } from '../../http/caller.ts';
import type { OutboxKind } from './put.ts';

/** Messages to webhooks have a log of their own. */
type ShownKind = Exclude<OutboxKind, 'webhook'>;

/** A row that was given up, without what it says. */
export interface DeadRow {
  readonly id: string;
  readonly kind: ShownKind;
  readonly name: string;
  readonly patientId: string | null;
  readonly portalUserId: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

const Addressed = z.object({ to: z.object({ patientId: z.string(), portalUserId: z.string(), contactOfUser: z.string() }).partial() }).partial();
const kinds: readonly ShownKind[] = ['event', 'subscriber', 'plugin', 'mail'];

/** Rows of the organization that were given up, newest first, before an id. */
export async function listDead({ db }: Caller, before: string | null, limit: number): Promise<DeadRow[]> {
  const where = { state: 'dead' as const, kind: { in: kinds }, ...(before !== null && { id: { lt: before } }) };
  const rows = await db.Outbox.find({ where, order: [['id', 'DESC']], limit });
  return rows.map(({ id, kind, name, payload, attempts, lastError, createdAt }) => {
    const to = Addressed.safeParse(payload).data?.to;
    return {
      id,
      kind: kinds.find((one) => one === kind) ?? 'mail',
      name,
      patientId: to?.patientId ?? null,
      portalUserId: to?.portalUserId ?? to?.contactOfUser ?? null,
      attempts,
      lastError,
      createdAt,
    };
  });
}
