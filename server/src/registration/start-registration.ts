import { audit } from '../audit/audit.ts';
import type { Row } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { networkOf } from '../http/network.ts';
import { invalid, problem } from '../http/problem.ts';
import { throttle, type Limit } from '../http/throttle.ts';
import { loginLinkedTo } from '../identity/portal-users/login-linked-to.ts';
import { emailKey, phoneKey } from '../identity/normalize.ts';
import { assertSendable } from '../identity/invitations/assert-sendable.ts';
import { text } from '../locales/text.ts';
import { sendMessage, type Contact } from '../messaging/send-message.ts';
import { issueCode } from '../verification/verify-contact.ts';
import { activeLocations, assertSignupOn } from './registration-form.ts';
import type { Registration } from './registration.models.ts';

/** How long somebody may take from one step to the next. */
export const registrationMs = 3_600_000;
const codeMs = 600_000;

/** Messages to one address that somebody asked for who may be anybody. */
const perContact: Limit = { name: 'registration-contact', points: 5, seconds: 3600 };
/** Registrations begun in one network: a waiting room full of people. */
const perNetwork: Limit = { name: 'registration-network', points: 60, seconds: 3600 };

/** A registration as the person goes on with it. */
export interface Started {
  readonly id: string;
  readonly expiresAt: Date;
}

/**
 * Begins a registration: a code goes to the address or number. Where a login is linked to it, a message that says so
 * goes there instead, and everything else is alike, so that nobody learns here who has a login.
 * @throws not-found — nobody may register themselves
 * @throws phone-links-off, too-many-requests, mail-not-configured, sms-not-configured
 */
export async function startRegistration(caller: Caller, contact: Contact, locationId?: string): Promise<Started> {
  assertSignupOn(caller);
  const normalized = keyOf(caller, contact);
  if (contact.system === 'phone' && caller.settings.get('identity.linkBy') === 'email') throw problem('phone-links-off');
  assertSendable(caller, contact.system);
  if (locationId !== undefined && !(await activeLocations(caller)).some(({ id }) => id === locationId)) throw unknownLocation(caller);
  await throttle(caller.runtime, perNetwork, `${caller.organizationId} ${networkOf(caller.ip)}`);
  await throttle(caller.runtime, perContact, `${caller.organizationId} ${normalized}`);
  return tx(async () => {
    const createdAt = caller.clock.now();
    const registration = await caller.db.Registration.insert({
      id: caller.ids.next(),
      state: 'started',
      hash: null,
      system: contact.system,
      value: contact.system === 'phone' ? normalized : contact.value.trim(),
      normalized,
      language: caller.language,
      locationId: locationId ?? null,
      patientId: null,
      ip: caller.ip ?? null,
      expiresAt: new Date(createdAt.getTime() + registrationMs),
      createdAt,
    });
    await audit(caller, 'registration.start', { type: 'Registration', id: registration.id });
    return sendCode(caller, registration);
  });
}

/**
 * Sends another code, which ends the one before.
 * @throws not-found, registration-ended, too-many-requests
 */
export async function sendAnotherCode(caller: Caller, id: string): Promise<Started> {
  const registration = await openRegistration(caller, id);
  assertSendable(caller, registration.system);
  await throttle(caller.runtime, perContact, `${caller.organizationId} ${registration.normalized}`);
  return tx(() => sendCode(caller, registration));
}

/** A registration that somebody may go on with. @throws not-found, registration-ended */
export async function openRegistration(caller: Caller, id: string): Promise<Row<Registration>> {
  assertSignupOn(caller);
  const registration = await caller.db.Registration.one({ id });
  if (!registration) throw problem('not-found');
  if (registration.state === 'completed' || registration.expiresAt <= caller.clock.now()) throw problem('registration-ended');
  return registration;
}

/** The answer to a place that nobody can choose. */
export const unknownLocation = ({ language }: Caller) => invalid('/locationId', 'location-unknown', text(language, 'issue.location-unknown'));

async function sendCode(caller: Caller, { id, system, value, normalized }: Row<Registration>): Promise<Started> {
  const login = await loginLinkedTo(caller, { system, normalized });
  // Also where no code leaves: what follows takes as long, and no digits are ever right.
  const verificationId = await issueCode(caller, { purpose: 'registration', system, value, normalized, subjectId: id });
  const to = { contact: { system, value }, language: caller.language };
  if (login) await sendMessage(caller, { message: 'accountExists', to, data: { login: standing[login.state] }, dedupeKey: verificationId });
  else await sendMessage(caller, { message: 'code', to, data: { verificationId }, dedupeKey: verificationId });
  return { id, expiresAt: new Date(caller.clock.now().getTime() + codeMs) };
}

const standing = { active: 'active', linked: 'waiting', invited: 'waiting', disabled: 'disabled' } as const;

function keyOf({ language }: Caller, { system, value }: Contact): string {
  const normalized = system === 'email' ? emailKey(value) : phoneKey(value);
  if (normalized === null) throw invalid('/contact/value', `contact-${system}`, text(language, `issue.contact-${system}`));
  return normalized;
}
