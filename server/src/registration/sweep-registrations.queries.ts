import { asText } from '../db/rows.ts';
import { unscopedDb } from '../db/scoped.ts';

/** Organizations that keep registrations or codes which ended before then. */
export async function organizationsWithEnded(before: Date): Promise<readonly string[]> {
  const rows = await unscopedDb.select(
    `select organizationId from registrations where expiresAt <= $before
     union select organizationId from verifications where expiresAt <= $before`,
    { before },
    { organizationId: asText },
  );
  return rows.map(({ organizationId }) => organizationId);
}
