import { audit } from '../../audit/audit.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { createGuest } from '../../patients/guests/guest.ts';
import { checkCode } from '../../verification/verify-contact.ts';
import { liveHold, seenHold } from '../holds/keep-hold.ts';
import { shown, type HoldContact } from './guest-of-hold.ts';
import { countGuestTry, limitGuestHolds, lockContact } from './guest-limits.ts';
import { assertMayBeGuest } from './public-booking.ts';

/**
 * Takes the code that proves a contact, and makes a guest of whoever holds the time: somebody new, of whom nothing is
 * known but this contact. Once it is proved, the same again is answered alike.
 * @throws public-booking-off, not-found, hold-expired, code-expired, too-many-requests, invalid-request with `code-wrong`
 */
export async function verifyContact(caller: Caller, holdId: string, token: string | undefined, code: string): Promise<HoldContact> {
  assertMayBeGuest(caller);
  const hold = await seenHold(caller, holdId, token);
  const given = await caller.db.HoldGuest.one({ holdId: hold.id });
  if (!given) throw problem('code-expired');
  if (given.verifiedAt !== null) return shown(given);
  await countGuestTry(caller, given);
  const checked = await checkCode(caller, 'guest', hold.id, code);
  if (checked.outcome === 'wrong') throw invalid('/code', 'code-wrong', text(caller.language, 'issue.code-wrong'));
  if (checked.outcome !== 'verified') return provedByAnother(caller, hold.id);
  return tx(() => prove(caller, holdId, token, checked));
}

/** Of two who sent the right digits at the same moment one was first. */
async function provedByAnother({ db }: Caller, holdId: string): Promise<HoldContact> {
  const now = await db.HoldGuest.one({ holdId });
  if (!now?.verifiedAt) throw problem('code-expired');
  return shown(now);
}

async function prove(caller: Caller, id: string, token: string | undefined, { system, normalized }: { system: 'email' | 'phone'; normalized: string }): Promise<HoldContact> {
  await lockContact(caller, { system, normalized });
  await limitGuestHolds(caller, { system, normalized });
  const { id: holdId } = await liveHold(caller, id, token);
  const given = await caller.db.HoldGuest.one({ holdId }, { lock: true });
  // Another contact was given while this code was looked at.
  if (!given || given.system !== system || given.normalized !== normalized) throw problem('code-expired');
  const patientId = await createGuest(caller, given);
  const proved = { verifiedAt: caller.clock.now(), patientId };
  if ((await caller.db.HoldGuest.update({ holdId, normalized, verifiedAt: null }, proved)) !== 1) throw retry();
  await audit(caller, 'guest.verify', { type: 'Hold', id: holdId, patientId });
  return shown({ ...given, ...proved });
}
