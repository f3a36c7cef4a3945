import type { Caller } from '../../http/caller.ts';

/** What employees are called, by the ids of their logins. */
export async function staffNames(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await caller.db.StaffUser.find({ where: { id: { in: ids } } });
  return new Map(found.map(({ id, name }) => [id, name]));
}
