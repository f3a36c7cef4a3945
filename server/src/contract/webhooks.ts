import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, line, page, paging } from './shapes.ts';

/** What webhooks may hear of: the events of plugins that concern other systems. Payloads hold ids and codes, never names. */
export const webhookEvents = [
  'scheduling.appointment.booked', 'scheduling.appointment.requested', 'scheduling.appointment.accepted', 'scheduling.appointment.declined', 'scheduling.appointment.lapsed',
  'scheduling.appointment.moved', 'scheduling.appointment.cancelled', 'scheduling.appointment.confirmed', 'patients.patient.changed', 'patients.patient.merged', 'patients.contact.changed',
  'registration.registration.completed', 'identity.portal-user.linked', 'identity.portal-user.invited', 'identity.portal-user.activated', 'identity.portal-user.disabled',
  'identity.portal-user.enabled', 'billing.payment.succeeded', 'billing.invoice.paid',
] as const;

/** The name of an event that a webhook may hear of. */
export type WebhookEvent = (typeof webhookEvents)[number];

/** What a try is told by: where a test message was asked for, it has a name of its own. */
export const pingEvent = 'webhook.ping';

const events = z
  .array(z.enum(webhookEvents))
  .min(1)
  .max(webhookEvents.length)
  .nullable()
  .meta({ description: 'What it hears of; null: everything, also what later versions add' });
const url = z.url({ protocol: /^https?$/ }).max(500).meta({ description: 'https; outside production also http to this machine' });

/** An address of another system that hears what happened. */
export const Webhook = z
  .object({
    id: id(),
    url: z.string(),
    name: z.string().nullable(),
    events,
    active: z.boolean(),
    createdAt: instant(),
    rotatedAt: instant().nullable().meta({ description: 'When its secret was changed last; the one before signs for a day more' }),
  })
  .meta({ id: 'Webhook' });

const WithSecret = Webhook.extend({ secret: z.string().optional().meta({ description: '`whsec_…`, told this once' }) }).meta({ id: 'WebhookWithSecret' });

/** One message to one webhook, and how it went. */
export const WebhookDelivery = z
  .object({
    id: id(),
    messageId: z.string().meta({ description: 'The header `webhook-id`: the same however often it is sent, so that a receiver can drop a repeat' }),
    event: z.string(),
    data: z.record(z.string(), z.unknown()).meta({ description: 'Ids and codes, as they are sent' }),
    state: z.enum(['waiting', 'delivered', 'failed']).meta({ description: '`waiting`: it is tried again by itself, for about two days' }),
    attempts: z.number().int().meta({ description: 'Of this sending; a replay counts anew' }),
    lastStatus: z.number().int().nullable().meta({ description: 'What the receiver answered last' }),
    lastError: z.enum(['refused', 'unreachable', 'timeout', 'private-address', 'switched-off']).nullable(),
    lastTriedAt: instant().nullable(),
    nextTryAt: instant().nullable(),
    deliveredAt: instant().nullable(),
    createdAt: instant(),
  })
  .meta({ id: 'WebhookDelivery' });

const common = { callers: ['staff'], permission: 'keys' } as const;
const write = { ...common, freshAuthentication: true } as const;
const byId = z.strictObject({ id: id() });

/** What happened, told to other developers' servers (Standard Webhooks); `server/src/webhooks/`. */
export const webhooks = {
  listWebhooks: route({
    ...common,
    method: 'get',
    path: '/v1/admin/webhooks',
    summary: 'Webhooks of the organization, newest first',
    ok: z.object({ data: z.array(Webhook) }),
  }),
  createWebhook: route({
    ...write,
    method: 'post',
    path: '/v1/admin/webhooks',
    summary: 'Add a webhook',
    description: 'Its secret is told this once: a repeat of the request names the webhook without.',
    idempotent: true,
    secretMembers: ['secret'],
    body: z.strictObject({ url, name: line(100).nullable().default(null), events: events.default(null), active: z.boolean().default(true) }),
    status: 201,
    ok: WithSecret,
    problems: ['conflict', 'idempotency-key-reused'],
  }),
  getWebhook: route({
    ...common,
    method: 'get',
    path: '/v1/admin/webhooks/{id}',
    summary: 'A webhook',
    params: byId,
    ok: Webhook,
    problems: ['not-found'],
  }),
  changeWebhook: route({
    ...write,
    method: 'patch',
    path: '/v1/admin/webhooks/{id}',
    summary: 'Change a webhook',
    description: 'Switched off, it hears of nothing, and what still waits for it fails; failed messages can be replayed.',
    params: byId,
    body: z.strictObject({ url: url.optional(), name: line(100).nullable().optional(), events: events.optional(), active: z.boolean().optional() }),
    ok: Webhook,
    problems: ['not-found'],
  }),
  removeWebhook: route({
    ...write,
    method: 'delete',
    path: '/v1/admin/webhooks/{id}',
    summary: 'Remove a webhook with its log; what waits for it isn’t sent',
    params: byId,
    ok: z.undefined(),
    problems: ['not-found'],
  }),
  rotateWebhookSecret: route({
    ...write,
    method: 'post',
    path: '/v1/admin/webhooks/{id}/rotate',
    summary: 'Change the secret',
    description: 'For a day messages carry the signatures of both, the new one first. The new secret is told this once.',
    idempotent: true,
    secretMembers: ['secret'],
    params: byId,
    ok: WithSecret,
    problems: ['not-found', 'idempotency-key-reused'],
  }),
  pingWebhook: route({
    ...write,
    method: 'post',
    path: '/v1/admin/webhooks/{id}/ping',
    summary: `Send a test message, \`${pingEvent}\``,
    idempotent: true,
    params: byId,
    status: 202,
    ok: WebhookDelivery,
    problems: ['not-found', 'conflict', 'idempotency-key-reused'],
  }),
  listWebhookDeliveries: route({
    ...common,
    method: 'get',
    path: '/v1/admin/webhooks/{id}/deliveries',
    summary: 'Messages to a webhook, newest first, of the last 90 days',
    params: byId,
    query: z.strictObject({ ...paging, state: z.enum(['waiting', 'delivered', 'failed']).optional() }),
    ok: page(WebhookDelivery),
    problems: ['not-found'],
  }),
  replayWebhookDelivery: route({
    ...write,
    method: 'post',
    path: '/v1/admin/webhooks/{id}/deliveries/{deliveryId}/replay',
    summary: 'Send a message again, under its own id, with all its tries',
    description: 'One that still waits stays as it is. A receiver that drops repeats drops one that it had.',
    params: z.strictObject({ id: id(), deliveryId: id() }),
    status: 202,
    ok: WebhookDelivery,
    problems: ['not-found', 'conflict'],
  }),
};
