import type { Caller } from '../http/caller.ts';
import { isSettingKey } from './catalog.ts';
import { changers } from './changers.ts';
import { placeOf } from './groups.ts';
import type { SettingGroup } from './setting.ts';
import { newestOfKeys } from './settings.queries.ts';

/** The last change of each group that was ever changed: when, and by whom. */
export async function lastChanges(caller: Caller) {
  const newest = new Map<SettingGroup, { version: number; key: string }>();
  for (const { name: key, newest: version } of await newestOfKeys(caller)) {
    if (!isSettingKey(key)) continue;
    const { group } = placeOf(key);
    if (version > (newest.get(group)?.version ?? 0)) newest.set(group, { version, key });
  }
  const versions = [...new Set([...newest.values()].map(({ version }) => version))];
  const rows = await caller.db.SettingChange.find({ where: { version: { in: versions } } });
  const changedBy = await changers(caller, rows);
  return [...newest].flatMap(([group, { version, key }]) => {
    const row = rows.find((one) => one.version === version && one.key === key);
    return row ? [{ group, changedAt: row.changedAt.toISOString(), changedBy: changedBy(row) }] : [];
  });
}
