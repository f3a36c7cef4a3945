import { asText } from '../../db/rows.ts';
import { unscopedDb } from '../../db/scoped.ts';

/** A request whose start has come, in any organization. */
export interface Lapsing {
  readonly organizationId: string;
  readonly id: string;
}

/** Requests of all organizations that nobody answered before their start, the oldest first. */
export const lapsing = (now: Date, most: number): Promise<readonly Lapsing[]> =>
  unscopedDb.select(
    `select organizationId, id from appointments where status = 'pending' and startsAt <= $now order by startsAt, id limit ${Math.trunc(most)}`,
    { now },
    { organizationId: asText, id: asText },
  );
