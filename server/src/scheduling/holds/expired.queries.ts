import { asText } from '../../db/rows.ts';
import { unscopedDb } from '../../db/scoped.ts';

/** Holds of all organizations that expired before a moment, the longest ago first. */
export const expiredHolds = (before: Date, limit: number) =>
  unscopedDb.select(
    'select h.organizationId, h.id from holds h where h.expiresAt <= $before order by h.expiresAt asc limit $limit',
    { before, limit },
    { organizationId: asText, id: asText },
  );
