// The words of other languages under short names, for the built tags: there `portal/built-words.ts` stands for
// `@lit/localize`, and finds a sentence by 32 bits of its English, where the library takes 64 and code to make them.
import { generateMsgId } from '@lit/localize/internal/id-generation.js';
import { existsSync, readFileSync } from 'node:fs';

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

/** The sentences of a language: our long name, the constant strings of its English, and the short name. */
function sentencesOf(words) {
  const sentences = [];
  for (const [, id, english] of words.matchAll(/<trans-unit id="(\w+)">\s*<source>([^]*?)<\/source>/g)) {
    const strings = stringsOf(unescaped(english.replace(/<x [^>]*?equiv-text="([^"]*)"\/>/g, '$1')));
    if (generateMsgId(strings, id.startsWith('h')) !== id) throw new Error(`The English of ${id} isn’t understood: ${english}`);
    sentences.push({ id, strings, name: shortName(strings.join(betweenStrings)) });
  }
  if (new Set(sentences.map(({ name }) => name)).size < sentences.length) throw new Error('Two sentences have one short name: change a letter of one.');
  return sentences;
}

/** The sentences that staff's tag alone says: patients never fetch their words. */
function staffsOf(language) {
  const path = source(`locales/${language}/portal-admin.xlf`);
  return new Set(existsSync(path) ? Array.from(readFileSync(path, 'utf8').matchAll(/<trans-unit id="(\w+)"/g), ([, id]) => id) : []);
}

/** One sentence of a generated file; the first one is indented. */
const line = /^ *'(\w+)'(?=:)[^]*?,$(?=\n *['}])/gm;

/**
 * Names the sentences of `locales/generated/*.ts` as the built tags ask for them, and parts those that only staff's tag
 * says from the rest: `fr.ts?staff` holds them, which `portal-admin/built-staff-words.ts` asks for.
 */
export const shortWords = {
  name: 'short-words',
  resolveId(id, importer) {
    if (id.endsWith('/staff-words.ts')) return source('portal-admin/built-staff-words.ts');
    return id.endsWith('?staff') ? this.resolve(id.replace('?staff', ''), importer).then((found) => `${found.id}?staff`) : null;
  },
  load: (id) => (id.endsWith('?staff') ? readFileSync(id.replace('?staff', ''), 'utf8') : null),
  transform(code, id) {
    const [, language, isStaffs] = /\/locales\/generated\/(\w+)\.ts(\?staff)?$/.exec(id) ?? [];
    if (!language) return null;
    const sentences = sentencesOf(readFileSync(source(`locales/generated/${language}.xlf`), 'utf8'));
    const staffs = staffsOf(language);
    const names = new Map(sentences.map(({ id: long, name }) => [long, name]));
    let seen = 0;
    const kept = code.replace(line, (text, long) => {
      seen += 1;
      return staffs.has(long) === !!isStaffs ? text.replace(/^ *'\w+'/, names.get(long) ?? this.error(`${long} isn’t in ${language}.xlf`)) : '';
    });
    if (seen !== names.size) this.error(`${names.size - seen} sentences of ${language} aren’t translated, or weren’t found`);
    return { code: kept, map: null };
  },
};
