import { generateSecret } from 'otplib';
import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { keyFor } from '../http/secrets.ts';
import { emailKey, usernameKey } from './normalize.ts';
import { hashPassword } from './passwords.ts';
import { seal } from './seal.ts';
import { ownerOf, type User } from './user.ts';

/** What one signs in with. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Somebody's account and, with `totpSecret`, what their authenticator app is set up with. */
export interface StaffLogin extends Login {
  readonly totpSecret: string;
}

/**
 * Gives a patient a login whose password is told here and now, for demos and tests on the developer's own machine. In
 * production a login begins with an invitation, and nobody but its owner knows the password. Again sets the password.
 */
export async function openPatientAccount(
  caller: Caller,
  patientId: string,
  { username, password, email }: Login & { readonly email?: string },
): Promise<void> {
  refuseInProduction(caller);
  const secret = await hashPassword(password);
  await tx(async () => {
    const id =
      (await caller.db.PortalUserPatient.one({ patientId, self: 'y' }))?.portalUserId ??
      (await insertPortalUser(caller, patientId, { username, email }));
    await putCredential(caller, { kind: 'patient', id }, 'password', secret);
    await audit(caller, 'portal-user.open', { type: 'PortalUser', id, patientId });
  });
}

/** The same for an employee who exists or not, with an authenticator app as second factor. */
export async function openStaffAccount(
  caller: Caller,
  {
    name,
    email,
    userTypeId,
    username,
    password,
  }: Login & { readonly name: string; readonly email: string; readonly userTypeId: string },
): Promise<StaffLogin> {
  refuseInProduction(caller);
  const secret = await hashPassword(password);
  const totpSecret = generateSecret();
  await tx(async () => {
    const known = await caller.db.StaffUser.one({ usernameKey: usernameKey(username) });
    const row = { userTypeId, name, email, username, usernameKey: usernameKey(username), state: 'active' as const };
    const { id } =
      known ?? (await caller.db.StaffUser.insert({ id: caller.ids.next(), ...row, createdAt: caller.clock.now() }));
    await putCredential(caller, { kind: 'staff', id }, 'password', secret);
    await putCredential(
      caller,
      { kind: 'staff', id },
      'totp',
      seal(keyFor(caller.runtime.config.PORTICO_SECRET, 'totp'), totpSecret),
    );
    await audit(caller, 'staff-user.open', { type: 'StaffUser', id });
  });
  return { username, password, totpSecret };
}

async function insertPortalUser(
  { db, ids, clock }: Caller,
  patientId: string,
  { username, email }: { username: string; email?: string },
): Promise<string> {
  const createdAt = clock.now();
  const id = ids.next();
  const linkedEmail = email ? emailKey(email) : null;
  await db.PortalUser.insert({ id, state: 'active', username, usernameKey: usernameKey(username), linkedEmail, createdAt });
  await db.PortalUserPatient.insert({ portalUserId: id, patientId, role: 'self', self: 'y', createdAt });
  return id;
}

async function putCredential(
  { db, ids, clock }: Caller,
  user: Pick<User, 'kind' | 'id'>,
  kind: 'password' | 'totp',
  secret: string,
): Promise<void> {
  const { userKind, portalUserId, staffUserId } = ownerOf(user);
  const now = clock.now();
  await db.Credential.remove(portalUserId ? { portalUserId, kind } : { staffUserId, kind });
  await db.Credential.insert({
    id: ids.next(),
    userKind,
    portalUserId,
    staffUserId,
    kind,
    single: 'y',
    secret,
    confirmedAt: now,
    createdAt: now,
    updatedAt: now,
  });
}

function refuseInProduction({ runtime }: Caller): void {
  if (runtime.config.NODE_ENV === 'production')
    throw new Error('Accounts with a known password are made outside production only');
}
