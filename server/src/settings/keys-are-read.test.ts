import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { catalog, settingKeys } from './catalog.ts';
import { placeOf } from './groups.ts';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const filesIn = (folder: string) => readdirSync(root(folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`);
const all = [...filesIn('server/src'), ...filesIn('widgets/src')].map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(root(path), 'utf8') }));

/** Where a key is only told, not read: the catalog and its order, words, staff’s forms, made files, the demo’s seed, tests. */
const toldOnly = /server\/src\/settings\/(?:catalog\/|topics\.ts)|\/locales\/|\/portal-admin\/|api\.d\.ts$|\/cli\/seed\/|\.test\.ts$|[./]testing[./]/;
const product = all.filter(({ path }) => !toldOnly.test(path));
const tests = all.filter(({ path }) => path.endsWith('.test.ts'));

/** Keys that are made of a name by a template: what reads them has the name, or the key. */
const families = ['profile.fields.', 'emails.', 'messages.'];
const isQuoted = (text: string, word: string) => [`'${word}'`, `"${word}"`, `\`${word}\``].some((one) => text.includes(one));

function isRead(key: string): boolean {
  if (product.some(({ text }) => isQuoted(text, key))) return true;
  const family = families.find((one) => key.startsWith(one));
  if (!family) return false;
  const name = new RegExp(`\\b${key.slice(family.length)}\\b`);
  return product.some(({ text }) => name.test(text));
}

test('G1 every setting is read by something besides the catalog', () => {
  assert.deepEqual(settingKeys.filter((key) => !isRead(key)), []);
  assert.equal(isRead(['scheduling', 'invented'].join('.')), false);
});

test('G1 every setting is named by a test of its effect', () => {
  const own = tests.filter(({ path }) => !path.includes('/settings/settings-catalog') && !path.includes('/portal-admin/settings/'));
  const untested = settingKeys.filter((key) => !own.some(({ text }) => text.includes(key) || isOfFamily(text, key)));
  assert.deepEqual(untested, []);
});

/** Tests walk a family by its template. */
const isOfFamily = (text: string, key: string) => families.some((one) => key.startsWith(one) && text.includes(`${one}\${`));

test('G1 every setting has label, help and names of its values in four languages, each a sentence of its own', () => {
  for (const key of settingKeys) {
    const { label, help, options = {} } = catalog[key] as { label: Record<string, string>; help: Record<string, string>; options?: Record<string, Record<string, string>> };
    for (const language of ['en', 'fr', 'it', 'es']) {
      assert.ok(label[language]?.trim() && !/[.:]$/.test(label[language]), `${key} label ${language}`);
      assert.match(help[language] ?? '', /^[\p{Lu}\d].*[.?]$/u, `${key} help ${language}`);
      for (const names of Object.values(options)) assert.ok(names[language], `${key} option ${language}`);
    }
    for (const language of ['fr', 'it', 'es']) assert.notEqual(help[language], help['en'], `${key} help ${language} is English`);
    assert.ok(placeOf(key).group);
  }
});
