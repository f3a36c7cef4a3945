import { field, firstOf, list, number, object, text, token } from './json.ts';

/** A coded value: what filters and programs compare. */
export interface Code {
  readonly system?: string;
  readonly code: string;
}

/**
 * What a person may read of a CodeableConcept: its text, else a coding's display. A bare code is never words:
 * where nothing else stands here the answer is nothing, and whoever shows it says that it isn't named.
 */
export function conceptWords(value: unknown): string | undefined {
  return firstOf(list(value), (one) => (typeof one === 'string' ? wordsOf(one, []) : oneConcept(one)));
}

function oneConcept(value: unknown): string | undefined {
  const codings = list(field(value, 'coding'));
  const codes = [...codings, value].map((coding) => text(field(coding, 'code'))).filter((code) => code !== undefined);
  return (
    wordsOf(field(value, 'text'), codes) ??
    firstOf([...chosen(codings), ...codings], (coding) => wordsOf(field(coding, 'display'), codes)) ??
    wordsOf(field(value, 'display'), codes) // a Coding where a concept should be
  );
}

const chosen = (codings: readonly unknown[]) => codings.filter((coding) => field(coding, 'userSelected') === true);

/** The first coding of a concept that has a code. */
export function conceptCode(value: unknown): Code | undefined {
  return firstOf(list(value), (one) =>
    firstOf([...chosen(list(field(one, 'coding'))), ...list(field(one, 'coding')), one], (coding) => {
      const code = token(field(coding, 'code'));
      const system = token(field(coding, 'system'), 200);
      return code === undefined ? undefined : { ...(system === undefined ? {} : { system }), code };
    }),
  );
}

/**
 * Which of the known codes a status, category or intent says. Looks at codings, at a plain code where a concept should
 * be, and at the text ("Active"), since senders mix them.
 */
export function knownCode<K extends string>(value: unknown, known: readonly K[]): K | undefined {
  return firstOf(allCodes(value), (code) => known.find((one) => one === code.toLowerCase().replaceAll(' ', '-')));
}

/** Every code that a concept, coding, plain code or list of them says, texts last. */
export function allCodes(value: unknown): string[] {
  const codes = list(value).flatMap((one) => {
    if (!object(one)) return [text(one, 120)];
    return [...list(field(one, 'coding')), one].map((coding) => text(field(coding, 'code'), 120));
  });
  return [...codes, ...list(value).map((one) => text(field(one, 'text'), 120))].filter((code) => code !== undefined);
}

/** A text that a person can read: it has letters, and is no code, address or leftover of a program. */
export function wordsOf(value: unknown, codes: readonly string[] = []): string | undefined {
  const words = text(value);
  if (words === undefined || codes.includes(words)) return undefined;
  return looksLikeCode(words) ? undefined : words;
}

function looksLikeCode(words: string): boolean {
  if (!/[A-Za-z]{2}|\p{L}{2}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words))
    return true;
  if (/^(undefined|null|nan|true|false|none|\[object \w+\])$/i.test(words)) return true;
  if (/^(urn:|https?:|oid:)\S*$/i.test(words)) return true;
  return /^[A-Z]{1,4}[-.]?\d[\dA-Z.-]*$/.test(words); // E11.9, LP6960-1, MTHU000998
}

/** A person's name as read aloud: the official or usual one, "Dr. Wynell Olson". */
export function nameWords(value: unknown): string | undefined {
  return firstOf(byUse(list(value)), (name) => {
    if (typeof name === 'string') return wordsOf(name);
    const parts = ['prefix', 'given', 'family', 'suffix'].flatMap((part) =>
      list(field(name, part)).map((one) => text(one, 120)),
    );
    const written = parts.filter((part) => part !== undefined && part !== 'undefined' && part !== 'null').join(' ');
    return text(field(name, 'text')) ?? wordsOf(written);
  });
}

/** Names, telecoms and addresses in the order in which FHIR's `use` makes them good for showing; old ones last. */
export function byUse(values: readonly unknown[]): readonly unknown[] {
  const order = [
    'official',
    'usual',
    undefined,
    'home',
    'mobile',
    'work',
    'temp',
    'nickname',
    'anonymous',
    'maiden',
    'old',
  ];
  const rank = (value: unknown) => order.indexOf(token(field(value, 'use')));
  return [...values].sort((a, b) => (rank(a) < 0 ? 2 : rank(a)) - (rank(b) < 0 ? 2 : rank(b)));
}

/** A quantity as read aloud: `5 mg`; nothing without a number. */
export function quantityWords(value: unknown): string | undefined {
  const amount = number(field(value, 'value'));
  if (amount === undefined) return undefined;
  const unit = text(field(value, 'unit'), 60) ?? text(field(value, 'code'), 20)?.replace(/^\{(.*)\}$/, '$1');
  const bound = token(field(value, 'comparator'), 2);
  return [bound && /^[<>]=?$/.test(bound) ? `${bound} ${amount}` : `${amount}`, unit === '1' ? undefined : unit]
    .filter(Boolean)
    .join(' ');
}
