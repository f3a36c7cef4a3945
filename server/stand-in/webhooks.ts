import { createHmac } from 'node:crypto';

import { randomToken } from './tokens.ts';
import type { StripeEvent, World } from './world.ts';
import { nowIn } from './world.ts';

/** The version whose shapes the stand-in answers in. */
export const apiVersion = '2026-10-28.endive';

/** What happened, on whose account, by which call. */
export interface News {
  account: string | null;
  type: string;
  object: unknown;
  request: StripeEvent['request'];
}

/** Records that something happened, and posts it as the world is told to. */
export function emit(world: World, { account, type, object, request }: News): void {
  const event: StripeEvent = {
    id: `evt_3${randomToken(23)}`,
    object: 'event',
    ...(account && { account }),
    api_version: apiVersion,
    created: nowIn(world),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request,
    type,
  };
  world.events.push(event);
  const { posting } = world.webhook;
  if (posting === 'lost') return;
  world.undelivered.push(event);
  if (posting === 'now') setImmediate(() => track(world, deliver(world, [event], 1)));
}

/** Posts events one after another, each so many times; what isn't answered 2xx stays undelivered. */
export async function deliver(
  world: World,
  events: readonly StripeEvent[],
  times: number,
): Promise<{ id: string; type: string; status: number }[]> {
  const log = [];
  for (const event of events) {
    for (let time = 0; time < times; time += 1) {
      const status = await post(world, event);
      log.push({ id: event.id, type: event.type, status });
      if (status < 200 || status > 299) continue;
      world.undelivered = world.undelivered.filter(({ id }) => id !== event.id);
    }
  }
  world.deliveries.push(...log);
  return log;
}

/** Waits for posts that are under way. */
export async function idle(world: World): Promise<void> {
  while (world.underWay.size > 0) await Promise.all(world.underWay);
}

/** The `Stripe-Signature` header: HMAC-SHA-256 of the time, a dot and the very bytes of the body. */
export function signature(payload: string, secret: string, timestamp: number): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
  return `t=${timestamp},v1=${digest}`;
}

function track(world: World, work: Promise<unknown>): void {
  world.underWay.add(work);
  void work.finally(() => world.underWay.delete(work));
}

async function post(world: World, event: StripeEvent): Promise<number> {
  const { url, secret } = world.webhook;
  if (url === '') return 0;
  const payload = JSON.stringify(event, null, 2);
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Stripe-Signature': signature(payload, secret, nowIn(world)),
    'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
  };
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0; // nobody there: as Stripe, keep it for the next try
  }
}
