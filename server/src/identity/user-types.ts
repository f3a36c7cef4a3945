import { permissions, type Permission } from '../contract/permissions.ts';
import type { Caller } from '../http/caller.ts';

const shipped = {
  Manager: permissions,
  Reception: ['patients.read', 'patients.write', 'portal-users', 'appointments', 'documents', 'forms', 'consents'],
  Practitioner: ['patients.read', 'appointments', 'health', 'documents'],
  Billing: ['patients.read', 'billing', 'refunds'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

/** The name of a user type that every organization begins with. */
export type ShippedUserType = keyof typeof shipped;

/** Gives a new organization the user types that ship. Inside `tx`. @returns their ids by name */
export async function insertUserTypes({ db, ids, clock }: Caller): Promise<Readonly<Record<ShippedUserType, string>>> {
  const made = { Manager: ids.next(), Reception: ids.next(), Practitioner: ids.next(), Billing: ids.next() };
  const createdAt = clock.now();
  for (const name of ['Manager', 'Reception', 'Practitioner', 'Billing'] as const) {
    await db.UserType.insert({ id: made[name], name, permissions: shipped[name], createdAt });
  }
  return made;
}
