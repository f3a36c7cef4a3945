import { audit } from '../../audit/audit.ts';
import { retry } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import type { Language } from '../../locales/languages.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { issueLink, linkExpiry } from '../one-time/one-time-link.ts';
import { patientOf } from '../portal-users/portal-user-of.ts';
import { masked } from '../user.ts';

/** How a link to set a password is sent. */
export interface Sending {
  /** Staff want it, not the person. */
  readonly byClinic?: boolean;
  /** In which the person just asked for it. */
  readonly language?: Language | null;
}

/**
 * Sends a link to set a new password, good for 30 minutes and once, to what the login is linked to (B5). A new one ends
 * the old. Inside `tx`. @returns null where the login isn't active, or linked to nothing: none was sent
 */
export async function sendReset(caller: Caller, portalUserId: string, { byClinic = false, language = null }: Sending = {}): Promise<{ sentTo: string | null; expiresAt: Date } | null> {
  const { db, clock } = caller;
  const user = await db.PortalUser.one({ id: portalUserId });
  if (user?.state !== 'active' || (user.linkedEmail ?? user.linkedPhone) === null) return null;
  // Of two at once the second waits here, and ends the first's link.
  if ((await db.PortalUser.update({ id: user.id, state: 'active' }, { state: 'active' })) !== 1) throw retry();
  const tokenId = await issueLink(caller, 'reset', { kind: 'patient', id: user.id });
  const data = { tokenId, username: user.username ?? '', byClinic };
  await sendMessage(caller, { message: 'reset', to: { portalUserId, language }, data, dedupeKey: tokenId });
  await audit(caller, 'portal-user.reset', { type: 'PortalUser', id: user.id, patientId: await patientOf(caller, user.id) });
  return { sentTo: masked(user.linkedEmail, user.linkedPhone), expiresAt: linkExpiry('reset', clock.now()) };
}
