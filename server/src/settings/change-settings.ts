import { isDeepStrictEqual } from 'node:util';
import { audit } from '../audit/audit.ts';
import { retry, tx } from '../db/tx.ts';
import { documentTypes } from '../files/content/file-type.ts';
import { keepFile } from '../files/keep-file.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { assertLocations } from '../locations/assert-locations.ts';
import { text } from '../locales/text.ts';
import { bumpSettingsVersion } from '../organizations/organizations.ts';
import { keepPictures } from '../messaging/messages/keep-pictures.ts';
import { mayOpenLinks } from '../organizations/portal-url.ts';
import { deriveTheme, publishLook } from '../themes/derive-theme.ts';
import { isStyleKey } from '../themes/style-values.ts';
import { isSettingKey, catalog, type SettingKey } from './catalog.ts';
import { contradictions } from './contradictions.ts';
import { loadSettings, readSettings, storedNull, type Settings } from './settings.ts';

/** What staff change at once: new values, and keys to return to the default. */
export interface SettingsChange {
  values: Readonly<Partial<Record<SettingKey, unknown>>>;
  reset: readonly SettingKey[];
}

/**
 * Changes settings of the organization, or overrides of one location, all or none. Each change is kept with who, when,
 * before and after; a value that is already so is no change.
 * @param version what the caller loaded; null where it didn't say
 * @throws version-required, version-mismatch
 * @throws settings-conflict — values that can't stand together, colours that can't be read
 * @throws file-refused — the document is a picture, the logo none
 * @throws not-found — the location isn't there, or a key can't be overridden per location
 */
export async function changeSettings(caller: Caller, change: SettingsChange, version: number | null, locationId?: string): Promise<Settings> {
  await publishLook(caller, change.values);
  return tx(async () => {
    const settings = await presentSettings(caller);
    if (version === null) throw problem('version-required');
    if (version !== settings.version) throw problem('version-mismatch', { version: settings.version });
    if (locationId) await assertOverridable(caller, change, locationId);
    const changes = changesOf(settings, change, locationId);
    if (changes.length === 0) return settings;
    await assertPortalUrl(caller, changes);
    await keepFiles(caller, changes);
    const next = settings.version + 1;
    if (!(await bumpSettingsVersion(caller.organizationId, settings.version))) throw retry();
    for (const one of changes) await store(caller, one, locationId);
    await caller.db.SettingChange.insertAll(changes.map(({ key, isReset, after, ...one }) => ({ key, before: one.wasSet ? (one.before ?? storedNull) : null, after: isReset ? null : (after ?? storedNull), version: next, locationId: locationId ?? null, ...authorOf(caller) })));
    const after = await readSettings({ id: caller.organizationId, settingsVersion: next });
    assertConsistent(caller, after);
    if (changes.some(({ key }) => isStyleKey(key))) await deriveTheme(caller, after);
    await audit(caller, 'settings.change', { type: 'Organization', id: caller.organizationId });
    return after;
  });
}

async function presentSettings(caller: Caller): Promise<Settings> {
  return loadSettings({ id: caller.organizationId, settingsVersion: caller.settings.version });
}

async function assertOverridable(caller: Caller, { values, reset }: SettingsChange, locationId: string): Promise<void> {
  await assertLocations(caller, [locationId]);
  const keys = [...Object.keys(values), ...reset].filter(isSettingKey);
  if (keys.some((key) => !('perLocation' in catalog[key]))) throw problem('not-found');
}

interface Changed {
  key: SettingKey;
  before: unknown;
  after: unknown;
  wasSet: boolean;
  isReset: boolean;
}

function changesOf(settings: Settings, { values, reset }: SettingsChange, locationId?: string): Changed[] {
  const own = (key: SettingKey) => {
    const wasSet = settings.isSet(key, locationId);
    return { key, wasSet, before: wasSet ? settings.get(key, locationId) : null };
  };
  const set = Object.keys(values)
    .filter(isSettingKey)
    .filter((key) => !reset.includes(key))
    .map((key) => ({ ...own(key), after: values[key] ?? null, isReset: false }));
  const unset = [...new Set(reset)].map((key) => ({ ...own(key), after: null, isReset: true }));
  return [...set, ...unset].filter(({ wasSet, before, after, isReset }) => wasSet === isReset || (!isReset && !isDeepStrictEqual(before, after)));
}

/** Links with tokens lead there: only to pages that the organization has allowed. @throws settings-conflict */
async function assertPortalUrl(caller: Caller, changes: readonly Changed[]): Promise<void> {
  const url = changes.find(({ key }) => key === 'general.portalUrl')?.after;
  if (typeof url !== 'string' || (await mayOpenLinks(caller, url))) return;
  const message = text(caller.language, 'issue.portal-url');
  throw problem('settings-conflict', { conflicts: [{ keys: ['general.portalUrl'], code: 'origin-not-allowed', message }] });
}

/** The consent's document is a file of the clinic that people can read; so are the pictures in its texts. @throws not-found, file-refused */
async function keepFiles(caller: Caller, changes: readonly Changed[]): Promise<void> {
  const id = changes.find(({ key }) => key === 'schedulingConsent.document')?.after;
  if (typeof id === 'string') await keepFile(caller, id, documentTypes);
  for (const { key, after } of changes) if (/^(messages|emails)\./.test(key)) await keepPictures(caller, after);
}

/** What stands now, for the organization and for each location that has values of its own. @throws settings-conflict */
function assertConsistent(caller: Caller, settings: Settings): void {
  const found = [undefined, ...settings.locationIds].flatMap((locationId) => contradictions(settings, caller.organization, locationId));
  const conflicts = [...new Map(found.map((one) => [one.code, one])).values()];
  if (conflicts.length === 0) return;
  throw problem('settings-conflict', { conflicts: conflicts.map(({ code, keys }) => ({ keys: [...keys], code, message: text(caller.language, `issue.${code}`) })) });
}

async function store(caller: Caller, { key, after, isReset }: Changed, locationId?: string): Promise<void> {
  const value = after ?? storedNull;
  if (locationId) {
    await caller.db.LocationSettingValue.remove({ locationId, key });
    if (!isReset) await caller.db.LocationSettingValue.insert({ locationId, key, value });
    return;
  }
  await caller.db.SettingValue.remove({ key });
  if (!isReset) await caller.db.SettingValue.insert({ key, value });
}

function authorOf({ staffUserId, apiKeyId, clock }: Caller) {
  const changedByKind = staffUserId ? 'staff' : apiKeyId ? 'key' : 'process';
  return { changedByKind, changedById: staffUserId ?? apiKeyId ?? null, changedAt: clock.now() } as const;
}
