import { asText } from './rows.ts';
import { unscopedDb } from './scoped.ts';

/** Tables whose rows count for nothing after `expiresAt`, which an index of all organizations knows. */
export type ExpiringTable = 'dpop_ids' | 'idempotency_keys' | 'one_time_tokens' | 'previews' | 'registrations' | 'sessions' | 'verifications';

/** Organizations that keep rows in any of these tables which ended before then. */
export async function organizationsWithExpired(tables: readonly ExpiringTable[], before: Date): Promise<readonly string[]> {
  const sql = tables.map((table) => `select organizationId from ${table} where expiresAt <= $before`).join(' union ');
  const rows = await unscopedDb.select(sql, { before }, { organizationId: asText });
  return [...new Set(rows.map(({ organizationId }) => organizationId))];
}
