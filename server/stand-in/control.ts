import { presentIntent, type Intent } from './intent.ts';
import type { Scene } from './intents.ts';
import { authenticate, settleIntent } from './intents.ts';
import { authenticateSetup, presentSetup } from './setups.ts';
import type { Fault, Posting, StripeEvent, World } from './world.ts';
import { nowIn } from './world.ts';
import { deliver, idle } from './webhooks.ts';

/**
 * What Stripe has no address for, under `/_stand-in/…`, all JSON:
 * `POST webhooks {url?, secret?, posting?}` · `POST webhooks/deliver {order?, times?, types?}` · `POST webhooks/redeliver`
 * (delivered ones again) · `POST webhooks/forget` · `GET state` · `POST clock {now}` · `POST accounts {id}` · `POST faults {kind, on?, times?}` · `POST faults/clear` ·
 * `POST weather {latencyMs?, slow?}` · `POST intents/{id}/authenticate {passes}` · `POST intents/{id}/settle {pays}` ·
 * `POST setups/{id}/authenticate {passes}`.
 */
export async function control(
  world: World,
  scene: (account: string | null) => Scene,
  path: string,
  body: Record<string, unknown>,
): Promise<unknown> {
  const [, id, verb] = /^intents\/([^/]+)\/(authenticate|settle)$/.exec(path) ?? [];
  const intent = id === undefined ? undefined : world.intents.get(id);
  const [, setupId] = /^setups\/([^/]+)\/authenticate$/.exec(path) ?? [];
  const setup = setupId === undefined ? undefined : world.setups.get(setupId);
  if (setup) {
    authenticateSetup(scene(setup.account), setup, body['passes'] !== false);
    return presentSetup(setup);
  }
  if (intent) return act(scene(intent.account), intent, verb === 'authenticate', body);
  switch (path) {
    case 'webhooks':
      Object.assign(world.webhook, picked(body, ['url', 'secret', 'posting']));
      return world.webhook;
    case 'webhooks/deliver':
      await idle(world);
      return deliver(world, ordered(world.undelivered, body), Number(body['times'] ?? 1));
    case 'webhooks/redeliver':
      await idle(world);
      return deliver(world, ordered(world.events, body), Number(body['times'] ?? 1));
    case 'webhooks/forget':
      world.undelivered = [];
      return {};
    case 'clock':
      world.ahead += Math.floor(Date.parse(String(body['now'])) / 1000) - nowIn(world);
      return { now: nowIn(world) };
    case 'accounts':
      world.accounts.add(String(body['id']));
      return { accounts: [...world.accounts] };
    case 'faults':
      world.faults.push({
        kind: body['kind'] as Fault['kind'],
        on: String(body['on'] ?? ''),
        times: Number(body['times'] ?? 1),
      });
      return { faults: world.faults };
    case 'faults/clear':
      world.faults = [];
      return { faults: [] };
    case 'weather':
      Object.assign(world, picked(body, ['latencyMs', 'slow']));
      return { latencyMs: world.latencyMs, slow: world.slow };
    case 'state':
      await idle(world);
      return state(world);
    default:
      return undefined;
  }
}

/** Reads the JSON body of a lever. */
export const controlBody = (text: string): Record<string, unknown> =>
  text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);

function act(scene: Scene, intent: Intent, isAuthentication: boolean, body: Record<string, unknown>) {
  if (isAuthentication) authenticate(scene, intent, body['passes'] !== false);
  else settleIntent(scene, intent, body['pays'] !== false);
  return presentIntent(intent);
}

function state(world: World) {
  const { events, undelivered, deliveries, calls } = world;
  return {
    intents: [...world.intents.values()].map((intent) => ({ ...presentIntent(intent), account: intent.account })),
    setups: [...world.setups.values()].map((setup) => ({ ...presentSetup(setup), account: setup.account })),
    customers: [...world.customers].map(([id, account]) => ({ id, account })),
    events,
    undelivered,
    deliveries,
    calls,
  };
}

function ordered(events: readonly StripeEvent[], body: Record<string, unknown>): StripeEvent[] {
  const types = body['types'];
  const { account } = body;
  const wanted = events.filter(
    (event) =>
      (!Array.isArray(types) || types.includes(event.type)) && (account === undefined || event.account === account),
  );
  return body['order'] === 'reversed' ? wanted.toReversed() : wanted;
}

function picked(body: Record<string, unknown>, names: readonly string[]): { posting?: Posting } {
  return Object.fromEntries(names.flatMap((name) => (name in body ? [[name, body[name]]] : [])));
}
