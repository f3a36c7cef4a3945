import type { Request } from 'express';
import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { assertProof } from '../http/session-proof.ts';
import { sha256 } from '../http/secrets.ts';
import { throttle } from '../http/throttle.ts';
import { publish } from '../messaging/publish.ts';
import { isOriginAllowed } from '../organizations/origins.ts';
import { knownDevice } from './devices.ts';
import { credentialOf, findUser, nobody } from './find-user.ts';
import { accountLock, countFailure, counterOf, forgetFailures, isLocked, network, noteLock } from './lockout.ts';
import { nameKey, usernameKey } from './normalize.ts';
import { fitsPassword, hashPassword, isOutdated } from './passwords.ts';
import { beginSecondFactor, type Pending } from './second-factor/second-factor.ts';
import { agentOf } from './sessions/agent.ts';
import { startSession, type StartedSession } from './start-session.ts';
import type { User } from './user.ts';

/** What a person types, and where. */
export interface Credentials {
  kind: User['kind'];
  username: string;
  password: string;
}

const perNetwork = { name: 'sign-in network', points: 100, seconds: 15 * 60 };
const perAccount = { name: 'sign-in account', points: 60, seconds: 15 * 60 };

/**
 * Whether this page may sign such a person in: each audience has its own origins, and patients wait while the portal is
 * off.
 * @throws origin-not-allowed, portal-disabled
 */
export async function assertMayBegin({ organization, origin, runtime, settings }: Caller, kind: User['kind']): Promise<void> {
  if (kind === 'patient' && !settings.get('general.enabled')) throw problem('portal-disabled', { phone: organization.phone });
  if (origin === undefined || origin === runtime.publicUrl) return;
  if (!(await isOriginAllowed(organization, origin, kind === 'staff' ? 'staff' : 'patients'))) throw problem('origin-not-allowed');
}

/**
 * Signs a person in: one password check through passport-local, then a session bound to the key of the request's
 * DPoP proof, or the demand for a second factor.
 * @throws wrong-credentials — the same, in the same time, for an unknown user, a wrong password and a locked account
 * @throws origin-not-allowed, portal-disabled, too-many-requests
 */
export async function signIn(caller: Caller, request: Request, credentials: Credentials): Promise<StartedSession | Pending> {
  await assertMayBegin(caller, credentials.kind);
  const { thumbprint } = await assertProof(caller.runtime, request, { organizationId: caller.organizationId });
  const user = await checkPassword(caller, request, credentials);
  if (!user) throw problem('wrong-credentials');
  const pending = await beginSecondFactor(caller, user, thumbprint);
  if (pending) return pending;
  return startSession(caller, user, { thumbprint, factors: ['password'], ...placeOf(request) });
}

/** The user whose name and password these are, or null: every try is counted. @throws too-many-requests */
export async function checkPassword(caller: Caller, request: Request, credentials: Credentials): Promise<User | null> {
  await throttle(caller.runtime, perNetwork, `${caller.organizationId} ${network(caller.ip)}`);
  return authenticate(caller, credentials, deviceIn(request));
}

/** Where somebody signs in: the device's marker, and what they know it by. */
export const placeOf = (request: Request) => ({ device: deviceIn(request), agent: agentOf(request.get('User-Agent')) });

/** The device's random marker; it only spares its owner a lock-out by strangers. */
export function deviceIn(request: Request): string | null {
  const marker = request.get('Portico-Device');
  return marker && /^[\w-]{16,100}$/.test(marker) ? sha256(marker) : null;
}

const passport = new Passport();
passport.use(
  new Strategy({ session: false, passReqToCallback: true }, (request, username, password, done) => {
    const { caller, kind, device } = (request as unknown as Attempted).attempt;
    verifyPassword(caller, { kind, username, password }, device).then(
      (user) => done(null, user ?? false),
      (error: unknown) => done(error),
    );
  }),
);

interface Attempted {
  attempt: { caller: Caller; kind: User['kind']; device: string | null };
}

/** passport-local reads the query string as well: it gets the parsed body and nothing else of the request. */
function authenticate(caller: Caller, { kind, username, password }: Credentials, device: string | null): Promise<User | null> {
  return new Promise((resolve, reject) => {
    const attempted = { body: { username, password }, query: {}, headers: {}, attempt: { caller, kind, device } };
    const answer = (error: unknown, user?: User | false) => (error ? reject(error) : resolve(user || null));
    const check: (...parts: unknown[]) => void = passport.authenticate('local', { session: false }, answer);
    check(attempted, {}, reject);
  });
}

async function verifyPassword(caller: Caller, { kind, username, password }: Credentials, device: string | null): Promise<User | null> {
  const user = await findUser(caller, kind, username);
  const somebody = user ?? { kind, ...nobody };
  const known = device ? await knownDevice(caller, somebody, device) : false;
  if (!known) await throttle(caller.runtime, perAccount, `${caller.organizationId} ${kind} ${nameKey(username)}`);
  const counter = counterOf(caller, `${kind} ${user?.id ?? usernameKey(username)}`, known ? device : null);
  const locked = await isLocked(caller, counter);
  const credential = await credentialOf(caller, somebody, 'password');
  const fits = await fitsPassword(credential?.secret ?? null, password);
  if (locked || !fits || !user || !credential) {
    await refuse(caller, kind, { user, counter, locked });
    return null;
  }
  const secret = isOutdated(credential.secret) ? await hashPassword(password) : credential.secret;
  await tx(async () => {
    await forgetFailures(counter);
    if (secret !== credential.secret) await caller.db.Credential.update({ id: credential.id }, { secret });
  });
  return { ...user, passwordSetAt: credential.updatedAt };
}

/**
 * Tries while locked don't count, or a stranger could lock the owner out for good. An unknown user is written down too:
 * both take the same time.
 */
async function refuse(caller: Caller, kind: User['kind'], { user, counter, locked }: { user: User | null; counter: string; locked: boolean }): Promise<void> {
  const lockedNow = locked ? false : await countFailure(caller, counter);
  await tx(async () => {
    await audit(caller, lockedNow ? 'session.lock' : 'session.refuse', { type: kind === 'patient' ? 'PortalUser' : 'StaffUser', id: user?.id });
    if (lockedNow) await tellOfLock(caller, kind, user, counter);
  });
}

/** Staff see that the account is locked, and its owner hears of it, after the answer, whose time tells nothing. Inside `tx`. */
async function tellOfLock(caller: Caller, kind: User['kind'], user: User | null, counter: string): Promise<void> {
  await noteLock(caller, counter, accountLock(caller, kind, user?.id ?? counter));
  const { id } = user ?? nobody;
  if (kind === 'patient') await publish(caller, 'identity.portal-user.locked', { portalUserId: id });
  else await publish(caller, 'identity.staff-user.locked', { staffUserId: id });
}
