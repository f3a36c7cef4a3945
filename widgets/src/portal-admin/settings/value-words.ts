import { msg, str } from '@lit/localize';
import type { Desk } from '../desk.ts';
import { kindOf, type CatalogSetting } from './catalog.ts';
import { languageName } from './languages.ts';

/** What a list of practitioners and locations is named by. */
export type Names = ReadonlyMap<string, string>;

const at = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);

/** A value as people say it: “24 hours”, “Off”, “English, French”. */
export function valueWords({ schema, options, none, unit }: CatalogSetting, value: unknown, { locale }: Pick<Desk, 'locale'>): string {
  if (value === null || value === undefined) return none ?? msg('None');
  switch (kindOf(schema).kind) {
    case 'switch':
      return value ? msg('On') : msg('Off');
    case 'choice':
      return options.find((one) => one.value === value)?.label ?? String(value);
    case 'number':
      return typeof value === 'number' ? amount(value, unit, locale) : String(value);
    case 'notice':
      return amount(Number(at(value, 'value')), at(value, 'unit') === 'days' ? 'days' : 'hours', locale);
    case 'span':
      return msg(str`${String(at(value, 'from'))} to ${String(at(value, 'to'))}`);
    case 'numbers':
      return Array.isArray(value) && value.length ? value.map((one: unknown) => amount(Number(one), unit, locale)).join(', ') : msg('None');
    case 'texts':
      return textWords(value);
    case 'currency':
    case 'line':
      return String(value);
    case 'other':
      return otherWords(value, locale);
  }
}

/** A number with what it counts. */
export function amount(count: number, unit: CatalogSetting['unit'], locale: Desk['locale']): string {
  switch (unit) {
    case 'minutes':
      return locale.plural(count, { one: msg(str`${count} minute`), other: msg(str`${count} minutes`) });
    case 'hours':
      return locale.plural(count, { one: msg(str`${count} hour`), other: msg(str`${count} hours`) });
    case 'days':
      return locale.plural(count, { one: msg(str`${count} day`), other: msg(str`${count} days`) });
    case 'months':
      return locale.plural(count, { one: msg(str`${count} month`), other: msg(str`${count} months`) });
    default:
      return String(count);
  }
}

/** What a number counts, after its field. */
export function unitWord(unit: NonNullable<CatalogSetting['unit']>) {
  switch (unit) {
    case 'minutes':
      return msg('minutes');
    case 'hours':
      return msg('hours');
    case 'days':
      return msg('days');
    case 'months':
      return msg('months');
  }
}

function textWords(value: unknown) {
  const texts = Object.entries(Object(value)).flatMap(([language, text]) => (typeof text === 'string' && text ? [`${languageName(language)}: “${beginning(text)}”`] : []));
  return texts.length ? texts.join(' · ') : msg('Empty');
}

/** Things that have an editor of their own: a list by how long it is, texts by their languages, a file by being there. */
function otherWords(value: unknown, locale: Desk['locale']) {
  if (Array.isArray(value)) return value.length ? locale.plural(value.length, { one: msg('A list of 1'), other: msg(str`A list of ${value.length}`) }) : msg('Empty');
  if (typeof value === 'object' && value !== null) return Object.keys(value).map(languageName).join(', ') || msg('Empty');
  return /^[0-9a-f]{8}-/.test(String(value)) ? msg('A file') : String(value);
}

const beginning = (text: string) => (text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text);
