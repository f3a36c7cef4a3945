import type { Invariant } from '../db/invariant.ts';

/** What must always hold of settings. */
export const invariants: readonly Invariant[] = [
  {
    name: 'no change of settings is newer than the version that processes look at',
    broken: `select c.organizationId, c.version as id from setting_changes c
      join organizations o on o.id = c.organizationId where c.version > o.settingsVersion`,
  },
];
