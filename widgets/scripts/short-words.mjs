// The words of other languages under short names, for the built tags: there `portal/built-words.ts` stands for
// `@lit/localize`, and finds a sentence by 32 bits of its English, where the library takes 64 and code to make them.
import { generateMsgId } from '@lit/localize/internal/id-generation.js';
import { readFileSync } from 'node:fs';

const betweenStrings = '\u001e';
const source = (path) => new URL(`../src/${path}`, import.meta.url).pathname;

/** The same as `nameOf` of portal/built-words.ts. */
const shortName = (text) => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)) >>> 0, 0);

const unescaped = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');

/** The constant strings of a template: what stands round its `${…}`, which may hold braces themselves. */
function stringsOf(template) {
  const strings = [''];
  let depth = 0;
  for (const [sign] of template.matchAll(/\$\{|[^]/g)) {
    if (!depth && sign === '${') strings.push('');
    if (!depth && sign !== '${') strings[strings.length - 1] += sign;
    depth += sign.endsWith('{') && (depth || sign === '${') ? 1 : sign === '}' && depth ? -1 : 0;
  }
  return strings;
}

/** Our long name of a sentence → the short one of the built tags. */
function shortNames(words) {
  const names = new Map();
  for (const [, id, english] of words.matchAll(/<trans-unit id="(\w+)">\s*<source>([^]*?)<\/source>/g)) {
    const strings = stringsOf(unescaped(english.replace(/<x [^>]*?equiv-text="([^"]*)"\/>/g, '$1')));
    if (generateMsgId(strings, id.startsWith('h')) !== id) throw new Error(`The English of ${id} isn’t understood: ${english}`);
    names.set(id, shortName(strings.join(betweenStrings)));
  }
  if (new Set(names.values()).size < names.size) throw new Error('Two sentences have one short name: change a letter of one.');
  return names;
}

/** Names the sentences of `locales/generated/*.ts` as the built tags ask for them. */
export const shortWords = {
  name: 'short-words',
  transform(code, id) {
    const [, language] = /\/locales\/generated\/(\w+)\.ts$/.exec(id) ?? [];
    if (!language) return null;
    const names = shortNames(readFileSync(source(`locales/${language}.xlf`), 'utf8'));
    return { code: code.replace(/^'(\w+)'(?=:)/gm, (_, name) => names.get(name) ?? this.error(`${name} isn’t in ${language}.xlf`)), map: null };
  },
};
