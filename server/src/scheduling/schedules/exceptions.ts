import { audit } from '../../audit/audit.ts';
import type { New, Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { cursorOf, readCursor } from '../../http/pages.ts';
import { problem } from '../../http/problem.ts';
import type { ScheduleException } from '../offers/offers.models.ts';
import { conflictsOf, type Conflicts } from './conflicts.ts';

/** Exceptions whose last day is `from` or later, in the order in which they were made. */
export async function listExceptions(
  caller: Caller,
  { from, cursor, limit }: { from?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const [after] = readCursor(cursor, { id: 'text' }) ?? [];
  const rows = await caller.db.ScheduleException.find({
    where: {
      ...(from !== undefined && { toDate: { gte: from } }),
      ...(after !== undefined && { id: { gt: String(after) } }),
    },
    order: [['id', 'ASC']],
    limit: limit + 1,
  });
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: last && rows.length > limit ? cursorOf([last.id]) : null };
}

/** What was made, and which visits it falls on. */
export interface MadeExceptions {
  readonly made: readonly Row<ScheduleException>[];
  readonly conflicts: Conflicts;
}

type ExceptionFields = Omit<New<ScheduleException>, 'id' | 'createdAt'>;

/**
 * Closes days, or opens extra hours, at one location or at several at once: all or none. What is booked there stays, and is told.
 * @throws not-found — practitioner or location isn't there
 */
export function createExceptions(caller: Caller, fields: ExceptionFields, locationIds: readonly (string | null)[]): Promise<MadeExceptions> {
  return tx(async () => {
    const { practitionerId } = fields;
    if (practitionerId && !(await caller.db.Practitioner.one({ id: practitionerId }))) throw problem('not-found');
    const made: Row<ScheduleException>[] = [];
    for (const locationId of new Set(locationIds)) {
      if (locationId && !(await caller.db.Location.one({ id: locationId }))) throw problem('not-found');
      const row = await caller.db.ScheduleException.insert({ ...fields, locationId, id: caller.ids.next(), createdAt: caller.clock.now() });
      await audit(caller, 'schedule.exception.create', { type: 'ScheduleException', id: row.id });
      made.push(row);
    }
    return { made, conflicts: await conflictsOf(caller, made) };
  });
}

/** Removes an exception: the weekly hours count again. @throws not-found */
export function removeException(caller: Caller, id: string): Promise<void> {
  return tx(async () => {
    if ((await caller.db.ScheduleException.remove({ id })) !== 1) throw problem('not-found');
    await audit(caller, 'schedule.exception.remove', { type: 'ScheduleException', id });
  });
}
