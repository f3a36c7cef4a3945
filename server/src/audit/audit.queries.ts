import { unscopedDb } from '../db/scoped.ts';
import { asText } from '../db/rows.ts';

/** Organizations in which something was done since then. */
export async function organizationsWithEventsSince(since: Date): Promise<string[]> {
  const rows = await unscopedDb.select(
    'select distinct organizationId from audit_events where at >= $since order by organizationId',
    { since },
    { organizationId: asText },
  );
  return rows.map(({ organizationId }) => organizationId);
}

/** Every organization. */
export async function everyOrganization(): Promise<string[]> {
  return (await unscopedDb.Organization.find()).map(({ id }) => id);
}
