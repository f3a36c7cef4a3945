import { asInt, asText } from '../db/rows.ts';
import type { Caller } from '../http/caller.ts';

/** A key that was ever changed, and the version in which it was last. */
export interface NewestChange {
  readonly name: string;
  readonly newest: number;
}

/** The last change of each key. */
export const newestOfKeys = ({ db }: Caller) =>
  db.select<NewestChange>(
    'select c.key as name, max(c.version) as newest from setting_changes c where c.organizationId = $organizationId group by c.key',
    {},
    { name: asText, newest: asInt },
  );
