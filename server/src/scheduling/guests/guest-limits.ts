import type { Caller } from '../../http/caller.ts';
import { networkOf } from '../../http/network.ts';
import { problem } from '../../http/problem.ts';
import { throttle, type Limit } from '../../http/throttle.ts';
import { violatedKey } from '../../db/violations.ts';
import { retry } from '../../db/tx.ts';
import { heldByContact, openByContact } from './guests.queries.ts';

/** Codes to one address or number, whoever asks for them: it may be a stranger's. */
const codesTo: Limit = { name: 'guest-codes-to', points: 5, seconds: 3600 };
/** Codes for one held time: a few mistakes. */
const codesFor: Limit = { name: 'guest-codes-for', points: 5, seconds: 3600 };
/** Codes asked for in one network: a waiting room full of people. */
const codesIn: Limit = { name: 'guest-codes-in', points: 60, seconds: 3600 };
/** Digits tried for one address or number in a day, over all its codes and holds. */
const triesAt: Limit = { name: 'guest-tries-at', points: 30, seconds: 86_400 };
/** Digits tried in one network. */
const triesIn: Limit = { name: 'guest-tries-in', points: 200, seconds: 86_400 };

/** Times that one contact may keep at once. */
const mostHeld = 8;

/** A contact as it is compared. */
export interface ContactKey {
  readonly system: 'email' | 'phone';
  readonly normalized: string;
}

const keyOf = ({ organizationId }: Caller, { system, normalized }: ContactKey) => `${organizationId} ${system} ${normalized}`;
const networkKey = ({ organizationId, ip }: Caller) => `${organizationId} ${networkOf(ip)}`;

/** Counts a code before it is made. Outside `tx`. @throws too-many-requests */
export async function countGuestCode(caller: Caller, holdId: string, contact: ContactKey): Promise<void> {
  await throttle(caller.runtime, codesIn, networkKey(caller));
  await throttle(caller.runtime, codesFor, `${caller.organizationId} ${holdId}`);
  await throttle(caller.runtime, codesTo, keyOf(caller, contact));
}

/**
 * Counts digits before they are looked at, so that a new code brings no new tries without end: beside the five of each
 * code, those of all codes to this contact. Outside `tx`.
 * @throws too-many-requests
 */
export async function countGuestTry(caller: Caller, contact: ContactKey): Promise<void> {
  await throttle(caller.runtime, triesIn, networkKey(caller));
  await throttle(caller.runtime, triesAt, keyOf(caller, contact));
}

/** Keeps others who book by the same contact waiting until the transaction ends. Inside `tx`. */
export async function lockContact({ db, clock }: Caller, { system, normalized }: ContactKey): Promise<void> {
  const seenAt = clock.now();
  if ((await db.GuestContact.update({ system, normalized }, { seenAt })) > 0) return;
  try {
    await db.GuestContact.insert({ system, normalized, seenAt });
  } catch (error) {
    throw violatedKey(error) === 'guest_contacts.PRIMARY' ? retry() : error;
  }
}

/**
 * Keeps one person from holding a whole calendar under one contact. Inside `tx`, once the contact is proved and locked.
 * @throws too-many-requests — until the first of the holds expires
 */
export async function limitGuestHolds(caller: Caller, contact: ContactKey): Promise<void> {
  if (caller.runtime.config.THROTTLES === 'off') return;
  const held = await heldByContact(caller, contact);
  const [first] = held;
  if (!first || held.length < mostHeld) return;
  const ms = first.expiresAt.getTime() - caller.clock.now().getTime();
  throw problem('too-many-requests', { retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)) });
}

/**
 * How many appointments are to come that anybody booked without an account by the contact of this guest: what
 * `identity.openBookings` counts for guests; null for a patient. Others who book by it wait until the transaction ends.
 * Inside `tx`.
 */
export async function openGuestBookings(caller: Caller, patientId: string): Promise<number | null> {
  const { db } = caller;
  if (!(await db.Patient.one({ id: patientId, profile: false }))) return null;
  const proved = (await db.ContactPoint.find({ where: { patientId } })).find(({ verifiedAt }) => verifiedAt !== null);
  if (!proved) return 0;
  await lockContact(caller, proved);
  return openByContact(caller, proved);
}
