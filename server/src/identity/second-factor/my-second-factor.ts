import { tx } from '../../db/tx.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid, problem } from '../../http/problem.ts';
import { secretToken, sha256 } from '../../http/secrets.ts';
import { text } from '../../locales/text.ts';
import { credentialOf } from '../find-user.ts';
import type { OneTimeToken } from '../identity.models.ts';
import { renewSession, type RenewedSession } from '../sessions/renew-session.ts';
import { noticeStaff } from '../staff/notice-staff.ts';
import { ownerOf } from '../user.ts';
import { enrolmentOf, newSealedSeed, stepOf, type Enrolment } from './totp.ts';
import { putTotp, removeTotp } from './totp-credential.ts';

const purpose = 'totp-enrolment';
const openMs = 10 * 60_000;
const mostTries = 5;

/** Whether the employee signs in with an authenticator app, and whether the clinic asks for one. @throws not-allowed for keys */
export async function mySecondFactor(caller: Caller): Promise<{ enrolled: boolean; required: boolean }> {
  const enrolled = await credentialOf(caller, meIn(caller), 'totp');
  return { enrolled: enrolled !== null, required: isRequired(caller) };
}

/**
 * Begins to set an app up, or another in place of the old: nothing changes before its first code. A new beginning ends
 * the one before; each belongs to the session that began it. @throws not-allowed for keys
 */
export async function beginMySecondFactor(caller: Caller): Promise<Enrolment> {
  const me = meIn(caller);
  const seed = newSealedSeed(caller);
  const createdAt = caller.clock.now();
  const open = { attempts: 0, usedAt: null, replacedAt: null, expiresAt: new Date(createdAt.getTime() + openMs) };
  await tx(async () => {
    await endBegun(caller, me.id);
    const row = { id: caller.ids.next(), hash: sha256(secretToken()), purpose, ...ownerOf(me), ...open, createdAt };
    await caller.db.OneTimeToken.insert({ ...row, data: { sessionId: me.sessionId, seed } });
  });
  return enrolmentOf(caller, caller.session?.staffUsername ?? '', seed);
}

/**
 * The app's first code makes it the second factor. The person's other sessions end, since they passed without it; this one
 * goes on under a new token.
 * @throws code-expired — nothing was begun here, or too long ago, or five codes were wrong
 */
export async function confirmMySecondFactor(caller: Caller, code: string): Promise<RenewedSession> {
  const me = meIn(caller);
  const begun = await begunHere(caller, me);
  const counted = begun && (await tx(() => caller.db.OneTimeToken.add({ id: begun.id, usedAt: null, attempts: { lt: mostTries } }, { attempts: 1 })));
  if (!begun || counted !== 1) throw problem('code-expired');
  const step = await stepOf(caller, begun.seed, code);
  if (step === null) throw invalid('/code', 'code-wrong', text(caller.language, 'issue.code-wrong'));
  return tx(async () => {
    const won = await caller.db.OneTimeToken.update({ id: begun.id, usedAt: null, replacedAt: null }, { usedAt: caller.clock.now(), data: null });
    if (won !== 1) throw problem('code-expired');
    await removeTotp(caller, me);
    await putTotp(caller, me, begun.seed, step);
    await noticeStaff(caller, me.id, 'second-factor-added');
    return renewSession(caller, me, { endedBy: 'second-factor', factors: ['password', 'totp'] });
  });
}

/** Takes the app away: from now on the password is enough. The session goes on under a new token, the others end. @throws second-factor-required — the clinic asks for one */
export async function removeMySecondFactor(caller: Caller): Promise<RenewedSession> {
  const me = meIn(caller);
  if (isRequired(caller)) throw problem('second-factor-required');
  return tx(async () => {
    await endBegun(caller, me.id);
    if (await removeTotp(caller, me)) await noticeStaff(caller, me.id, 'second-factor-removed');
    return renewSession(caller, me, { endedBy: 'second-factor', factors: ['password'] });
  });
}

function meIn({ staffUserId, sessionId }: Caller) {
  if (!staffUserId || !sessionId) throw problem('not-allowed');
  return { kind: 'staff', id: staffUserId, sessionId } as const;
}

async function endBegun({ db, clock }: Caller, staffUserId: string): Promise<void> {
  await db.OneTimeToken.update({ staffUserId, purpose, usedAt: null, replacedAt: null }, { replacedAt: clock.now(), data: null });
}

async function begunHere({ db, clock }: Caller, { id: staffUserId, sessionId }: { id: string; sessionId: string }) {
  const open = { staffUserId, purpose, usedAt: null, replacedAt: null, expiresAt: { gt: clock.now() } };
  const rows = await db.OneTimeToken.find({ where: open, order: [['id', 'DESC']], limit: 20 });
  const found = rows.find((row): row is Row<OneTimeToken> & { data: Begun } => isBegun(row.data) && row.data.sessionId === sessionId);
  return found ? { id: found.id, seed: found.data.seed } : null;
}

interface Begun {
  sessionId: string;
  seed: string;
}

const isBegun = (data: unknown): data is Begun => typeof data === 'object' && data !== null && 'sessionId' in data && 'seed' in data;

const isRequired = ({ settings }: Caller) => settings.get('identity.staffSecondFactor') === 'required';
