import type { Ok } from '../../portal/client.ts';

/** What the API tells of all settings, in the person’s language. */
export type Catalog = Ok<'/v1/admin/settings/catalog'>;
/** One setting: what it is called, does and may be. */
export type CatalogSetting = Catalog['data'][number];
/** A part of the settings with its own page. */
export type Group = Catalog['groups'][number];
/** The values, what locations have otherwise, and who changed what last. */
export type SettingsAnswer = Ok<'/v1/admin/settings'>;
/** One line of the history. */
export type SettingChange = Ok<'/v1/admin/settings/changes'>['data'][number];

/** How a setting is edited, read off its schema. */
export interface Kind {
  kind: 'switch' | 'number' | 'choice' | 'notice' | 'span' | 'line' | 'currency' | 'numbers' | 'texts' | 'other';
  isNullable: boolean;
  min?: number;
  max?: number;
  /** Most characters of a text, or entries of a list. */
  most?: number;
  type?: 'text' | 'email' | 'url';
}

type Schema = Readonly<Record<string, unknown>>;

const at = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
const asNumber = (value: unknown) => (typeof value === 'number' ? value : undefined);
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** The kind of a setting’s schema; `other` has an editor of its own. */
export function kindOf(schema: Schema): Kind {
  const { anyOf } = schema;
  if (!Array.isArray(anyOf)) return { isNullable: false, ...plainKind(schema) };
  const [own, ...others] = anyOf.filter((one: unknown) => at(one, 'type') !== 'null').filter(isSchema);
  return own && !others.length ? { ...plainKind(own), isNullable: true } : { kind: 'other', isNullable: true };
}

function plainKind(schema: Schema): Omit<Kind, 'isNullable'> {
  switch (schema['type']) {
    case 'boolean':
      return { kind: 'switch' };
    case 'integer':
      return { kind: 'number', min: asNumber(schema['minimum']), max: asNumber(schema['maximum']) };
    case 'string':
      return textKind(schema);
    case 'array':
      return listKind(schema);
    case 'object':
      return objectKind(schema['properties']);
    default:
      return { kind: 'other' };
  }
}

function textKind({ enum: values, format, maxLength, pattern }: Schema): Omit<Kind, 'isNullable'> {
  if (Array.isArray(values)) return { kind: 'choice' };
  if (format === 'uuid') return { kind: 'other' };
  if (pattern === '^[A-Z]{3}$') return { kind: 'currency' };
  return { kind: 'line', most: asNumber(maxLength), type: format === 'email' ? 'email' : format === 'uri' ? 'url' : 'text' };
}

function listKind({ items, maxItems }: Schema): Omit<Kind, 'isNullable'> {
  if (at(items, 'type') !== 'integer') return { kind: 'other' };
  return { kind: 'numbers', min: asNumber(at(items, 'minimum')), max: asNumber(at(items, 'maximum')), most: asNumber(maxItems) };
}

function objectKind(properties: unknown): Omit<Kind, 'isNullable'> {
  if (at(properties, 'unit')) return { kind: 'notice', min: asNumber(at(at(properties, 'value'), 'minimum')), max: asNumber(at(at(properties, 'value'), 'maximum')) };
  if (at(properties, 'from')) return { kind: 'span' };
  const english = at(properties, 'en');
  return at(english, 'type') === 'string' ? { kind: 'texts', most: asNumber(at(english, 'maxLength')) } : { kind: 'other' };
}
