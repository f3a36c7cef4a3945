import { tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { secretToken, sha256 } from '../../http/secrets.ts';
import { throttle } from '../../http/throttle.ts';
import { pendingPurpose as purpose } from '../end-sessions.ts';
import { credentialOf, findUser } from '../find-user.ts';
import type { OneTimeToken } from '../identity.models.ts';
import { assertStillProven } from '../still-proven.ts';
import { ownerOf, type User } from '../user.ts';
import { enrolmentOf, newSealedSeed, stepOf, type Enrolment } from './totp.ts';
import { putTotp, takeStep } from './totp-credential.ts';

const pendingMs = 5 * 60_000;
const mostTries = 5;
/** Whoever knows the password may begin anew as often as they like, but not try codes until one fits. */
const perUser = { name: 'second factor', points: 30, seconds: 3600 };

/** The password fitted, a second factor is due: no session yet, and the token is good for nothing else. */
export interface Pending {
  readonly pendingToken: string;
  readonly factors: readonly ['totp' | 'totp-enrolment'];
}

/** Asks for the second factor where the user has one or must have one; null where the password is enough. */
export async function beginSecondFactor(caller: Caller, user: User, thumbprint: string): Promise<Pending | null> {
  const enrolled = await credentialOf(caller, user, 'totp');
  if (!enrolled && !mustHaveOne(caller, user)) return null;
  const pendingToken = secretToken();
  const createdAt = caller.clock.now();
  await tx(() =>
    caller.db.OneTimeToken.insert({
      id: caller.ids.next(),
      hash: sha256(pendingToken),
      purpose,
      ...ownerOf(user),
      data: { thumbprint, username: user.username, passwordSetAt: user.passwordSetAt?.toISOString() ?? '', seed: null },
      attempts: 0,
      expiresAt: new Date(createdAt.getTime() + pendingMs),
      usedAt: null,
      replacedAt: null,
      createdAt,
    }),
  );
  return { pendingToken, factors: [enrolled ? 'totp' : 'totp-enrolment'] };
}

/**
 * What the app that is required gets set up with, for who has none yet. It belongs to this sign-in alone: whoever else
 * knows the password is told another. Asked again, the answer is the same.
 * @throws wrong-credentials — whatever was wrong
 */
export async function enrolAtSignIn(caller: Caller, pendingToken: string, thumbprint: string): Promise<Enrolment> {
  const { token, data } = await pendingOf(caller, pendingToken, thumbprint);
  const user = await userOf(caller, token, data);
  if (!user || !mustHaveOne(caller, user) || (await credentialOf(caller, user, 'totp'))) throw problem('wrong-credentials');
  return enrolmentOf(caller, user.username, await seedOf(caller, token.id));
}

/** The seed that this sign-in was given, or is given now: of two that ask at once both get the first's. */
function seedOf({ db, runtime }: Caller, id: string): Promise<string> {
  return tx(async () => {
    const token = await db.OneTimeToken.one({ id, usedAt: null, replacedAt: null }, { lock: true });
    if (!isData(token?.data)) throw problem('wrong-credentials');
    if (token.data.seed) return token.data.seed;
    const seed = newSealedSeed({ runtime });
    await db.OneTimeToken.update({ id }, { data: { ...token.data, seed } });
    return seed;
  });
}

/**
 * Checks the code of the authenticator app; the first code of one that was just set up makes it the user's. The token
 * dies with its use and with the fifth wrong code.
 * @throws wrong-credentials — whatever was wrong
 * @throws too-many-requests — codes for this person, over all their pending tokens
 */
export async function passSecondFactor(caller: Caller, pendingToken: string, code: string, thumbprint: string): Promise<User> {
  const { token, data } = await pendingOf(caller, pendingToken, thumbprint);
  await throttle(caller.runtime, perUser, `${caller.organizationId} ${token.portalUserId ?? token.staffUserId}`);
  const counted = await tx(() => caller.db.OneTimeToken.add({ id: token.id, usedAt: null, replacedAt: null, attempts: { lt: mostTries } }, { attempts: 1 }));
  const user = counted === 1 ? await userOf(caller, token, data) : null;
  if (!user || !(await passes(caller, { user, token, data, code }))) throw problem('wrong-credentials');
  return user;
}

async function passes(caller: Caller, { user, token, data, code }: Found & { user: User; code: string }): Promise<boolean> {
  const credential = await credentialOf(caller, user, 'totp');
  const fresh = credential ? null : data.seed;
  const seed = credential?.secret ?? fresh;
  const step = seed ? await stepOf(caller, seed, code) : null;
  if (step === null) return false;
  const work = tx(async () => {
    await assertStillProven(caller, user);
    if (!fresh && !(await takeStep(caller, user, step))) return false;
    const used = { usedAt: caller.clock.now(), data: { ...data, seed: null } };
    if ((await caller.db.OneTimeToken.update({ id: token.id, usedAt: null, replacedAt: null }, used)) !== 1) return false;
    if (fresh) await putTotp(caller, user, fresh, step);
    return true;
  });
  return work.catch((error: unknown) => {
    // Another sign-in set one up meanwhile.
    if (violatedKey(error)?.startsWith('credentials.')) return false;
    throw error;
  });
}

interface Data {
  thumbprint: string;
  username: string;
  passwordSetAt: string;
  /** Sealed, of an app that is being set up. */
  seed: string | null;
}

interface Found {
  token: Row<OneTimeToken>;
  data: Data;
}

async function pendingOf({ db, clock }: Caller, pendingToken: string, thumbprint: string): Promise<Found> {
  const token = await db.OneTimeToken.one({ hash: sha256(pendingToken) });
  const data = token?.data;
  const isOpen = token?.purpose === purpose && token.usedAt === null && token.replacedAt === null && token.expiresAt > clock.now();
  if (!isOpen || !isData(data) || data.thumbprint !== thumbprint) throw problem('wrong-credentials');
  return { token, data };
}

async function userOf(caller: Caller, token: Row<OneTimeToken>, { username, passwordSetAt }: Data): Promise<User | null> {
  const user = await findUser(caller, token.userKind, username);
  return user && user.id === (token.portalUserId ?? token.staffUserId) ? { ...user, passwordSetAt: new Date(passwordSetAt) } : null;
}

const mustHaveOne = ({ settings }: Caller, { kind }: User) => kind === 'staff' && settings.get('identity.staffSecondFactor') === 'required';

const isData = (data: unknown): data is Data => typeof data === 'object' && data !== null && 'thumbprint' in data && 'username' in data && 'passwordSetAt' in data;
