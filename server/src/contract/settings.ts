import { z } from 'zod';
import { catalog, settingKeys } from '../settings/catalog.ts';
import { settingGroups, settingUnits } from '../settings/setting.ts';
import { route } from './route.ts';
import { id, instant, page, paging } from './shapes.ts';

const keys = z.enum(settingKeys as [(typeof settingKeys)[number], ...typeof settingKeys]);

/** Every key with its effective value. */
export const SettingValues = z
  .object(Object.fromEntries(settingKeys.map((key) => [key, catalog[key].schema])) as { [Key in keyof typeof catalog]: (typeof catalog)[Key]['schema'] })
  .meta({ id: 'SettingValues' });

const group = z.enum(settingGroups);
const values = z.record(z.string(), z.json());
const ChangedBy = z
  .object({ kind: z.enum(['staff', 'key', 'process']), id: id().nullable(), name: z.string().nullable().meta({ description: 'What the colleague or the key is called today' }) })
  .meta({ id: 'SettingChangedBy' });

/** All settings, and the version that the next change has to name. */
export const SettingsVersion = z
  .object({
    version: z.number().int().meta({ description: 'Send it as If-Match with the next change' }),
    values: SettingValues,
    set: z.array(z.string()).meta({ description: 'Keys that have a value of their own here; the others follow' }),
    locations: z
      .array(z.object({ id: id(), name: z.string(), values: values.meta({ description: 'What it has otherwise' }) }))
      .meta({ description: 'Every location in use, with its overrides' }),
    changed: z
      .array(z.object({ group, changedAt: instant(), changedBy: ChangedBy }))
      .meta({ description: 'The last change of each group that was ever changed' }),
  })
  .meta({ id: 'Settings' });

/** What staff's screens are made of: one setting, in the caller's language. */
const CatalogSetting = z
  .object({
    key: z.string(),
    group,
    topic: z.string().nullable().meta({ description: 'The part of the group that it stands in' }),
    label: z.string(),
    help: z.string(),
    schema: z.record(z.string(), z.json()).meta({ description: 'JSON Schema of a value, without references' }),
    options: z.array(z.object({ value: z.string(), label: z.string() })).meta({ description: 'What an enum’s values are called; else empty' }),
    none: z.string().nullable().meta({ description: 'What null means, where it is a value' }),
    unit: z.enum(settingUnits).nullable().meta({ description: 'What a number counts' }),
    requires: z.array(z.string()).meta({ description: 'Keys that it is of no use or refused without; `gateway`: a payment gateway' }),
    perLocation: z.boolean(),
    fallback: z.json().meta({ description: 'The value where none is set' }),
  })
  .meta({ id: 'CatalogSetting' });

const SettingsCatalog = z
  .object({
    data: z.array(CatalogSetting),
    groups: z.array(z.object({ name: group, label: z.string(), topics: z.array(z.object({ name: z.string(), label: z.string() })) })),
  })
  .meta({ id: 'SettingsCatalog', description: 'Every setting in the order in which staff see them' });

const SettingChange = z
  .object({
    key: z.string(),
    locationId: id().nullable(),
    before: z.json().nullable().meta({ description: 'The value before; null where none was set' }),
    wasSet: z.boolean().meta({ description: 'False: the default, or the organization’s value, counted before' }),
    after: z.json().nullable().meta({ description: 'The value after; null where it was reset' }),
    isSet: z.boolean().meta({ description: 'False: it was reset' }),
    version: z.number().int(),
    changedAt: instant(),
    changedBy: ChangedBy,
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
  getSettingsCatalog: route({
    method: 'get',
    path: '/v1/admin/settings/catalog',
    summary: 'What every setting is called, does and may be',
    description: 'In the caller’s language. With `If-None-Match` it answers 304 while nothing has changed.',
    callers: ['staff'],
    permission: 'settings',
    headers: ['If-None-Match'],
    ok: SettingsCatalog,
    also: { 304: z.undefined() },
  }),
  listSettingChanges: route({
    method: 'get',
    path: '/v1/admin/settings/changes',
    summary: 'Who changed which setting, newest first',
    callers: ['staff'],
    permission: 'settings',
    query: z.strictObject({ ...paging, setting: z.string().max(100).optional().meta({ description: 'The key of one setting' }), group: group.optional() }),
    ok: page(SettingChange),
  }),
};
