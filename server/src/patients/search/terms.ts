import { foldedName } from '../names.ts';

/** The rules by which terms are made: raise it when they change, and a job makes everybody's anew. */
export const termsVersion = 1;

/** What a patient is found by. */
export interface Findable {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName?: string | null;
  readonly birthDate?: string | null;
}

const longest = 60;
const mostTerms = 30;
/** Names in these scripts are written without blanks, so that what comes first isn't where a word begins. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** The terms of a patient: the parts of the names, `@` and the birth date, `#` and the last four digits of each phone. */
export function termsOf({ givenName, familyName, preferredName, birthDate }: Findable, phones: readonly string[]): string[] {
  const names = [givenName, familyName, preferredName ?? ''].flatMap((name) => partsOf(name));
  const joined = unspaced.test(givenName + familyName) ? [glued(familyName + givenName), glued(givenName + familyName)] : [];
  const ends = phones.map((phone) => /\d{4}$/.exec(phone)?.[0]).filter((end) => end !== undefined);
  const all = [...names, ...joined, ...(birthDate ? [`@${birthDate}`] : []), ...ends.map((end) => `#${end}`)];
  return [...new Set(all.map((term) => term.slice(0, longest)))].slice(0, mostTerms);
}

/** `O’Brien-Smith` is found by obriensmith, obrien, smith and brien; `الحسن` also without the article. */
function partsOf(name: string): string[] {
  const words = foldedName(name).split(' ');
  const parts = words.flatMap((word) => {
    const byHyphen = word.split(/[^\p{L}\p{N}’'ʼ`]+/u);
    return [glued(word), ...byHyphen.map(glued), ...byHyphen.flatMap((part) => part.split(/[’'ʼ`]/u)).filter((part) => [...part].length > 1)];
  });
  const withoutArticle = parts.map((part) => /^ال(.{2,})$/u.exec(part)?.[1] ?? '');
  return [...parts, ...withoutArticle].filter((part) => part !== '');
}

const glued = (text: string) => foldedName(text).replace(/[^\p{L}\p{N}]/gu, '');

/** One thing that is asked for: a name that begins so, exactly one of these terms, or a phone that ends so. */
export type Wanted =
  | { readonly kind: 'beginning'; readonly of: string }
  | { readonly kind: 'term'; readonly in: readonly string[] }
  | { readonly kind: 'phone'; readonly ends: string }
  | { readonly kind: 'email'; readonly address: string };

const mostWords = 5;

/** What somebody who typed this is looking for; all of it must fit one patient. Nothing: nobody is meant. */
export function wantedBy(search: string): readonly Wanted[] {
  const plain = search.normalize('NFKC').trim();
  const address = plain.split(/\s+/).find((word) => word.includes('@'));
  if (address !== undefined) return [{ kind: 'email', address }];
  const words = plain.split(/\s+/);
  const dates = words.map(datesOf);
  const rest = words.filter((_word, i) => dates[i]?.length === 0);
  const numbers = rest.filter(isNumber).join('').replace(/\D/g, '').replace(/^00/, '');
  const names = rest.filter((word) => !isNumber(word)).flatMap(namesIn);
  const found: Wanted[] = [
    ...dates.filter((days) => days.length > 0).map((days) => ({ kind: 'term', in: days.map((day) => `@${day}`) }) as const),
    ...wantedNumber(numbers),
    ...names.map((of) => ({ kind: 'beginning', of }) as const),
  ];
  return found.slice(0, mostWords);
}

const isNumber = (word: string) => /^[+()\d.-]*\d[+()\d.-]*$/.test(word) || /^[+()]+$/.test(word);

/** Apostrophes are left out as people leave them out, hyphens stand between two names. */
const namesIn = (word: string): string[] =>
  foldedName(word.replace(/[’'ʼ`]/gu, ''))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => part.slice(0, longest));

function wantedNumber(digits: string): Wanted[] {
  if (digits.length === 0) return [];
  if (digits.length < 4) return [{ kind: 'beginning', of: digits }];
  return digits.length === 4 ? [{ kind: 'term', in: [`#${digits}`, digits] }] : [{ kind: 'phone', ends: digits }];
}

/** The days that a text may mean: `12/03/1987` is the twelfth of March and the third of December. */
function datesOf(word: string): string[] {
  const [, ...ymd] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(word) ?? /^((?:18|19|20)\d\d)(\d\d)(\d\d)$/.exec(word) ?? [];
  if (ymd.length === 3) return validDays([ymd]);
  const [, one = '', two = '', year = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(word) ?? [];
  if (year === '') return [];
  const years = year.length === 4 ? [year] : [`19${year}`, `20${year}`];
  return validDays(years.flatMap((own) => [[own, two, one], [own, one, two]]));
}

function validDays(parts: readonly (readonly string[])[]): string[] {
  const days = parts.map(([year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return [...new Set(days)].filter((day) => {
    const at = new Date(`${day}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
  });
}
