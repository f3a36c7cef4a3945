import type { z } from 'zod';
import { settings as contract, type SettingValues } from '../contract/settings.ts';
import type { Caller } from '../http/caller.ts';
import { handlers, reply } from '../http/handlers.ts';
import { assertLocations } from '../locations/assert-locations.ts';
import { settingKeys } from './catalog.ts';
import { changeSettings } from './change-settings.ts';
import { listSettingChanges } from './setting-changes.ts';
import type { Settings } from './settings.ts';

/** Settings for staff; the patients' own come with the portal's bootstrap. */
export const settingsRoutes = handlers(contract, {
  getSettings: async ({ caller, query }) => out(await ofPlace(caller, query.locationId), query.locationId),
  changeSettings: async ({ caller, query, body, request }) =>
    out(await changeSettings(caller, body, versionIn(request.get('If-Match')), query.locationId), query.locationId),
  listSettingChanges: ({ caller, query }) => listSettingChanges(caller, query),
});

async function ofPlace(caller: Caller, locationId?: string): Promise<Settings> {
  if (locationId) await assertLocations(caller, [locationId]);
  return caller.settings;
}

/** The version inside `If-Match: "<version>"`; null where the header is absent. */
function versionIn(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined) return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  return version === undefined ? -1 : Number(version);
}

function out(settings: Settings, locationId?: string) {
  const values = Object.fromEntries(settingKeys.map((key) => [key, settings.get(key, locationId)]));
  // One entry for each key of the catalog, which is what the schema is made of.
  return reply({ version: settings.version, values: values as z.input<typeof SettingValues> }, { headers: { ETag: `"${settings.version}"` } });
}
