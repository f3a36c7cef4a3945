import { isDeepStrictEqual } from 'node:util';
import { scopedDb } from '../db/scoped.ts';
import type { Organization } from '../organizations/organization.ts';
import { catalog, isSettingKey, type SettingKey, type SettingValue } from './catalog.ts';

/** An organization's settings at one version: location's ?? organization's ?? default. */
export interface Settings {
  readonly version: number;
  /** The effective value; `locationId` counts only for keys that may be overridden per location. */
  get<Key extends SettingKey>(key: Key, locationId?: string): SettingValue<Key>;
  /** Whether the organization (or, with an id, the location) has a value of its own. */
  isSet(key: SettingKey, locationId?: string): boolean;
  /** Locations that override something. */
  readonly locationIds: readonly string[];
}

interface Cached {
  version: number;
  settings: Settings;
}

/** How `null` is stored where it is a value of its own, such as "no limit": the column itself is never NULL. */
export const storedNull = { none: true } as const;

/** A stored value as it is meant. */
export const unpacked = (value: unknown) => (isDeepStrictEqual(value, storedNull) ? null : value);

const cache = new Map<string, Cached>();
const mostCached = 1000;

/** The organization's settings, from the process's memory unless its version has moved on. */
export async function loadSettings(organization: Pick<Organization, 'id' | 'settingsVersion'>): Promise<Settings> {
  const cached = cache.get(organization.id);
  if (cached?.version === organization.settingsVersion) return cached.settings;
  const settings = await readSettings(organization);
  if (cache.size >= mostCached) cache.clear();
  cache.set(organization.id, { version: organization.settingsVersion, settings });
  return settings;
}

/** The same as it stands in the database, also inside a transaction that may still be undone. */
export async function readSettings({ id, settingsVersion }: Pick<Organization, 'id' | 'settingsVersion'>): Promise<Settings> {
  const db = scopedDb(id);
  const own = await db.SettingValue.find();
  const byLocation = await db.LocationSettingValue.find();
  return settingsOf(settingsVersion, own, byLocation);
}

/** Resolves stored rows against the catalog; rows of keys that the catalog no longer has are passed over. */
export function settingsOf(
  version: number,
  own: readonly { key: string; value: unknown }[],
  byLocation: readonly { locationId: string; key: string; value: unknown }[],
): Settings {
  const values = new Map<string, unknown>();
  for (const { key, value } of own) if (isSettingKey(key)) values.set(key, unpacked(value));
  for (const { locationId, key, value } of byLocation) if (isSettingKey(key)) values.set(`${locationId} ${key}`, unpacked(value));
  return {
    version,
    locationIds: [...new Set(byLocation.map(({ locationId }) => locationId))],
    get: <Key extends SettingKey>(key: Key, locationId?: string) => {
      const own = [`${locationId} ${key}`, key].find((name) => values.has(name));
      // What is stored passed this very schema when it was saved.
      return (own === undefined ? catalog[key].fallback : values.get(own)) as SettingValue<Key>;
    },
    isSet: (key, locationId) => values.has(locationId ? `${locationId} ${key}` : key),
  };
}
