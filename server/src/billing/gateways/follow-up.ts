import type { Caller } from '../../http/caller.ts';
import { attempt } from './attempt.ts';

const minuteMs = 60_000;
/** What hasn't reached the gateway by then never will: its process is gone. */
const startingMs = 3 * minuteMs;
/** How long it may wait for its person; then it is called off at the gateway, and nothing is held any more. */
const openMs = 60 * minuteMs;
/** What its gateway doesn't know (another account was connected meanwhile) is given up after that. */
const lostMs = 24 * 60 * minuteMs;
const unknown: ReadonlySet<string> = new Set(['resource_missing', 'not-found']);
const longestPauseMs = 6 * 60 * minuteMs;

/** Something begun at a gateway whose end nobody has heard of: a payment, or the saving of a card. */
export interface Unsettled<Told extends { readonly status: string }> {
  readonly createdAt: Date;
  /** Its name at the gateway; null where it may not have got there. */
  readonly gatewayId: string | null;
  /** Where it was begun; null where that doesn't work here any more. */
  readonly gateway: { find(id: string): Promise<Told>; cancel(id: string): Promise<Told> } | null;
  /** Takes over what the gateway says. */
  readonly conclude: (told: Told) => Promise<unknown>;
  /** Ends it for a reason of ours. */
  readonly fail: (code: 'gateway-unavailable' | 'gateway-lost') => Promise<unknown>;
  /** Ends it as its person left it. */
  readonly expire: (told: Told) => Promise<unknown>;
}

/** Asks the gateway how it stands and acts on that. @returns when to ask again, should it stay open: the older, the rarer */
export async function followUp<Told extends { readonly status: string }>({ clock }: Caller, one: Unsettled<Told>): Promise<Date> {
  const ageMs = clock.now().getTime() - one.createdAt.getTime();
  const { gatewayId, gateway } = one;
  if (gatewayId === null) {
    if (ageMs >= startingMs) await one.fail('gateway-unavailable');
  } else if (gateway) {
    const told = await attempt(() => gateway.find(gatewayId));
    if (typeof told !== 'string') await one.conclude(told);
    else if (unknown.has(told) && ageMs >= lostMs) await one.fail('gateway-lost');
    const waits = typeof told !== 'string' && (told.status === 'open' || told.status === 'action');
    const ended = waits && ageMs >= openMs ? await attempt(() => gateway.cancel(gatewayId)) : null;
    if (ended !== null && typeof ended !== 'string') await one.expire(ended);
  }
  return new Date(clock.now().getTime() + Math.min(Math.max(ageMs / 2, minuteMs), longestPauseMs));
}
