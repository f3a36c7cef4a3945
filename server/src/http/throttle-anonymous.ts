import type { RouteContract } from '../contract/route.ts';
import type { Caller } from './caller.ts';
import { networkOf } from './network.ts';
import { throttle, type Limit } from './throttle.ts';

/** Changes from one network by people who are not signed in: enough for a waiting room full of them. */
const anonymousChanges: Limit = { name: 'anonymous-changes', points: 300, seconds: 600 };

/**
 * Counts a change by somebody who isn't signed in, before anything of it is read or remembered.
 * @throws too-many-requests
 */
export async function throttleAnonymous(caller: Caller, { method }: RouteContract): Promise<void> {
  if (caller.kind !== 'public' || method === 'get') return;
  await throttle(caller.runtime, anonymousChanges, `${caller.organizationId} ${networkOf(caller.ip)}`);
}
