import { removeInBatches } from '../db/remove-in-batches.ts';
import { scopedDb } from '../db/scoped.ts';
import type { Runtime } from '../runtime.ts';
import { organizationsWithDeliveries } from './sweep-deliveries.queries.ts';

/** As long as the outbox remembers what it has done. */
const keptMs = 90 * 24 * 3_600_000;

/** Forgets messages to webhooks of long ago, and what of them the outbox gave up. Those that wait stay. */
export async function sweepDeliveries({ clock }: Pick<Runtime, 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - keptMs);
  let removed = 0;
  for (const organizationId of await organizationsWithDeliveries(before)) {
    const db = scopedDb(organizationId);
    removed += await removeInBatches(db.WebhookDelivery, { state: { in: ['delivered', 'failed'] as const }, createdAt: { lte: before } });
    await removeInBatches(db.Outbox, { state: 'dead' as const, kind: 'webhook', dueAt: { lte: before } });
  }
  return removed;
}
