import { asText } from '../db/rows.ts';
import { unscopedDb } from '../db/scoped.ts';

/** Organizations that keep repeats' answers, or ids of proofs, that ended before then. */
export async function organizationsWithExpired(before: Date): Promise<readonly string[]> {
  const rows = await unscopedDb.select(
    `select organizationId from idempotency_keys where expiresAt <= $before
     union select organizationId from dpop_ids where expiresAt <= $before`,
    { before },
    { organizationId: asText },
  );
  return rows.map(({ organizationId }) => organizationId);
}
