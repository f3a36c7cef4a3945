import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { es } from './es/index.ts';
import { it } from './it/index.ts';
import { languages, texts } from './languages.ts';

/** One element of a parsed text: its kind, its argument and what a choice chooses from. */
interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** What an argument must be; a language may count where another one only writes the number. */
const kinds: Readonly<Record<number, string>> = { 1: 'text', 2: 'number', 3: 'date', 4: 'time', 6: 'number' };

/** Each argument of a text with its kind, and the keys that a select knows. */
function placesOf(parts: readonly Part[]): string[] {
  return parts.flatMap(({ type, value, options = {} }) => {
    const inner = Object.values(options).flatMap((option) => placesOf(option.value));
    if (type === 5) return [`${value} select ${Object.keys(options).toSorted().join(' ')}`, ...inner];
    return type in kinds ? [`${value} ${kinds[type]}`, ...inner] : inner;
  });
}

const parsed = (text: string, language: string): Part[] => new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst();
const places = (text: string, language: string) => [...new Set(placesOf(parsed(text, language)))].toSorted();
const entries = (language: keyof typeof texts) => Object.entries(texts[language]);

test('G7 every text exists in all languages', () => {
  for (const language of languages) assert.deepEqual(Object.keys(texts[language]).toSorted(), Object.keys(texts.en).toSorted(), language);
});

/** Texts that are the same in two languages: names, formats, words that both have. */
const isShared = (text: string) => !/\p{L}{3}/u.test(text.replace(/\{\w+\}/g, '')) || /^(Total|Video|No|Link: \{url\})$/.test(text);

test('G7 no Italian or Spanish text is the English one', () => {
  const english = new Map(entries('en'));
  for (const own of [it, es]) for (const [key, text] of Object.entries(own)) if (!isShared(text)) assert.notEqual(text, english.get(key), key);
});

test('G7 no text loses or invents an argument or a choice, and every plural has its forms', () => {
  const english = new Map(entries('en'));
  for (const language of languages)
    for (const [key, text] of entries(language)) {
      assert.deepEqual(places(text, language), places(english.get(key) ?? '', 'en'), `${language} ${key}`);
      assert.deepEqual(parsed(text, language).filter(({ type, options }) => type === 6 && !options?.['other']), [], `${language} ${key}`);
    }
});

/** Rule 14 of design.md: words that blame or say nothing. */
const banned = {
  en: /\b(oops|invalid|forbidden|an error occurred)\b/i,
  fr: /(?<!\p{L})(oups|invalides?|interdite?s?|une erreur (est survenue|s’est produite))(?!\p{L})/iu,
  it: /(?<!\p{L})(ops|(non )?valid[aeio]|invalid[aeio]|vietat[aeio]|si è verificato un errore)(?!\p{L})/iu,
  es: /(?<!\p{L})(ups|(in)?válid[ao]s?|prohibid[ao]s?|(ocurrió|se produjo|se ha producido|ha ocurrido) un error)(?!\p{L})/iu,
};

test('K1 no text of the server blames or says nothing, in any language', () => {
  for (const language of languages) for (const [key, text] of entries(language)) assert.doesNotMatch(text, banned[language], `${language} ${key}`);
});

test('G7 Italian and Spanish have their own signs: apostrophes, quotes, and the marks that open a question', () => {
  for (const [key, text] of [...Object.entries(it), ...Object.entries(es)]) {
    assert.doesNotMatch(text, /\p{L}'|"|\.\.\.|\s[;!?:»](?:\s|$)|«\s/u, key);
  }
  for (const [key, text] of Object.entries(it)) assert.doesNotMatch(text, /[¿¡“”]|\b(perche|piu|puo|gia|cosi|e’)\b/u, key);
  for (const [key, text] of Object.entries(es)) {
    assert.equal((text.match(/\?/g) ?? []).length, (text.match(/¿/g) ?? []).length, key);
    assert.equal((text.match(/!/g) ?? []).length, (text.match(/¡/g) ?? []).length, key);
  }
});
