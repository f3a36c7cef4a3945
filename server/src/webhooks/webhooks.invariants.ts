import type { Invariant } from '../db/invariant.ts';

/** What must always hold of messages to webhooks, over all organizations, on both engines. */
export const invariants: readonly Invariant[] = [
  {
    name: 'a message to a webhook waits exactly while the outbox has it to send',
    broken: `select d.organizationId, d.id from webhook_deliveries d
      left join outbox o on o.organizationId = d.organizationId and o.kind = 'webhook' and o.state in ('waiting', 'claimed') and substr(o.dedupeKey, -36) = d.id
      where (d.state = 'waiting' and o.id is null) or (d.state <> 'waiting' and o.id is not null)`,
  },
  {
    name: 'a message to a webhook has a time of delivery exactly when it was delivered',
    broken: `select organizationId, id from webhook_deliveries where (state = 'delivered' and deliveredAt is null) or (state <> 'delivered' and deliveredAt is not null)`,
  },
];
