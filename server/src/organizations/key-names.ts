import type { Caller } from '../http/caller.ts';

/** What secret keys are called, by id. */
export async function keyNames(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await caller.db.ApiKey.find({ where: { id: { in: ids } } });
  return new Map(found.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}
