import { webhookEvents, webhooks, type WebhookEvent } from '../contract/webhooks.ts';
import type { Row } from '../db/scoped.ts';
import { handlers } from '../http/handlers.ts';
import { listDeliveries, pingWebhook, replayDelivery, type Listed } from './deliveries.ts';
import { changeWebhook, createWebhook, endpointOf, removeWebhook, rotateWebhook, type WithSecret } from './manage-webhooks.ts';
import type { WebhookEndpoint } from './webhooks.models.ts';

/** Webhooks, for staff and programs with the right. */
export const webhookRoutes = handlers(webhooks, {
  listWebhooks: async ({ caller }) => ({ data: (await caller.db.WebhookEndpoint.find({ order: [['id', 'DESC']] })).map(out) }),
  createWebhook: async ({ caller, body }) => outWithSecret(await createWebhook(caller, body)),
  getWebhook: async ({ caller, params }) => out(await endpointOf(caller, params.id)),
  changeWebhook: async ({ caller, params, body }) => out(await changeWebhook(caller, params.id, body)),
  removeWebhook: ({ caller, params }) => removeWebhook(caller, params.id),
  rotateWebhookSecret: async ({ caller, params }) => outWithSecret(await rotateWebhook(caller, params.id)),
  pingWebhook: async ({ caller, params }) => outDelivery(await pingWebhook(caller, params.id)),
  listWebhookDeliveries: async ({ caller, params, query }) => {
    const { data, nextCursor } = await listDeliveries(caller, params.id, query);
    return { data: data.map(outDelivery), nextCursor };
  },
  replayWebhookDelivery: async ({ caller, params }) => outDelivery(await replayDelivery(caller, params.id, params.deliveryId)),
});

const isEvent = (name: string): name is WebhookEvent => webhookEvents.some((one) => one === name);
const time = (at: Date | null) => at?.toISOString() ?? null;

const out = ({ id, url, name, events, active, createdAt, rotatedAt }: Row<WebhookEndpoint>) => ({
  id,
  url,
  name,
  events: events && events.filter(isEvent),
  active,
  createdAt: createdAt.toISOString(),
  rotatedAt: time(rotatedAt),
});

const outWithSecret = ({ secret, ...row }: WithSecret) => ({ ...out(row), ...(secret !== undefined && { secret }) });

const errors = ['refused', 'unreachable', 'timeout', 'private-address', 'switched-off'] as const;

const outDelivery = ({ id, messageId, event, data, state, attempts, lastStatus, lastError, lastTriedAt, nextTryAt, deliveredAt, createdAt }: Listed) => ({
  id,
  messageId,
  event,
  data: { ...Object(data) },
  state,
  attempts,
  lastStatus,
  lastError: errors.find((one) => one === lastError) ?? null,
  lastTriedAt: time(lastTriedAt),
  nextTryAt: time(nextTryAt),
  deliveredAt: time(deliveredAt),
  createdAt: createdAt.toISOString(),
});
