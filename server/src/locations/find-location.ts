import type { Caller } from '../http/caller.ts';
import { isId } from '../ids.ts';

/** The location that this source, or we ourselves, call so; null where none is. */
export async function findLocation(
  { db }: Caller,
  source: string,
  id: string,
): Promise<{ readonly id: string } | null> {
  return (await db.Location.one({ source, sourceId: id })) ?? (isId(id) ? db.Location.one({ id }) : null);
}
