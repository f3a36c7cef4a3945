import type { Caller } from '../http/caller.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { changers } from './changers.ts';
import { keysOf } from './groups.ts';
import type { SettingGroup } from './setting.ts';
import { unpacked } from './settings.ts';

/** Which changes are listed; all must hold. */
export interface ChangeSearch {
  cursor?: string | undefined;
  limit: number;
  setting?: string | undefined;
  group?: SettingGroup | undefined;
}

/** Who changed which setting, newest first, as they are called today. */
export async function listSettingChanges(caller: Caller, { cursor, limit, setting, group }: ChangeSearch) {
  const after = readCursor(cursor, { version: 'integer', key: 'text' });
  const keys = setting === undefined ? group && [...keysOf(group)] : [setting];
  const rows = await caller.db.SettingChange.find({
    where: { ...(after && { version: { lte: Number(after[0]) } }), ...(keys && { key: { in: keys } }) },
    order: [
      ['version', 'DESC'],
      ['key', 'ASC'],
    ],
    limit: limit + 1 + (after ? settingsAtOnce : 0),
  });
  const rest = after ? rows.filter((row) => row.version < Number(after[0]) || row.key > String(after[1])) : rows;
  const data = rest.slice(0, limit);
  const last = rest.length > limit ? data.at(-1) : undefined;
  const changedBy = await changers(caller, data);
  return {
    data: data.map(({ before, after: now, changedAt, ...row }) => ({
      key: row.key,
      locationId: row.locationId,
      ...stored('before', 'wasSet', before),
      ...stored('after', 'isSet', now),
      version: row.version,
      changedAt: changedAt.toISOString(),
      changedBy: changedBy(row),
    })),
    nextCursor: last ? cursorOf([last.version, last.key]) : null,
  };
}

/** As many changes as one version can have. */
const settingsAtOnce = 200;
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A kept value and whether there was one: `null` may be a value of its own, such as "no limit". */
const stored = <Value extends string, Flag extends string>(value: Value, flag: Flag, kept: unknown) =>
  // What is stored was JSON when it was saved.
  ({ [value]: (unpacked(kept) ?? null) as Json, [flag]: kept !== null && kept !== undefined }) as Record<Value, Json> & Record<Flag, boolean>;
