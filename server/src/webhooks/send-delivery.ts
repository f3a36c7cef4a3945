import { scopedDb } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import type { WebhookMessages } from '../messaging/outbox/perform.ts';
import { postJson } from '../outgoing/post-json.ts';
import { PrivateAddress } from '../outgoing/public-address.ts';
import { noteEvent } from './deliveries.ts';
import { mayBePrivate } from './manage-webhooks.ts';
import { signedHeaders } from './signature.ts';

/** A receiver has so long to answer: less than the outbox waits for its claim. */
const waitMs = 10_000;

/** The receiver answered something else than 2xx; redirects aren't followed. */
class WebhookRefused extends Error {
  override name = 'WebhookRefused';
  constructor(readonly status: number) {
    super('The receiver did not take the message');
  }
}

/** How the outbox makes messages of events, sends them, and keeps how it went. */
export const webhookMessages: WebhookMessages = {
  note: noteEvent,
  send: sendDelivery,
  sent: async (caller, { deliveryId }, outcome) => {
    const now = caller.clock.now();
    const [row] = await caller.db.WebhookDelivery.find({ where: { id: deliveryId }, limit: 1 });
    if (!row) return;
    const tried = { attempts: row.attempts + 1, lastTriedAt: now };
    if (outcome.state === 'off') await caller.db.WebhookDelivery.update({ id: deliveryId }, { state: 'failed', lastError: 'switched-off' });
    else await caller.db.WebhookDelivery.update({ id: deliveryId }, { ...tried, state: 'delivered', deliveredAt: now, lastStatus: outcome.status, lastError: null });
  },
  failed: async ({ organizationId, deliveryId, isLast, clock }, error) => {
    const db = scopedDb(organizationId);
    const row = await db.WebhookDelivery.one({ id: deliveryId });
    if (!row) return;
    const lastStatus = error instanceof WebhookRefused ? error.status : null;
    await db.WebhookDelivery.update({ id: deliveryId }, { ...(isLast && { state: 'failed' as const }), attempts: row.attempts + 1, lastTriedAt: clock.now(), lastStatus, lastError: codeOf(error) });
  },
};

/**
 * Sends one message; nothing is kept here, so a crash after it sends it again, under the same id.
 * @returns null where message or endpoint are gone
 * @throws what stood in the way: it is tried again
 */
async function sendDelivery(caller: Caller, { deliveryId }: { deliveryId: string }) {
  const delivery = await caller.db.WebhookDelivery.one({ id: deliveryId });
  const endpoint = delivery && (await caller.db.WebhookEndpoint.one({ id: delivery.endpointId }));
  if (!delivery || !endpoint) return null;
  if (!endpoint.active) return { state: 'off' as const };
  const body = JSON.stringify({ type: delivery.event, timestamp: delivery.happenedAt.toISOString(), data: delivery.data });
  const headers = { ...signedHeaders(caller, endpoint, { id: delivery.messageId, text: body }), 'User-Agent': 'Portico-Webhooks' };
  const status = await postJson(endpoint.url, { body, headers, waitMs, mayBePrivate: mayBePrivate(caller) });
  if (status < 200 || status > 299) throw new WebhookRefused(status);
  return { state: 'delivered' as const, status };
}

function codeOf(error: unknown): 'refused' | 'private-address' | 'timeout' | 'unreachable' {
  if (error instanceof WebhookRefused) return 'refused';
  if (error instanceof PrivateAddress) return 'private-address';
  return error instanceof DOMException ? 'timeout' : 'unreachable';
}
