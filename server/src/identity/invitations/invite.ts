import { audit } from '../../audit/audit.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { Problem, problem } from '../../http/problem.ts';
import type { Language } from '../../locales/languages.ts';
import { publish } from '../../messaging/publish.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { issueLink, linkExpiry } from '../one-time/one-time-link.ts';
import { masked } from '../user.ts';
import { assertPortalOn, assertSendable } from './assert-sendable.ts';
import { keepLinked } from '../portal-users/keep-linked.ts';
import { linkableContacts } from './linkable-contacts.ts';
import { linkKeyOf } from './link-key.ts';
import { assertPatient, portalUserOf, type PortalUserRow } from '../portal-users/portal-user-of.ts';

/** What came of an invitation. */
export type InvitationOutcome =
  | { readonly outcome: 'invited'; readonly portalUserId: string; readonly sentTo: string | null; readonly expiresAt: Date }
  | { readonly outcome: 'already-active' | 'already-invited' | 'disabled' | 'not-linked' | 'shared-contact' | 'no-contact' };

/** How somebody is invited. */
export interface Inviting {
  /** Where nothing is linked yet, the preferred verified contacts are (B9). */
  readonly linkContacts?: boolean;
  /** Whoever was invited before, by anybody, isn't invited again: the outcome is `already-invited`. */
  readonly onlyOnce?: boolean;
  /** In which the person just asked for it; else their record's. */
  readonly language?: Language | null;
}

/**
 * Invites a patient to choose username and password: a link, good for three days and once, to what the login is linked
 * to. A new one ends the old. Joins the caller's `tx`, so that a list of people can be kept with what came of each.
 * @throws portal-off — links lead to the portal
 * @throws mail-not-configured, sms-not-configured — nothing to send it with
 * @throws not-found — guests and merged patients too
 */
export function invitePatient(caller: Caller, patientId: string, { linkContacts = false, onlyOnce = false, language = null }: Inviting = {}): Promise<InvitationOutcome> {
  assertPortalOn(caller);
  return tx(async () => {
    await assertPatient(caller, patientId);
    const before = await portalUserOf(caller, patientId);
    if (before?.state === 'active') return { outcome: 'already-active' };
    if (before?.state === 'disabled') return { outcome: 'disabled' };
    if (onlyOnce && before?.state === 'invited') return { outcome: 'already-invited' };
    const linked = isLinked(before) ? before : linkContacts ? await linkOwnContacts(caller, patientId) : null;
    if (!linked) return { outcome: 'not-linked' };
    // Somebody made or used this login meanwhile: see anew how it stands.
    if ('state' in linked && linked.state !== (before?.state ?? 'linked')) throw retry();
    return 'outcome' in linked ? linked : sendInvitation(caller, patientId, linked, language);
  });
}

/** Invites one patient whose login is linked already, on staff's word. @throws not-linked, already-active, login-disabled and what `invitePatient` throws */
export async function inviteLinkedPatient(caller: Caller, patientId: string): Promise<InvitationOutcome & { outcome: 'invited' }> {
  const result = await invitePatient(caller, patientId);
  if (result.outcome === 'invited') return result;
  if (result.outcome === 'already-active') throw problem('already-active');
  throw problem(result.outcome === 'disabled' ? 'login-disabled' : 'not-linked');
}

const isLinked = (user: PortalUserRow | null): user is PortalUserRow => user !== null && (user.linkedEmail ?? user.linkedPhone) !== null;

async function linkOwnContacts(caller: Caller, patientId: string): Promise<PortalUserRow | { readonly outcome: 'shared-contact' | 'no-contact' }> {
  const linkable = await linkableContacts(caller, patientId);
  if (linkable.outcome !== 'linkable') return { outcome: linkable.outcome };
  const { email, phone } = linkable;
  try {
    const user = await keepLinked(caller, patientId, { linkedEmail: email, linkedPhone: phone });
    await audit(caller, 'portal-user.link', { type: 'PortalUser', id: user.id, patientId, details: { email: email !== null, phone: phone !== null } });
    return user;
  } catch (error) {
    // Somebody else's login took it since we looked; the refused statement is undone, nothing else was written.
    if (error instanceof Problem && error.problem === 'already-exists') return { outcome: 'shared-contact' };
    throw error;
  }
}

async function sendInvitation(caller: Caller, patientId: string, { id, state, linkedEmail, linkedPhone }: PortalUserRow, language: Language | null): Promise<InvitationOutcome> {
  const { db, clock } = caller;
  assertSendable(caller, linkedEmail ? 'email' : 'phone');
  const invitedAt = clock.now();
  // Of two who found a login that nobody was invited to, one begins again and finds the invitation.
  const won = await db.PortalUser.update({ id, state }, { state: 'invited', invitedAt });
  if (won !== 1) throw retry();
  const tokenId = await issueLink(caller, 'invitation', { kind: 'patient', id }, linkKeyOf({ linkedEmail, linkedPhone }));
  await sendMessage(caller, { message: 'invitation', to: { portalUserId: id, language }, data: { tokenId }, dedupeKey: tokenId });
  await audit(caller, 'portal-user.invite', { type: 'PortalUser', id, patientId });
  await publish(caller, 'identity.portal-user.invited', { portalUserId: id, patientId });
  return { outcome: 'invited', portalUserId: id, sentTo: masked(linkedEmail, linkedPhone), expiresAt: linkExpiry('invitation', invitedAt) };
}
