import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';

/** Refuses ids that aren't locations of the caller's organization. @throws not-found */
export async function assertLocations({ db }: Caller, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if ((await db.Location.count({ id: { in: wanted } })) !== wanted.length) throw problem('not-found');
}
