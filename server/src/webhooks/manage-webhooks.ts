import { isIP } from 'node:net';
import { audit } from '../audit/audit.ts';
import type { WebhookEvent } from '../contract/webhooks.ts';
import type { Row } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { invalid, problem } from '../http/problem.ts';
import { text } from '../locales/text.ts';
import { isPublic } from '../outgoing/public-address.ts';
import { newSecret } from './signature.ts';
import type { WebhookEndpoint } from './webhooks.models.ts';

/** An endpoint, and its secret where it has just been made. */
export type WithSecret = Row<WebhookEndpoint> & { readonly secret?: string };

interface Fields {
  readonly url: string;
  readonly name: string | null;
  readonly events: readonly WebhookEvent[] | null;
  readonly active: boolean;
}

type Changes = { readonly [Field in keyof Fields]?: Fields[Field] | undefined };

/** So many endpoints an organization may have: each event is sent to all of them. */
const mostEndpoints = 20;

/** Adds an endpoint; its secret is told this once. @throws invalid-request — the address; conflict — there are twenty */
export function createWebhook(caller: Caller, fields: Fields): Promise<WithSecret> {
  assertUrl(caller, fields.url);
  const { secret, sealedSecret } = newSecret(caller);
  return tx(async () => {
    if ((await caller.db.WebhookEndpoint.count({})) >= mostEndpoints) throw problem('conflict');
    const row = { ...fields, id: caller.ids.next(), sealedSecret, formerSecret: null, rotatedAt: null, createdAt: caller.clock.now() };
    await caller.db.WebhookEndpoint.insert(row);
    await audit(caller, 'webhook.create', { type: 'Webhook', id: row.id });
    return { ...row, secret };
  });
}

/** Changes an endpoint. @throws not-found, invalid-request */
export function changeWebhook(caller: Caller, id: string, changes: Changes): Promise<Row<WebhookEndpoint>> {
  if (changes.url !== undefined) assertUrl(caller, changes.url);
  const change = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return tx(async () => {
    if (Object.keys(change).length > 0) await caller.db.WebhookEndpoint.update({ id }, change);
    const row = await endpointOf(caller, id);
    await audit(caller, 'webhook.change', { type: 'Webhook', id, details: { fields: Object.keys(change) } });
    return row;
  });
}

/** Removes an endpoint with its log. @throws not-found */
export function removeWebhook(caller: Caller, id: string): Promise<void> {
  return tx(async () => {
    if ((await caller.db.WebhookEndpoint.remove({ id })) === 0) throw problem('not-found');
    await audit(caller, 'webhook.remove', { type: 'Webhook', id });
  });
}

/** Gives an endpoint another secret; the one before signs too for a day. @throws not-found */
export function rotateWebhook(caller: Caller, id: string): Promise<WithSecret> {
  const { secret, sealedSecret } = newSecret(caller);
  return tx(async () => {
    const { sealedSecret: formerSecret } = await endpointOf(caller, id, { lock: true });
    await caller.db.WebhookEndpoint.update({ id }, { sealedSecret, formerSecret, rotatedAt: caller.clock.now() });
    await audit(caller, 'webhook.rotate', { type: 'Webhook', id });
    return { ...(await endpointOf(caller, id)), secret };
  });
}

/** One endpoint. @throws not-found */
export async function endpointOf({ db }: Caller, id: string, options: { lock?: boolean } = {}): Promise<Row<WebhookEndpoint>> {
  const row = await db.WebhookEndpoint.one({ id }, options);
  if (!row) throw problem('not-found');
  return row;
}

/** Whether messages may go to this machine and its network: development and tests only. */
export const mayBePrivate = ({ runtime }: Pick<Caller, 'runtime'>): boolean => runtime.config.NODE_ENV !== 'production';

/** What can be told from the address alone; where a name leads is looked at when it is connected to (security rule 26). */
function assertUrl(caller: Caller, stated: string): void {
  const { protocol, hostname, username, password, hash } = new URL(stated);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isOwn = host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && !isPublic(host));
  const isSafe = isOwn ? mayBePrivate(caller) : protocol === 'https:';
  if (!isSafe || username || password || hash) throw invalid('/url', 'webhook-url', text(caller.language, 'issue.webhook-url'));
}
