import { audit } from '../audit/audit.ts';
import { pingEvent, webhookEvents } from '../contract/webhooks.ts';
import type { Row } from '../db/scoped.ts';
import { retry, tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { putIntoOutbox } from '../messaging/outbox/put.ts';
import { endpointOf } from './manage-webhooks.ts';
import type { WebhookDelivery } from './webhooks.models.ts';

/** Something that happened, as the outbox holds it. */
export interface Happening {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly createdAt: Date;
}

/** A delivery, and when it is tried next where it waits. */
export type Listed = Row<WebhookDelivery> & { readonly nextTryAt: Date | null };

/** Makes a message for each endpoint that hears of an event, in the transaction that passes the event on: none is lost, none made twice. */
export async function noteEvent(caller: Caller, event: Happening): Promise<void> {
  if (!webhookEvents.some((name) => name === event.name)) return;
  const endpoints = await caller.db.WebhookEndpoint.find({ where: { active: true } });
  for (const { id, events } of endpoints) if (events === null || events.includes(event.name)) await note(caller, id, event);
}

/** Sends a message that says nothing, to try an endpoint. @throws not-found; conflict — it is switched off */
export function pingWebhook(caller: Caller, endpointId: string): Promise<Listed> {
  return tx(async () => {
    if (!(await endpointOf(caller, endpointId)).active) throw problem('conflict');
    await audit(caller, 'webhook.ping', { type: 'Webhook', id: endpointId });
    const now = caller.clock.now();
    return { ...(await note(caller, endpointId, { id: caller.ids.next(), name: pingEvent, payload: {}, createdAt: now })), nextTryAt: now };
  });
}

/** Sends a message again under its own id; one that waits stays as it is. @throws not-found; conflict — the endpoint is switched off */
export function replayDelivery(caller: Caller, endpointId: string, id: string): Promise<Listed> {
  return tx(async () => {
    const { active } = await endpointOf(caller, endpointId);
    const row = await caller.db.WebhookDelivery.one({ id, endpointId });
    if (!row) throw problem('not-found');
    if (row.state === 'waiting') return withNext(caller, row);
    if (!active) throw problem('conflict');
    const fresh = { state: 'waiting', replays: row.replays + 1, attempts: 0, lastStatus: null, lastError: null, deliveredAt: null } as const;
    if ((await caller.db.WebhookDelivery.update({ id, state: row.state, replays: row.replays }, fresh)) !== 1) throw retry();
    await caller.db.Outbox.remove({ dedupeKey: workKey(row), state: 'dead' });
    await send(caller, { ...row, ...fresh });
    await audit(caller, 'webhook.replay', { type: 'Webhook', id: endpointId });
    return withNext(caller, { ...row, ...fresh });
  });
}

interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: WebhookDelivery['state'] | undefined;
}

/** Messages to an endpoint, newest first. @throws not-found */
export async function listDeliveries(caller: Caller, endpointId: string, { cursor, limit, state }: Page): Promise<{ data: Listed[]; nextCursor: string | null }> {
  await endpointOf(caller, endpointId);
  const [before] = readCursor(cursor, { id: 'text' }) ?? [];
  const where = { endpointId, ...(state && { state }), ...(before !== undefined && { id: { lt: String(before) } }) };
  const rows = await caller.db.WebhookDelivery.find({ where, order: [['id', 'DESC']], limit: limit + 1 });
  const data = rows.slice(0, limit);
  const next = await nextTries(caller, data);
  const last = data.at(-1);
  return { data: data.map((row) => ({ ...row, nextTryAt: next.get(workKey(row)) ?? null })), nextCursor: last && rows.length > limit ? cursorOf([last.id]) : null };
}

/** By this the outbox knows the work that sends a message: one a replay. */
export const workKey = ({ id, replays }: Pick<Row<WebhookDelivery>, 'id' | 'replays'>) => `webhook/${replays}/${id}`;

const withNext = async (caller: Caller, row: Row<WebhookDelivery>): Promise<Listed> => ({ ...row, nextTryAt: (await nextTries(caller, [row])).get(workKey(row)) ?? null });

async function nextTries({ db }: Caller, rows: readonly Row<WebhookDelivery>[]): Promise<Map<string, Date>> {
  const keys = rows.map(workKey);
  const waiting = await db.Outbox.find({ where: { dedupeKey: { in: keys }, state: { in: ['waiting', 'claimed'] } } });
  return new Map(waiting.map(({ dedupeKey, dueAt }) => [dedupeKey, dueAt]));
}

async function note(caller: Caller, endpointId: string, { id: messageId, name: event, payload, createdAt: happenedAt }: Happening): Promise<Row<WebhookDelivery>> {
  const never = { attempts: 0, replays: 0, lastStatus: null, lastError: null, lastTriedAt: null, deliveredAt: null };
  const row = { id: caller.ids.next(), endpointId, messageId, event, data: payload, state: 'waiting', ...never, happenedAt, createdAt: caller.clock.now() } as const;
  await caller.db.WebhookDelivery.insert(row);
  await send(caller, row);
  return row;
}

const send = (caller: Caller, row: Row<WebhookDelivery>) => putIntoOutbox(caller, { kind: 'webhook', name: row.event, dedupeKey: workKey(row), payload: { deliveryId: row.id } });
