import { subscribers as billing } from './billing/billing.hooks.ts';
import type { Subscriber } from './messaging/events.ts';

/** Everything that wants to hear of events, of all slices. */
export const subscribers: readonly Subscriber[] = [...billing];
