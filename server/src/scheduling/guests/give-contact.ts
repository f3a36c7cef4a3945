import { audit } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid } from '../../http/problem.ts';
import { assertSendable } from '../../identity/invitations/assert-sendable.ts';
import { emailKey, phoneKey } from '../../identity/normalize.ts';
import { text } from '../../locales/text.ts';
import { sendMessage, type Contact } from '../../messaging/send-message.ts';
import { issueCode } from '../../verification/verify-contact.ts';
import { liveHold, seenHold } from '../holds/keep-hold.ts';
import { shown, type HoldContact } from './guest-of-hold.ts';
import { countGuestCode } from './guest-limits.ts';
import type { HoldGuest } from './guests.models.ts';
import { assertMayBeGuest } from './public-booking.ts';

const codeMs = 600_000;

/**
 * Takes the contact of somebody who books without an account, and sends a code to it. Whether anybody here is reached
 * at it changes nothing. One that was proved stays so; another one takes its place.
 * @throws public-booking-off, not-found, hold-expired, too-many-requests, mail-not-configured, sms-not-configured
 */
export async function giveContact(caller: Caller, holdId: string, token: string | undefined, contact: Contact): Promise<HoldContact> {
  assertMayBeGuest(caller);
  const normalized = keyOf(caller, contact);
  const { system } = contact;
  const value = system === 'phone' ? normalized : contact.value.trim();
  assertSendable(caller, system);
  const before = await provedBefore(caller, holdId, token, { system, normalized });
  if (before) return shown(before);
  await countGuestCode(caller, holdId, { system, normalized });
  return tx(async () => {
    const hold = await liveHold(caller, holdId, token);
    const at = caller.clock.now();
    const told = { system, value, normalized, codeExpiresAt: new Date(at.getTime() + codeMs), verifiedAt: null, patientId: null };
    if ((await caller.db.HoldGuest.update({ holdId: hold.id }, told)) === 0) await caller.db.HoldGuest.insert({ holdId: hold.id, ...told, createdAt: at });
    const verificationId = await issueCode(caller, { purpose: 'guest', system, value, normalized, subjectId: hold.id });
    const to = { contact: { system, value }, language: caller.language };
    await sendMessage(caller, { message: 'code', to, data: { verificationId }, dedupeKey: verificationId });
    await audit(caller, 'guest.code', { type: 'Hold', id: hold.id });
    return shown(told);
  });
}

/** The contact, if it is the one that this hold has proved already: it needs no further code. */
async function provedBefore(
  caller: Caller,
  holdId: string,
  token: string | undefined,
  { system, normalized }: { system: string; normalized: string },
): Promise<Row<HoldGuest> | null> {
  await seenHold(caller, holdId, token);
  const known = await caller.db.HoldGuest.one({ holdId });
  return known?.verifiedAt && known.system === system && known.normalized === normalized ? known : null;
}

function keyOf({ language }: Caller, { system, value }: Contact): string {
  const normalized = system === 'email' ? emailKey(value) : phoneKey(value);
  if (normalized === null) throw invalid('/value', `contact-${system}`, text(language, `issue.contact-${system}`));
  return normalized;
}
