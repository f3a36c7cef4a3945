import type { Caller } from '../http/caller.ts';

/** The location that this source, or we ourselves, call so; null where none is. */
export async function findLocation(
  { db }: Caller,
  source: string,
  id: string,
): Promise<{ readonly id: string } | null> {
  const isOurs = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return (await db.Location.one({ source, sourceId: id })) ?? (isOurs ? db.Location.one({ id }) : null);
}
