import type { Caller } from '../http/caller.ts';
import { staffNames } from '../identity/staff/staff-names.ts';
import { keyNames } from '../organizations/key-names.ts';

interface Change {
  readonly changedByKind: 'staff' | 'key' | 'process';
  readonly changedById: string | null;
}

/** Names whoever changed settings, as they are called today: one query for staff, one for keys. */
export async function changers(caller: Caller, changes: readonly Change[]) {
  const idsOf = (kind: Change['changedByKind']) => [
    ...new Set(changes.flatMap(({ changedByKind, changedById }) => (changedByKind === kind && changedById ? [changedById] : []))),
  ];
  const staff = await staffNames(caller, idsOf('staff'));
  const keys = await keyNames(caller, idsOf('key'));
  return ({ changedByKind: kind, changedById: id }: Change) => ({ kind, id, name: staff.get(id ?? '') ?? keys.get(id ?? '') ?? null });
}
