import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Contact } from '../messaging/send-message.ts';
import { reachPatient } from '../patients/reach-patient.ts';
import type { Merge, Move, Moved } from '../patients/duplicates/move.ts';
import { endSessionsOf } from './end-sessions.ts';
import type { PortalUser } from './identity.models.ts';
import { endLinks } from './one-time/one-time-link.ts';
import { notifyOwner } from './portal-users/notify-owner.ts';
import { isRather } from './portal-users/rather.ts';
import { masked } from './user.ts';

/** Whom logins act for, and how a merge hands it on. */
export const moves: readonly Move[] = [{ table: 'portal_user_patients', columns: ['patientId'], move: moveRelations }];

/**
 * A person keeps one login: of two, the one that is in use stays (of two in use the older one: nobody pushes an owner out
 * by registering under their name), the other is switched off and its contacts are free again; whom it acted for, the one
 * that stays acts for. Carers stay carers.
 */
async function moveRelations(caller: Caller, merge: Merge): Promise<Moved> {
  const { db } = caller;
  const { mergedId, survivorId } = merge;
  const decided = await chooseLogin(caller, merge);
  const present = await db.PortalUserPatient.find({ where: { patientId: survivorId } });
  let rows = 0;
  for (const { portalUserId, self } of await db.PortalUserPatient.find({ where: { patientId: mergedId } })) {
    const there = present.find((one) => one.portalUserId === portalUserId);
    if (there && self !== 'y') {
      await db.PortalUserPatient.remove({ portalUserId, patientId: mergedId });
      continue;
    }
    if (there) await db.PortalUserPatient.remove({ portalUserId, patientId: survivorId });
    rows += await db.PortalUserPatient.update({ portalUserId, patientId: mergedId }, { patientId: survivorId });
  }
  return { rows, decided };
}

async function chooseLogin(caller: Caller, { mergedId, survivorId }: Merge): Promise<string[]> {
  const own = await loginOf(caller, survivorId);
  const theirs = await loginOf(caller, mergedId);
  if (!own || !theirs) {
    await tellOfRecord(caller, own ?? theirs, own ? mergedId : survivorId);
    return [];
  }
  // One of two logins ends: that is a matter of logins, not of records alone.
  if (caller.kind === 'staff' && !caller.permissions.has('portal-users')) throw problem('missing-permission', { permission: 'portal-users' });
  const [kept, ended] = isRather(theirs, own) ? [theirs, own] : [own, theirs];
  await handOn(caller, ended, kept);
  await switchOff(caller, ended);
  await tell(caller, ended, kept);
  return [`login ${kept.id} kept`, `login ${ended.id} disabled`];
}

async function loginOf({ db }: Caller, patientId: string): Promise<Row<PortalUser> | null> {
  const link = await db.PortalUserPatient.one({ patientId, self: 'y' });
  return link && db.PortalUser.one({ id: link.portalUserId });
}

/** Whom the login that ends acted for. */
async function handOn({ db }: Caller, ended: Row<PortalUser>, kept: Row<PortalUser>): Promise<void> {
  await db.PortalUserPatient.remove({ portalUserId: ended.id, self: 'y' });
  const known = new Set((await db.PortalUserPatient.find({ where: { portalUserId: kept.id } })).map(({ patientId }) => patientId));
  for (const { patientId } of await db.PortalUserPatient.find({ where: { portalUserId: ended.id } })) {
    const where = { portalUserId: ended.id, patientId };
    if (known.has(patientId)) await db.PortalUserPatient.remove(where);
    else await db.PortalUserPatient.update(where, { portalUserId: kept.id });
  }
}

async function switchOff(caller: Caller, { id }: Row<PortalUser>): Promise<void> {
  const user = { kind: 'patient', id } as const;
  await caller.db.PortalUser.update({ id }, { state: 'disabled', linkedEmail: null, linkedPhone: null });
  await endSessionsOf(caller, user, 'merge');
  await endLinks(caller, 'invitation', user);
  await endLinks(caller, 'reset', user);
}

/** Who used the login that ended hears of it, there and at the one that stays: whoever isn't that person can object. */
async function tell(caller: Caller, ended: Row<PortalUser>, kept: Row<PortalUser>): Promise<void> {
  if (ended.state !== 'active') return;
  const further: Contact[] = [
    ...(ended.linkedEmail ? [{ system: 'email' as const, value: ended.linkedEmail }] : []),
    ...(ended.linkedPhone ? [{ system: 'phone' as const, value: ended.linkedPhone }] : []),
  ];
  await notifyOwner(caller, kept.id, { kind: 'login-ended', dedupeKey: ended.id, contact: masked(kept.linkedEmail, kept.linkedPhone), further });
}

/** Whoever a record names hears at its own contacts which login opens it now: whoever isn't that person can object. */
async function tellOfRecord(caller: Caller, login: Row<PortalUser> | null, patientId: string): Promise<void> {
  if (login?.state !== 'active') return;
  const proved = (await caller.db.ContactPoint.find({ where: { patientId } })).filter(({ verifiedAt }) => verifiedAt !== null);
  const others = proved
    .filter(({ normalized }) => normalized !== login.linkedEmail && normalized !== login.linkedPhone)
    .map(({ system, value, normalized }): Contact => ({ system, value: system === 'phone' ? normalized : value }));
  if (others.length === 0) return;
  // The survivor's own first contact is told with the login.
  const first = (await reachPatient(caller, patientId, ['email', 'phone']))?.value;
  const further = others.filter(({ value }) => value !== first);
  await notifyOwner(caller, login.id, { kind: 'record-joined', dedupeKey: patientId, contact: masked(login.linkedEmail, login.linkedPhone), further });
}
