import { audit } from '../audit/audit.ts';
import type { Row } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { Problem, problem } from '../http/problem.ts';
import { sameSecret, sha256 } from '../http/secrets.ts';
import { usernameKey } from '../identity/normalize.ts';
import { passwordIssues } from '../identity/passwords-policy.ts';
import { hashPassword, type HashedPassword } from '../identity/passwords.ts';
import { isUsernameTaken, openLogin } from '../identity/portal-users/open-login.ts';
import { portalUserOf } from '../identity/portal-users/portal-user-of.ts';
import { usernameIssues } from '../identity/portal-users/username-rules.ts';
import type { Location } from '../locations/locations.models.ts';
import { createPatient } from '../patients/create-patient.ts';
import type { Move } from '../patients/duplicates/move.ts';
import { noteDuplicates } from '../patients/duplicates/note-duplicates.ts';
import { adoptGuests } from '../patients/guests/adopt-guests.ts';
import { keepAcceptance } from './keep-acceptance.ts';
import { assertSignupOn } from './registration-form.ts';
import type { Registration } from './registration.models.ts';
import { assertAdult, chosenPlace, signUpIssues, type SignUp } from './sign-up-fields.ts';
import { tellOfSignUp } from './tell-of-sign-up.ts';

/**
 * Makes the patient and their login, keeps what they accepted, gives them what they booked before without an account,
 * and puts records that may be the same person before staff. Nobody is signed in by it. The same again, by who has the token, is answered alike.
 * @throws not-found — no such registration, or not the token that its code gave
 * @throws registration-ended, adults-only, already-exists
 * @throws invalid-request — with everything that is wrong
 */
export async function completeRegistration(caller: Caller, moves: readonly Move[], id: string, { token, ...wish }: SignUp & { readonly token: string }): Promise<{ username: string }> {
  assertSignupOn(caller);
  const registration = await provedRegistration(caller, id, token);
  const username = wish.username.trim();
  if (registration.state === 'completed') return repeated(caller, registration, username);
  if (registration.expiresAt <= caller.clock.now()) throw problem('registration-ended');
  await assertSignUp(caller, registration, wish);
  const place = await chosenPlace(caller, registration, wish);
  await assertAdult(caller, place, wish);
  if (await isUsernameTaken(caller, username)) throw problem('already-exists', { field: 'username' });
  const secret = await hashPassword(wish.password);
  return tx(() => make(caller, moves, { registration, wish: { ...wish, username }, place, secret }));
}

async function provedRegistration({ db }: Caller, id: string, token: string): Promise<Row<Registration>> {
  const registration = await db.Registration.one({ id });
  if (!registration?.hash || !sameSecret(registration.hash, sha256(token))) throw problem('not-found');
  return registration;
}

/** The answer may have been lost on its way: the token and the username say that it is the same person. */
async function repeated(caller: Caller, { patientId }: Row<Registration>, username: string): Promise<{ username: string }> {
  const user = patientId ? await portalUserOf(caller, patientId) : null;
  if (!user?.username || user.usernameKey !== usernameKey(username)) throw problem('registration-ended');
  return { username: user.username };
}

/** Everything that is wrong with what was sent, at once. */
async function assertSignUp(caller: Caller, registration: Row<Registration>, wish: SignUp): Promise<void> {
  const { system, normalized } = registration;
  const own = { linkedEmail: system === 'email' ? normalized : null, linkedPhone: system === 'phone' ? normalized : null };
  const personal = [wish.givenName, wish.familyName, `${wish.givenName}${wish.familyName}`, wish.username, normalized];
  const errors = [
    ...(await signUpIssues(caller, registration, wish)),
    ...usernameIssues(caller, wish.username.trim(), own),
    ...(await passwordIssues(caller, { password: wish.password, personal })),
  ];
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
}

interface Making {
  readonly registration: Row<Registration>;
  readonly wish: SignUp;
  readonly place: Row<Location> | null;
  readonly secret: HashedPassword;
}

async function make(caller: Caller, moves: readonly Move[], { registration, wish, place, secret }: Making): Promise<{ username: string }> {
  const { id, system, value, normalized } = registration;
  const { db, language } = caller;
  if ((await db.Registration.update({ id, state: 'verified' }, { state: 'completed' })) !== 1) throw problem('registration-ended');
  const { username, givenName, familyName, birthDate, gender, phone, generalPractitioner, referralType, preferredLanguage } = wish;
  const told = { ...(birthDate && { birthDate }), ...(gender && { gender }), ...(generalPractitioner && { generalPractitioner }), ...(referralType && { referralType }) };
  const proved = { system, value, verified: true, ...(system === 'phone' ? { kind: 'cell' } : {}) };
  const patientId = await createPatient(caller, {
    ...{ givenName, familyName },
    ...told,
    preferredLanguage: preferredLanguage ?? language,
    ...(place && { defaultLocationId: place.id }),
    contactPoints: [proved, ...(phone ? [{ system: 'phone' as const, value: phone, kind: 'cell' }] : [])],
  });
  await openLogin(caller, { patientId, contact: { system, normalized }, username, secret });
  await db.Registration.update({ id }, { patientId });
  await keepAcceptance(caller, patientId);
  await adoptGuests(caller, moves, { patientId, givenName, familyName, contact: { system, normalized } });
  await noteDuplicates(caller, [patientId], 'all');
  await audit(caller, 'registration.complete', { type: 'Registration', id, patientId });
  await tellOfSignUp(caller, { registrationId: id, patientId, name: `${givenName} ${familyName}`, place });
  return { username };
}
