import { audit } from '../../audit/audit.ts';
import type { Permission } from '../../contract/permissions.ts';
import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { endSessionsOf } from '../end-sessions.ts';
import type { UserType } from '../identity.models.ts';
import { assertMayGive } from './may-give.ts';
import { activeWith } from './staff.queries.ts';

/** A set of rights, by its name. */
export interface NewUserType {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** What changes of one; what is left out stays. */
export interface UserTypeChange {
  readonly name?: string | undefined;
  readonly permissions?: readonly Permission[] | undefined;
}

/** Sets of rights, oldest first: those that ship come first. */
export const listUserTypes = ({ db }: Caller): Promise<readonly Row<UserType>[]> => db.UserType.find({ order: [['createdAt', 'ASC'], ['id', 'ASC']] });

/** One of them. @throws not-found */
export async function userType({ db }: Caller, id: string): Promise<Row<UserType>> {
  const found = await db.UserType.one({ id });
  if (!found) throw problem('not-found');
  return found;
}

/**
 * Makes a set of rights.
 * @throws already-exists — the name; missing-permission — rights beyond one's own
 */
export function createUserType(caller: Caller, { name, permissions }: NewUserType): Promise<string> {
  assertOwn(caller, permissions);
  return named(() =>
    tx(async () => {
      const id = caller.ids.next();
      await caller.db.UserType.insert({ id, name, permissions: [...new Set(permissions)], createdAt: caller.clock.now() });
      await audit(caller, 'user-type.create', { type: 'UserType', id, details: { permissions: [...permissions] } });
      return id;
    }),
  );
}

/**
 * Changes a set's name or rights. Where it loses one, everybody who has it is signed out.
 * @throws not-found, already-exists; missing-permission — it had or would have rights beyond one's own
 * @throws not-yourself, last-manager — nobody locks themselves or everybody out
 */
export function changeUserType(caller: Caller, id: string, { name, permissions }: UserTypeChange): Promise<void> {
  return named(() =>
    tx(async () => {
      const managers = await activeWith(caller, 'staff');
      const before = await userType(caller, id);
      await assertMayGive(caller, id);
      assertOwn(caller, permissions ?? []);
      const having = await caller.db.StaffUser.find({ where: { userTypeId: id } });
      const lost = permissions ? before.permissions.filter((one) => !permissions.includes(one)) : [];
      const isOther = lost.length > 0 || (permissions?.length ?? 0) > before.permissions.length;
      if (isOther && having.some((one) => one.id === caller.staffUserId)) throw problem('not-yourself');
      if (lost.includes('staff') && managers.every((manager) => having.some((one) => one.id === manager))) throw problem('last-manager');
      await caller.db.UserType.update({ id }, { ...(name !== undefined && { name }), ...(permissions && { permissions: [...new Set(permissions)] }) });
      if (lost.length > 0) for (const one of having) await endSessionsOf(caller, { kind: 'staff', id: one.id }, 'rights');
      await audit(caller, 'user-type.change', { type: 'UserType', id, details: { ...(permissions && { permissions: [...permissions] }) } });
    }),
  );
}

/** Removes a set that nobody has. @throws not-found, missing-permission, user-type-in-use */
export function removeUserType(caller: Caller, id: string): Promise<void> {
  return tx(async () => {
    await userType(caller, id);
    await assertMayGive(caller, id);
    if ((await caller.db.StaffUser.count({ userTypeId: id })) > 0) throw problem('user-type-in-use');
    await caller.db.UserType.remove({ id });
    await audit(caller, 'user-type.remove', { type: 'UserType', id });
  });
}

function assertOwn(caller: Caller, permissions: readonly Permission[]): void {
  const beyond = caller.kind === 'system' ? undefined : permissions.find((one) => !caller.permissions.has(one));
  if (beyond) throw problem('missing-permission', { permission: beyond });
}

async function named<Done>(act: () => Promise<Done>): Promise<Done> {
  try {
    return await act();
  } catch (error) {
    throw violatedKey(error) === 'user_types.name' ? problem('already-exists', { field: 'name' }) : error;
  }
}
