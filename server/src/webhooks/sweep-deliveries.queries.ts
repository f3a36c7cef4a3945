import { asText } from '../db/rows.ts';
import { unscopedDb } from '../db/scoped.ts';

/** Organizations that have messages to webhooks from before then. */
export async function organizationsWithDeliveries(before: Date): Promise<readonly string[]> {
  const rows = await unscopedDb.select('select distinct organizationId from webhook_deliveries where createdAt <= $before', { before }, { organizationId: asText });
  return rows.map(({ organizationId }) => organizationId);
}
