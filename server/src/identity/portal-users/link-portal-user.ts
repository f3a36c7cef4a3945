import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { publish } from '../../messaging/publish.ts';
import type { Contact } from '../../messaging/send-message.ts';
import { emailKey, phoneKey } from '../normalize.ts';
import { endLinks } from '../one-time/one-time-link.ts';
import { masked } from '../user.ts';
import { keepLinked, type Linked } from './keep-linked.ts';
import { notifyOwner } from './notify-owner.ts';
import { assertPatient, portalUserOf, type PortalUserRow } from './portal-user-of.ts';

/** What a login is to be linked to: left out stays, null is taken away. */
export interface Linking {
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

/**
 * Links an email and/or phone to a patient's login, and makes the login where there is none. They need not be among the
 * patient's contacts. Open invitations and resets end, since they went elsewhere, and the owner hears of it at the new
 * contact (unless the login never began: the invitation is to come), the former one and the patient's own. The same again changes nothing.
 * @throws not-found — guests and merged patients too
 * @throws already-exists — another login is linked to it
 * @throws phone-links-off — `identity.linkBy` allows new links by email only; a phone that is linked stays
 * @throws invalid-request — a number that can't be, or nothing would be linked
 */
export function linkPortalUser(caller: Caller, patientId: string, linking: Linking): Promise<void> {
  return tx(async () => {
    await assertPatient(caller, patientId);
    const before = await portalUserOf(caller, patientId, { lock: true });
    const linked = linkedAfter(caller, before, linking);
    if (linked.linkedEmail === (before?.linkedEmail ?? null) && linked.linkedPhone === (before?.linkedPhone ?? null)) return;
    const { id } = await keepLinked(caller, patientId, linked, { before });
    await endOldWays(caller, id);
    await audit(caller, 'portal-user.link', { type: 'PortalUser', id, patientId, details: whatChanged(before, linked) });
    await tell(caller, id, before, linked);
    await publish(caller, 'identity.portal-user.linked', { portalUserId: id, patientId });
  });
}

function linkedAfter(caller: Caller, before: PortalUserRow | null, { email, phone }: Linking): Linked {
  const linkedEmail = email === undefined ? (before?.linkedEmail ?? null) : email && emailKey(email);
  const linkedPhone = phone === undefined ? (before?.linkedPhone ?? null) : phone && phoneKey(phone);
  if (email && !linkedEmail) throw invalid('/email', 'format', text(caller.language, 'issue.format', { format: 'email' }));
  if (phone && !linkedPhone) throw invalid('/phone', 'format', text(caller.language, 'issue.format', { format: 'phone' }));
  if (!linkedEmail && !linkedPhone) throw invalid('/email', 'required', text(caller.language, 'issue.required'));
  const isNewPhone = linkedPhone !== null && linkedPhone !== before?.linkedPhone;
  if (isNewPhone && caller.settings.get('identity.linkBy') === 'email') throw problem('phone-links-off');
  return { linkedEmail: linkedEmail || null, linkedPhone: linkedPhone || null };
}

/** Links that are on their way elsewhere end, and who was invited there isn't invited any more. */
async function endOldWays(caller: Caller, id: string): Promise<void> {
  await caller.db.PortalUser.update({ id, state: 'invited' }, { state: 'linked', invitedAt: null });
  await endLinks(caller, 'invitation', { kind: 'patient', id });
  await endLinks(caller, 'reset', { kind: 'patient', id });
}

const whatChanged = (before: PortalUserRow | null, after: Linked) => ({
  email: changeOf(before?.linkedEmail ?? null, after.linkedEmail),
  phone: changeOf(before?.linkedPhone ?? null, after.linkedPhone),
});

function changeOf(before: string | null, after: string | null): 'none' | 'linked' | 'changed' | 'removed' {
  if (before === after) return 'none';
  if (before === null) return 'linked';
  return after === null ? 'removed' : 'changed';
}

async function tell(caller: Caller, id: string, before: PortalUserRow | null, after: Linked): Promise<void> {
  const gained = contactsOf(after).filter((one) => !holds(before, one));
  const lost = before ? contactsOf(before).filter((one) => !holds(after, one)) : [];
  // Of a login that never began, the contact that it is linked to now hears first by its invitation.
  const onlyBeside = before?.usernameKey === undefined || before.usernameKey === null;
  // A phone beside an email isn't written to otherwise.
  const beside = after.linkedEmail && !onlyBeside ? gained.filter(({ system }) => system === 'phone') : [];
  const now = gained.length > 0 ? gained : contactsOf(after);
  await notifyOwner(caller, id, {
    kind: gained.length > 0 ? 'contact-linked' : 'contact-removed',
    dedupeKey: caller.ids.next(),
    further: [...lost, ...beside],
    onlyBeside,
    contact: now.map(maskedContact).join(', '),
  });
}

const contactsOf = ({ linkedEmail, linkedPhone }: Linked): Contact[] => [
  ...(linkedEmail ? [{ system: 'email' as const, value: linkedEmail }] : []),
  ...(linkedPhone ? [{ system: 'phone' as const, value: linkedPhone }] : []),
];

const holds = (linked: Linked | null, { system, value }: Contact) => (system === 'email' ? linked?.linkedEmail : linked?.linkedPhone) === value;

const maskedContact = ({ system, value }: Contact) => masked(system === 'email' ? value : null, system === 'phone' ? value : null) ?? '';
