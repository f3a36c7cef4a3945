import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { idleMsOf } from '../http/last-use.ts';
import { secretToken, sha256 } from '../http/secrets.ts';
import { rememberDevice } from './devices.ts';
import { notifyOwner } from './portal-users/notify-owner.ts';
import { assertStillProven } from './still-proven.ts';
import { ownerOf, type User } from './user.ts';

const hourMs = 3_600_000;
const longestMs = { patient: 12 * hourMs, staff: 8 * hourMs } as const;

/** A session just begun; its token is told this once. */
export interface StartedSession {
  readonly token: string;
  readonly id: string;
  readonly user: User;
  readonly expiresAt: Date;
}

interface Proven {
  thumbprint: string;
  factors: readonly string[];
  device: string | null;
  /** Browser and system, in words. */
  agent: string | null;
}

/**
 * Begins a session once every factor has passed: it ends when idle for as long as the organization says, after 12 hours
 * at most, staff’s after 8.
 * @throws wrong-credentials — the password was changed, or the user switched off, since it was checked
 */
export function startSession(caller: Caller, user: User, { thumbprint, factors, device, agent }: Proven): Promise<StartedSession> {
  const token = secretToken();
  const now = caller.clock.now();
  const id = caller.ids.next();
  const expiresAt = new Date(now.getTime() + longestMs[user.kind]);
  return tx(async () => {
    await assertStillProven(caller, user);
    await caller.db.Session.insert({
      id,
      hash: sha256(token),
      thumbprint,
      ...ownerOf(user),
      kind: 'full',
      origin: caller.origin ?? caller.runtime.publicUrl,
      factors,
      ip: caller.ip ?? null,
      device,
      agent,
      createdAt: now,
      lastSeenAt: now,
      idleExpiresAt: new Date(now.getTime() + idleMsOf(caller.settings)),
      expiresAt,
      freshAuthAt: now,
      endedAt: null,
      endedBy: null,
    });
    const isNewDevice = device === null || !(await rememberDevice(caller, user, device));
    if (isNewDevice && (await hasSignedIn(caller, user))) await notifyOwner(caller, user.id, { kind: 'new-device', dedupeKey: id, device: agent });
    await noteSignIn(caller, user, now);
    await audit(asWhoIs(caller, user, id), 'session.start', { type: 'Session', id, patientId: user.patientId ?? undefined });
    return { token, id, user, expiresAt };
  });
}

/** Nobody was signed in when this began: on record it is the act of whoever is now. */
const asWhoIs = (caller: Caller, { kind, id }: User, sessionId: string): Caller => ({
  ...caller,
  kind,
  sessionId,
  ...(kind === 'staff' ? { staffUserId: id } : { portalUserId: id }),
});

/** The first sign-in of all is no news to a patient: nobody is told of that device. */
async function hasSignedIn({ db }: Caller, { kind, id }: User): Promise<boolean> {
  if (kind !== 'patient') return false;
  return ((await db.PortalUser.one({ id }))?.lastSignInAt ?? null) !== null;
}

async function noteSignIn({ db }: Caller, { kind, id }: User, lastSignInAt: Date): Promise<void> {
  if (kind === 'patient') await db.PortalUser.update({ id }, { lastSignInAt });
  else await db.StaffUser.update({ id }, { lastSignInAt });
}
