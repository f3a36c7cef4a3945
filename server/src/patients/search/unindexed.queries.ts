import { asText } from '../../db/rows.ts';
import { unscopedDb } from '../../db/scoped.ts';

const owned = { organizationId: asText, id: asText };

/** Patients of all organizations whose terms weren't made by these rules. */
export async function unindexed(version: number, limit: number) {
  const never = await unscopedDb.select('select p.organizationId, p.id from patients p where p.indexedAs is null limit $limit', { limit }, owned);
  if (never.length > 0) return never;
  return unscopedDb.select('select p.organizationId, p.id from patients p where p.indexedAs < $version limit $limit', { version, limit }, owned);
}
