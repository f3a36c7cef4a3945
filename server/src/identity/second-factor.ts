import { generate, verify } from 'otplib';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { keyFor, secretToken, sha256 } from '../http/secrets.ts';
import { throttle } from '../http/throttle.ts';
import { credentialOf, findUser } from './find-user.ts';
import { open } from './seal.ts';
import { ownerOf, type User } from './user.ts';

const pendingMs = 5 * 60_000;
const mostTries = 5;
const purpose = 'second-factor';
const stepSeconds = 30;
/** Whoever knows the password may begin anew as often as they like, but not try codes until one fits. */
const perUser = { name: 'second factor', points: 30, seconds: 3600 };

/** The password fitted, a second factor is due: no session yet, and the token is good for nothing else. */
export interface Pending {
  readonly pendingToken: string;
  readonly factors: readonly ['totp'];
}

/** Asks for the second factor where the user has one; null where the password is enough. */
export async function beginSecondFactor(caller: Caller, user: User, thumbprint: string): Promise<Pending | null> {
  if (!(await credentialOf(caller, user, 'totp'))) return null;
  const pendingToken = secretToken();
  const createdAt = caller.clock.now();
  await tx(() =>
    caller.db.OneTimeToken.insert({
      id: caller.ids.next(),
      hash: sha256(pendingToken),
      purpose,
      ...ownerOf(user),
      data: { thumbprint, username: user.username },
      attempts: 0,
      expiresAt: new Date(createdAt.getTime() + pendingMs),
      usedAt: null,
      replacedAt: null,
      createdAt,
    }),
  );
  return { pendingToken, factors: ['totp'] };
}

/**
 * Checks the code of the authenticator app. The token dies with its use and with the fifth wrong code.
 * @throws wrong-credentials — whatever was wrong
 * @throws too-many-requests — codes for this person, over all their pending tokens
 */
export async function passSecondFactor(caller: Caller, pendingToken: string, code: string, thumbprint: string): Promise<User> {
  const now = caller.clock.now();
  const token = await caller.db.OneTimeToken.one({ hash: sha256(pendingToken) });
  const data = token?.data;
  const isOpen = token?.purpose === purpose && token.usedAt === null && token.expiresAt > now;
  if (!isOpen || !isData(data) || data.thumbprint !== thumbprint) throw problem('wrong-credentials');
  await throttle(caller.runtime, perUser, `${caller.organizationId} ${token.portalUserId ?? token.staffUserId}`);
  const counted = await tx(() => caller.db.OneTimeToken.add({ id: token.id, usedAt: null, attempts: { lt: mostTries } }, { attempts: 1 }));
  const user = counted === 1 ? await findUser(caller, token.userKind, data.username) : null;
  if (!user || user.id !== (token.portalUserId ?? token.staffUserId)) throw problem('wrong-credentials');
  const step = await stepOf(caller, user, code);
  const won = await tx(async () => {
    if (step === null || !(await takeStep(caller, user, step))) return false;
    return (await caller.db.OneTimeToken.update({ id: token.id, usedAt: null }, { usedAt: now })) === 1;
  });
  if (!won) throw problem('wrong-credentials');
  return user;
}

/** The code for a seed at a time, as an authenticator app shows it: for the demo's staff and the tests. */
export const totpCode = (seed: string, at: Date) => generate({ secret: seed, epoch: Math.floor(at.getTime() / 1000) });

async function stepOf(caller: Caller, user: User, code: string): Promise<number | null> {
  const credential = await credentialOf(caller, user, 'totp');
  if (!credential) return null;
  const secret = open(keyFor(caller.runtime.config.PORTICO_SECRET, 'totp'), credential.secret);
  const epoch = Math.floor(caller.clock.now().getTime() / 1000);
  const outcome = await verify({ secret, token: code, epoch, epochTolerance: stepSeconds });
  return outcome.valid ? Math.floor(epoch / stepSeconds) + outcome.delta : null;
}

/** A step is used once: only a later one than the last passes. */
async function takeStep({ db }: Caller, user: User, step: number): Promise<boolean> {
  const { portalUserId, staffUserId } = ownerOf(user);
  const own = portalUserId ? { portalUserId } : { staffUserId };
  const first = await db.Credential.update({ ...own, kind: 'totp', lastStep: null }, { lastStep: step });
  return first === 1 || (await db.Credential.update({ ...own, kind: 'totp', lastStep: { lt: step } }, { lastStep: step })) === 1;
}

interface Data {
  thumbprint: string;
  username: string;
}

const isData = (data: unknown): data is Data => typeof data === 'object' && data !== null && 'thumbprint' in data && 'username' in data;
