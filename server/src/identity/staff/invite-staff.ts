import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { tokenFor } from '../../http/secrets.ts';
import { text } from '../../locales/text.ts';
import { assertMailConfigured } from '../../messaging/mail-configured.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { emailKey } from '../normalize.ts';
import { issueLink, linkExpiry } from '../one-time/one-time-link.ts';
import { masked } from '../user.ts';
import { assertMayGive } from './may-give.ts';

/** Who shall work with the portal, and with which rights. */
export interface NewStaff {
  readonly name: string;
  readonly email: string;
  readonly userTypeId: string;
}

/** A link that is on its way. `tokenId`: what the link is derived from. */
export interface SentLink {
  readonly tokenId: string;
  readonly sentTo: string | null;
  readonly expiresAt: Date;
}

/**
 * Makes an employee's login and sends them the link by which they choose username and password: nobody else ever knows
 * the password.
 * @throws already-exists — somebody has this address; missing-permission — rights beyond one's own; mail-not-configured
 */
export async function inviteStaff(caller: Caller, wanted: NewStaff): Promise<{ id: string } & SentLink> {
  assertMailConfigured(caller);
  return makeStaff(caller, wanted);
}

/** The same for a command that prints the link as well, so that no mail need leave. @throws already-exists */
export async function makeStaff(caller: Caller, { name, email, userTypeId }: NewStaff): Promise<{ id: string } & SentLink> {
  const address = emailKey(email);
  if (!address) throw invalid('/email', 'format', text(caller.language, 'issue.format', { format: 'email' }));
  const id = caller.ids.next();
  const made = tx(async () => {
    await assertMayGive(caller, userTypeId);
    const nameless = `@${id}`;
    const row = { userTypeId, name, email: address, username: nameless, usernameKey: nameless, state: 'invited' as const };
    await caller.db.StaffUser.insert({ id, ...row, createdAt: caller.clock.now() });
    await audit(caller, 'staff-user.invite', { type: 'StaffUser', id, details: { userTypeId } });
    return { id, ...(await sendInvitation(caller, { id, email: address })) };
  });
  return made.catch((error: unknown) => {
    throw violatedKey(error) === 'staff_users.email' ? problem('already-exists', { field: 'email' }) : error;
  });
}

/** Whether a stored username stands for none yet: no real one has an `@`. */
export const isNameless = (username: string) => username.startsWith('@');

/** The address of the staff page that takes a link: for a command that prints it. */
export const staffInvitationUrl = ({ runtime, organization }: Caller, { tokenId }: SentLink): string =>
  `${runtime.publicUrl}/p/${organization.slug}/staff#portal=staff-invitation/${tokenFor(runtime.config.PORTICO_SECRET, tokenId)}`;

/**
 * Sends a new invitation; the older link ends.
 * @throws not-found; already-active — they have accepted; missing-permission; mail-not-configured
 */
export function inviteStaffAgain(caller: Caller, id: string): Promise<SentLink> {
  assertMailConfigured(caller);
  return tx(async () => {
    const found = await caller.db.StaffUser.one({ id }, { lock: true });
    if (!found || found.state === 'disabled') throw problem('not-found');
    await assertMayGive(caller, found.userTypeId);
    if (found.state === 'active') throw problem('already-active');
    await audit(caller, 'staff-user.invite', { type: 'StaffUser', id });
    return sendInvitation(caller, found);
  });
}

async function sendInvitation(caller: Caller, { id: staffUserId, email }: { id: string; email: string }): Promise<SentLink> {
  const tokenId = await issueLink(caller, 'staff-invitation', { kind: 'staff', id: staffUserId });
  await sendMessage(caller, { message: 'staffInvitation', to: { staffUserId }, data: { tokenId }, dedupeKey: tokenId });
  return { tokenId, sentTo: masked(email, null), expiresAt: linkExpiry('staff-invitation', caller.clock.now()) };
}
