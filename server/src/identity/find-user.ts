import type { Permission } from '../contract/permissions.ts';
import type { Caller } from '../http/caller.ts';
import { emailKey, isUsername, phoneKey, usernameKey } from './normalize.ts';
import { masked, ownerOf, type User } from './user.ts';

/** Stands for a user who doesn't exist, so that looking for one takes as many statements as finding one. */
export const nobody = { id: '00000000-0000-0000-0000-000000000000' } as const;

/** The active user whom a name at sign-in means; null where there is none, after as many statements. */
export function findUser(caller: Caller, kind: User['kind'], name: string): Promise<User | null> {
  return kind === 'patient' ? findPortalUser(caller, name) : findStaffUser(caller, name);
}

/** The patient's login that a name means, in whatever state; null for none. */
export async function namedPortalUser({ db }: Caller, name: string) {
  const email = emailKey(name);
  const phone = email ? null : phoneKey(name);
  return (
    (isUsername(name) ? await db.PortalUser.one({ usernameKey: usernameKey(name) }) : null) ??
    (email ? await db.PortalUser.one({ linkedEmail: email }) : null) ??
    (phone ? await db.PortalUser.one({ linkedPhone: phone }) : null)
  );
}

async function findPortalUser(caller: Caller, name: string): Promise<User | null> {
  const { db } = caller;
  const found = await namedPortalUser(caller, name);
  const link = await db.PortalUserPatient.one({ portalUserId: found?.id ?? nobody.id, self: 'y' });
  const patient = await db.Patient.one({ id: link?.patientId ?? nobody.id });
  if (!found || found.state !== 'active') return null;
  return {
    kind: 'patient',
    id: found.id,
    username: found.username ?? '',
    name: patient ? `${patient.preferredName ?? patient.givenName} ${patient.familyName}` : (found.username ?? ''),
    maskedContact: masked(found.linkedEmail, found.linkedPhone),
    patientId: patient?.id ?? null,
    language: found.language,
    permissions: [],
  };
}

async function findStaffUser({ db }: Caller, name: string): Promise<User | null> {
  const email = emailKey(name);
  const found = (isUsername(name) ? await db.StaffUser.one({ usernameKey: usernameKey(name) }) : null) ?? (email ? await db.StaffUser.one({ email }) : null);
  const type = await db.UserType.one({ id: found?.userTypeId ?? nobody.id });
  if (!found || found.state !== 'active') return null;
  const permissions: readonly Permission[] = type?.permissions ?? [];
  const { id, username, name: fullName, language } = found;
  return { kind: 'staff', id, username, name: fullName, maskedContact: masked(found.email, null), patientId: null, language, permissions };
}

/** The stored credential of a user: the password's hash, or the sealed seed of the authenticator app. */
export async function credentialOf({ db }: Caller, user: Pick<User, 'kind' | 'id'>, kind: 'password' | 'totp') {
  const { portalUserId, staffUserId } = ownerOf(user);
  const found = portalUserId ? await db.Credential.one({ portalUserId, kind }) : staffUserId ? await db.Credential.one({ staffUserId, kind }) : null;
  return found && (kind === 'password' || found.confirmedAt !== null) ? found : null;
}
