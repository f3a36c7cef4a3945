import { z } from 'zod';
import { catalog, settingKeys } from '../settings/catalog.ts';
import { route } from './route.ts';
import { id, instant } from './shapes.ts';

const keys = z.enum(settingKeys as [(typeof settingKeys)[number], ...typeof settingKeys]);

/** Every key with its effective value. */
export const SettingValues = z
  .object(Object.fromEntries(settingKeys.map((key) => [key, catalog[key].schema])) as { [Key in keyof typeof catalog]: (typeof catalog)[Key]['schema'] })
  .meta({ id: 'SettingValues' });

/** All settings, and the version that the next change has to name. */
export const SettingsVersion = z
  .object({ version: z.number().int().meta({ description: 'Send it as If-Match with the next change' }), values: SettingValues })
  .meta({ id: 'Settings' });

const SettingChange = z
  .object({
    key: z.string(),
    locationId: id().nullable(),
    before: z.json().nullable().meta({ description: 'The value before; null where none was set' }),
    after: z.json().nullable().meta({ description: 'The value after; null where it was reset' }),
    version: z.number().int(),
    changedAt: instant(),
    changedBy: z.object({ kind: z.enum(['staff', 'key', 'process']), id: id().nullable() }),
  })
  .meta({ id: 'SettingChange' });

const location = z.strictObject({ locationId: z.uuid().optional().meta({ description: 'Read or change the overrides of one location' }) });

/** The clinic's switches; `server/src/settings/`. */
export const settings = {
  getSettings: route({
    method: 'get',
    path: '/v1/admin/settings',
    summary: 'Read every setting’s effective value',
    callers: ['staff'],
    permission: 'settings',
    query: location,
    ok: SettingsVersion,
    problems: ['not-found'],
  }),
  changeSettings: route({
    method: 'patch',
    path: '/v1/admin/settings',
    summary: 'Change settings',
    callers: ['staff'],
    permission: 'settings',
    headers: ['If-Match'],
    query: location,
    body: z.strictObject({
      values: SettingValues.partial().strict().default({}),
      reset: z.array(keys).max(settingKeys.length).default([]).meta({ description: 'Keys to return to the default' }),
    }),
    ok: SettingsVersion,
    problems: ['not-found', 'file-refused', 'settings-conflict', 'version-mismatch', 'version-required'],
  }),
  listSettingChanges: route({
    method: 'get',
    path: '/v1/admin/settings/changes',
    summary: 'Who changed which setting, newest first',
    callers: ['staff'],
    permission: 'settings',
    query: z.strictObject({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    ok: z.object({ data: z.array(SettingChange), nextCursor: z.string().nullable() }),
  }),
};
