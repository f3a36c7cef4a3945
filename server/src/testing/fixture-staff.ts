import type { Caller } from '../http/caller.ts';
import { hashPassword } from '../identity/passwords.ts';
import { insertUserTypes } from '../identity/user-types.ts';
import { fixtureId, patientPassword } from './fixture-patients.ts';

/** A manager and a receptionist who sign in with a password alone. */
export async function insertStaff(caller: Caller): Promise<void> {
  const { db, clock } = caller;
  const createdAt = clock.now();
  const types = await insertUserTypes(caller);
  const secret = await hashPassword(patientPassword);
  for (const [n, [username, userTypeId]] of Object.entries({ manager: types.Manager, reception: types.Reception }).entries()) {
    const id = fixtureId('st', n);
    await db.StaffUser.insert({ id, userTypeId, name: `Staff ${username}`, email: `${username}@fixture.example`, username, usernameKey: username, state: 'active', createdAt });
    const owner = { userKind: 'staff', portalUserId: null, staffUserId: id } as const;
    await db.Credential.insert({ id: fixtureId('sc', n), ...owner, kind: 'password', single: 'y', secret, createdAt, updatedAt: createdAt });
  }
}
