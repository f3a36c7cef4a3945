import { asText } from '../db/rows.ts';
import { unscopedDb } from '../db/scoped.ts';

/** Files that nothing has used since before a moment, of all organizations, a few at a time. */
export function unusedFiles(before: Date, limit: number) {
  const sql = 'select f.organizationId, f.id, f.storageKey from files f where f.keptAt is null and f.createdAt < $before order by f.createdAt limit $limit';
  return unscopedDb.select(sql, { before, limit }, { organizationId: asText, id: asText, storageKey: asText });
}
