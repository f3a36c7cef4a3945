import { audit } from '../audit/audit.ts';
import type { Change, New, Row } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';
import { invalid, problem } from '../http/problem.ts';
import { text } from '../locales/text.ts';
import { isZone } from '../zones.ts';
import type { Location } from './locations.models.ts';

type Fields = Omit<New<Location>, 'id' | 'createdAt' | 'bookInPortal' | 'position' | 'active'> &
  Partial<Pick<Location, 'bookInPortal' | 'position' | 'active'>>;

/**
 * Adds a location. It isn't offered in booking unless that is asked for.
 * @throws already-exists — another one has the slug
 */
export function createLocation(caller: Caller, fields: Fields): Promise<Row<Location>> {
  assertZone(caller, fields.timeZone);
  return tx(async () => {
    const row = {
      bookInPortal: false,
      position: 0,
      active: true,
      ...fields,
      id: caller.ids.next(),
      createdAt: caller.clock.now(),
    };
    const location = await uniqueSlug(caller.db.Location.insert(row));
    await audit(caller, 'location.create', { type: 'Location', id: location.id });
    return location;
  });
}

/** Changes a location. @throws not-found, already-exists */
export function changeLocation(caller: Caller, id: string, change: Change<Location>): Promise<Row<Location>> {
  assertZone(caller, change.timeZone);
  return tx(async () => {
    if (Object.keys(change).length > 0) await uniqueSlug(caller.db.Location.update({ id }, change));
    const location = await caller.db.Location.one({ id });
    if (!location) throw problem('not-found');
    await audit(caller, 'location.change', { type: 'Location', id, details: { fields: Object.keys(change) } });
    return location;
  });
}

function assertZone({ language }: Caller, timeZone: string | undefined): void {
  if (timeZone !== undefined && !isZone(timeZone))
    throw invalid('/timeZone', 'time-zone', text(language, 'issue.time-zone'));
}

async function uniqueSlug<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (violatedKey(error) === 'locations.slug') throw problem('already-exists', { field: 'slug' });
    throw error;
  }
}
