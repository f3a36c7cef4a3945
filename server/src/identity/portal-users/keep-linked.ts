import { retry } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { portalUserOf, type PortalUserRow } from './portal-user-of.ts';

/** What a login is linked to: an email in lower case, a phone as E.164. */
export type Linked = Pick<PortalUserRow, 'linkedEmail' | 'linkedPhone'>;

/**
 * Writes what a patient's login is linked to, and makes the login where there is none. Inside `tx`.
 * @param seen the login that the caller decided by: where another stands by now, all of it is decided anew
 * @throws already-exists — another login of the organization is linked to it: the database says so, whoever comes first
 */
export async function keepLinked(caller: Caller, patientId: string, linked: Linked, seen?: { readonly before: PortalUserRow | null }): Promise<PortalUserRow> {
  const { db, ids, clock } = caller;
  const before = await portalUserOf(caller, patientId);
  if (seen && seen.before?.id !== before?.id) throw retry();
  await refuseUsernames(caller, linked, before?.id ?? null);
  try {
    if (before) {
      await db.PortalUser.update({ id: before.id }, linked);
      return { ...before, ...linked };
    }
    const id = ids.next();
    const createdAt = clock.now();
    await db.PortalUser.insert({ id, state: 'linked', ...linked, createdAt });
    await db.PortalUserPatient.insert({ portalUserId: id, patientId, role: 'self', self: 'y', createdAt });
  } catch (error) {
    const key = violatedKey(error);
    // Somebody made this patient's login meanwhile: see what it is linked to.
    if (key !== null && !before && (await portalUserOf(caller, patientId))) throw retry();
    if (key === 'portal_users.linkedEmail') throw problem('already-exists', { field: 'email' });
    if (key === 'portal_users.linkedPhone') throw problem('already-exists', { field: 'phone' });
    throw key === 'portal_user_patients.patientId_self' ? retry() : error;
  }
  const made = await portalUserOf(caller, patientId);
  if (!made) throw retry();
  return made;
}

/** Somebody's username may be their own email or phone: nobody else is linked to it, or a sign-in could mean two. */
async function refuseUsernames({ db }: Caller, { linkedEmail, linkedPhone }: Linked, ownId: string | null): Promise<void> {
  const names = [linkedEmail, linkedPhone].filter((one): one is string => one !== null && one.length <= 64);
  if (names.length === 0) return;
  const taken = (await db.PortalUser.find({ where: { usernameKey: { in: names } } })).find(({ id }) => id !== ownId);
  if (taken) throw problem('already-exists', { field: taken.usernameKey === linkedEmail ? 'email' : 'phone' });
}
