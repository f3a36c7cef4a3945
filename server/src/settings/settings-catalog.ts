import { z } from 'zod';
import { sha256 } from '../http/secrets.ts';
import type { Language } from '../locales/languages.ts';
import { typesetFrench } from '../locales/typeset.ts';
import { catalog, type SettingKey } from './catalog.ts';
import { groupLabel, keysOf, placeOf, topicsOf } from './groups.ts';
import { settingGroups, type FourLanguages, type SettingDefinition } from './setting.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One setting as staff's screens are made of it. */
export interface DescribedSetting {
  key: SettingKey;
  group: (typeof settingGroups)[number];
  topic: string | null;
  label: string;
  help: string;
  schema: Record<string, Json>;
  options: { value: string; label: string }[];
  none: string | null;
  unit: NonNullable<SettingDefinition['unit']> | null;
  requires: string[];
  perLocation: boolean;
  fallback: Json;
}

/** Every setting in words of one language, in the order in which staff see them, and the groups they stand in. */
export interface DescribedCatalog {
  data: DescribedSetting[];
  groups: { name: DescribedSetting['group']; label: string; topics: { name: string; label: string }[] }[];
}

const described = new Map<Language, { catalog: DescribedCatalog; etag: string }>();

/** The catalog for staff's screens, with the tag by which they know it again: it changes with the program alone. */
export function describeCatalog(language: Language): { catalog: DescribedCatalog; etag: string } {
  const known = described.get(language);
  if (known) return known;
  const shown = settingGroups.filter((group) => keysOf(group).length);
  const groups = shown.map((name) => ({
    name,
    label: said(groupLabel(name), language),
    topics: topicsOf(name).map((topic) => ({ name: topic.name, label: said(topic.label, language) })),
  }));
  const all = { data: shown.flatMap(keysOf).map((key) => describe(key, language)), groups };
  const made = { catalog: all, etag: `W/"${sha256(JSON.stringify(all)).slice(0, 22)}"` };
  described.set(language, made);
  return made;
}

/** A text of the catalog; French as its signs want it: the catalog is written with plain spaces. */
const said = (text: FourLanguages, language: Language): string => (language === 'fr' ? typesetFrench(text.fr) : text[language]);

function describe(key: SettingKey, language: Language): DescribedSetting {
  const { schema, fallback, label, help, unit, none, requires, perLocation, options } = definitionOf(key);
  return {
    key,
    ...placeOf(key),
    label: said(label, language),
    help: said(help, language),
    schema: jsonSchemaOf(schema),
    options: Object.entries(options ?? {}).map(([value, names]) => ({ value, label: said(names, language) })),
    none: none ? said(none, language) : null,
    unit: unit ?? null,
    requires: [...(requires ?? [])],
    perLocation: perLocation === true,
    // Values are JSON by their schemas.
    fallback: fallback as Json,
  };
}

/** Each definition has a type of its own; here all are read alike. */
type Alike = Omit<SettingDefinition, 'options'> & { options?: Readonly<Record<string, FourLanguages>> };

const definitionOf = (key: SettingKey): Alike => catalog[key];

/** A schema’s own JSON Schema: what it refers to stands in it. */
function jsonSchemaOf(schema: z.ZodType): Record<string, Json> {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const inlined = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inlined);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, id: _id, ...own }: Record<string, unknown> = { ...value };
    const meant = typeof $ref === 'string' ? inlined($defs[$ref.replace('#/$defs/', '')]) : {};
    return { ...Object(meant), ...Object.fromEntries(Object.entries(own).map(([name, one]) => [name, inlined(one)])) };
  };
  // A JSON Schema is JSON.
  return inlined(rest) as Record<string, Json>;
}
