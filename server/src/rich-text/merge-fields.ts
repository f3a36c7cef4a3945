import Mustache from 'mustache';

/** What a text asks to be filled in, or the place where it can't be read. */
export interface FieldsFound {
  readonly names: readonly string[];
  /** Something in double braces that is no field: a section, a partial, braces that don't close. */
  readonly broken: string | null;
}

type Token = readonly [type: string, value: string, ...rest: unknown[]];

/** The merge fields of a text: `{{patient.givenName}}`, nothing else of what Mustache knows. */
export function fieldsIn(text: string): FieldsFound {
  const tokens = tokensOf(text);
  if (!tokens) return { names: [], broken: /\{\{.{0,40}/s.exec(text)?.[0] ?? '{{' };
  const other = tokens.find(([type]) => type !== 'text' && type !== 'name');
  return { names: tokens.filter(([type]) => type === 'name').map(([, name]) => name), broken: other ? `{{${other[0]}${other[1]}}}` : null };
}

function tokensOf(text: string): readonly Token[] | null {
  try {
    // A text token is [type, value, start, end]; so is a name. The library's own types say less.
    return Mustache.parse(text) as unknown as readonly Token[];
  } catch {
    // Unclosed braces or sections: the library has one kind of error for all of them.
    return null;
  } finally {
    Mustache.clearCache();
  }
}

/** What stands for each field. */
export type FieldValues = Readonly<Record<string, string>>;

/** Fills plain text; a value is never read for fields itself, and a field that has none leaves nothing. */
export const fillText = (text: string, values: FieldValues): string => filled(text, values, (value) => value);

/** Fills clean rich text: values are text in it, whatever signs they hold. */
export const fillHtml = (html: string, values: FieldValues): string => filled(html, values, (value) => Mustache.escape(value).replaceAll('\n', '<br>'));

const filled = (text: string, values: FieldValues, write: (value: string) => string) =>
  (tokensOf(text) ?? [['text', text]]).map(([type, value]) => (type === 'name' ? write(Object.hasOwn(values, value) ? (values[value] ?? '') : '') : type === 'text' ? value : '')).join('');
