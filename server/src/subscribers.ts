import { subscribers as billing } from './billing/billing.hooks.ts';
import { subscribers as portalUsers } from './identity/portal-users/portal-users.hooks.ts';
import { subscribers as staff } from './identity/staff/staff.hooks.ts';
import type { Subscriber } from './messaging/events.ts';
import { moves } from './moves.ts';
import { mergeSubscribers } from './patients/duplicates/duplicates.hooks.ts';
import { subscribers as scheduling } from './scheduling/scheduling.hooks.ts';

/** Everything that wants to hear of events, of all slices. */
export const subscribers: readonly Subscriber[] = [...billing, ...scheduling, ...staff, ...portalUsers, ...mergeSubscribers(moves)];
