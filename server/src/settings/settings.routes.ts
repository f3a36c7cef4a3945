import type { Request } from 'express';
import type { z } from 'zod';
import { settings as contract, type SettingValues } from '../contract/settings.ts';
import type { Caller } from '../http/caller.ts';
import { handlers, reply } from '../http/handlers.ts';
import { assertLocations } from '../locations/assert-locations.ts';
import { settingKeys } from './catalog.ts';
import { changeSettings } from './change-settings.ts';
import { lastChanges } from './last-changes.ts';
import { listSettingChanges } from './setting-changes.ts';
import { describeCatalog } from './settings-catalog.ts';
import type { Settings } from './settings.ts';

/** Settings for staff; the patients' own come with the portal's bootstrap. */
export const settingsRoutes = handlers(contract, {
  getSettings: async ({ caller, query }) => out(caller, await ofPlace(caller, query.locationId), query.locationId),
  changeSettings: async ({ caller, query, body, request }) =>
    out(caller, await changeSettings(caller, body, versionIn(request.get('If-Match')), query.locationId), query.locationId),
  getSettingsCatalog: ({ caller, request }) => unlessKnown(caller, request),
  listSettingChanges: ({ caller, query }) => listSettingChanges(caller, query),
});

/** 304 for a screen that has this very answer already. */
function unlessKnown({ language }: Caller, request: Request) {
  const { catalog, etag } = describeCatalog(language);
  const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
  return request.headers['if-none-match'] === etag ? reply(undefined, { status: 304, headers }) : reply(catalog, { headers });
}

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

async function out(caller: Caller, settings: Settings, locationId?: string) {
  const values = Object.fromEntries(settingKeys.map((key) => [key, settings.get(key, locationId)]));
  const locations = await caller.db.Location.find({ where: { active: true }, order: [['position', 'ASC'], ['name', 'ASC'], ['id', 'ASC']] });
  const answer = {
    version: settings.version,
    // One entry for each key of the catalog, which is what the schema is made of.
    values: values as z.input<typeof SettingValues>,
    set: settingKeys.filter((key) => settings.isSet(key, locationId)),
    locations: locations.map(({ id, name }) => ({ id, name, values: overridesOf(settings, id) })),
    changed: await lastChanges(caller),
  };
  return reply(answer, { headers: { ETag: `"${settings.version}"` } });
}

const overridesOf = (settings: Settings, locationId: string) =>
  Object.fromEntries(settingKeys.filter((key) => settings.isSet(key, locationId)).map((key) => [key, settings.get(key, locationId)]));
