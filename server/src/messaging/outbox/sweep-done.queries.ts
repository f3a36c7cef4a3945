import { asText } from '../../db/rows.ts';
import { unscopedDb } from '../../db/scoped.ts';

/** Organizations whose outbox holds rows that were done before then. */
export async function organizationsWithDone(before: Date): Promise<readonly string[]> {
  const rows = await unscopedDb.select(
    'select distinct organizationId from outbox where state in ($states) and dueAt <= $before',
    { states: ['done', 'skipped'], before },
    { organizationId: asText },
  );
  return rows.map(({ organizationId }) => organizationId);
}
