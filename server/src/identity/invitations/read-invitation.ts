import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { findLink, type LinkState } from '../one-time/one-time-link.ts';
import { masked } from '../user.ts';
import { wentTo } from './link-key.ts';

/** How a link stands, as the page that opens it tells. */
export interface ReadInvitation {
  readonly state: Exclude<LinkState, 'unknown'>;
  /** Where it went and a new one would go, masked; null once the login is linked to something else. */
  readonly sentTo: string | null;
  readonly expiresAt: Date;
}

/** How an invitation stands; looking at it uses nothing up, however often. @throws not-found */
export async function readInvitation(caller: Caller, token: string): Promise<ReadInvitation> {
  const { state, portalUserId, expiresAt, data } = await findLink(caller, 'invitation', token);
  const user = portalUserId === null ? null : await caller.db.PortalUser.one({ id: portalUserId });
  if (!user || state === 'unknown') throw problem('not-found');
  const isSame = wentTo(user, data) && user.state !== 'disabled';
  return { state, sentTo: isSame ? masked(user.linkedEmail, user.linkedPhone) : null, expiresAt };
}
