import type { Intent } from './intent.ts';
import type { KeptMethod, Setup } from './setups.ts';

/** One event as `/v1/events` shows it and webhooks carry it. */
export interface StripeEvent {
  id: string;
  object: 'event';
  account?: string;
  api_version: string;
  created: number;
  data: { object: unknown };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

/** Something that goes wrong with the next calls that match. */
export interface Fault {
  /**
   * `cut-before`: the connection ends and nothing was done. `cut-after`: it was done, the answer is lost.
   * `error-before`, `error-after`: a 500, which Stripe keeps under the idempotency key. `rate-limit`: a 429, not kept.
   */
  kind: 'cut-before' | 'cut-after' | 'error-before' | 'error-after' | 'rate-limit';
  /** Only calls whose method and path match this, e.g. `POST /v1/payment_intents/[^/]+/confirm`. */
  on?: string;
  times: number;
}

/** A kept answer of an idempotency key; without `status` the first call is still under way. */
export interface Kept {
  fingerprint: string;
  at: number;
  status?: number;
  text?: string;
}

/** How webhooks leave: at once, when asked to, or never. */
export type Posting = 'now' | 'held' | 'lost';

/** Everything the stand-in remembers. It lives as long as the process. */
export interface World {
  secretKeys: Set<string>;
  publishableKeys: Set<string>;
  accounts: Set<string>;
  /** Seconds that its clock is ahead of the machine's. */
  ahead: number;
  intents: Map<string, Intent>;
  methods: Map<string, KeptMethod>;
  setups: Map<string, Setup>;
  /** Each customer's account. */
  customers: Map<string, string | null>;
  slow: boolean;
  events: StripeEvent[];
  kept: Map<string, Kept>;
  faults: Fault[];
  latencyMs: number;
  webhook: { url: string; secret: string; posting: Posting };
  undelivered: StripeEvent[];
  deliveries: { id: string; type: string; status: number }[];
  underWay: Set<Promise<unknown>>;
  calls: { method: string; path: string; account: string | null; status: number }[];
}

/** An empty Stripe. */
export function newWorld(options: Pick<World, 'secretKeys' | 'publishableKeys' | 'accounts' | 'webhook'>): World {
  return {
    ...options,
    ahead: 0,
    intents: new Map(),
    methods: new Map(),
    setups: new Map(),
    customers: new Map(),
    slow: false,
    events: [],
    kept: new Map(),
    faults: [],
    latencyMs: 0,
    undelivered: [],
    deliveries: [],
    underWay: new Set(),
    calls: [],
  };
}

/** Seconds since 1970 by the stand-in's clock. */
export const nowIn = (world: World): number => Math.floor(Date.now() / 1000) + world.ahead;
