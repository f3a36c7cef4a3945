import type { Caller } from '../http/caller.ts';
import { cursorOf, readCursor } from '../http/pages.ts';

/** Who changed which setting, newest first. */
export async function listSettingChanges(caller: Caller, { cursor, limit }: { cursor?: string; limit: number }) {
  const after = readCursor(cursor, { version: 'integer', key: 'text' });
  const rows = await caller.db.SettingChange.find({
    where: after ? { version: { lte: Number(after[0]) } } : {},
    order: [
      ['version', 'DESC'],
      ['key', 'ASC'],
    ],
    limit: limit + 1 + (after ? settingsAtOnce : 0),
  });
  const rest = after ? rows.filter((row) => row.version < Number(after[0]) || row.key > String(after[1])) : rows;
  const data = rest.slice(0, limit);
  const last = rest.length > limit ? data.at(-1) : undefined;
  return {
    data: data.map(({ key, locationId, before, after: now, version, changedAt, changedByKind, changedById }) => ({
      key,
      locationId,
      before: json(before),
      after: json(now),
      version,
      changedAt: changedAt.toISOString(),
      changedBy: { kind: changedByKind, id: changedById },
    })),
    nextCursor: last ? cursorOf([last.version, last.key]) : null,
  };
}

/** As many changes as one version can have. */
const settingsAtOnce = 200;
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

// What is stored was JSON when it was saved.
const json = (value: unknown) => value as Json;
