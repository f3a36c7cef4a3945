// Reads the sentences out of the tags into src/locales/*.xlf, typesets the French, and makes the chunks of words from them.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const cwd = fileURLToPath(new URL('../', import.meta.url));
const tool = fileURLToPath(import.meta.resolve('@lit/localize-tools/bin/lit-localize.js'));
const run = (act) => execFileSync(process.execPath, [tool, act], { cwd, stdio: 'inherit' });

run('extract');
register();
const { typesetFrench } = await import('../../server/src/locales/typeset.ts');
const french = new URL('../src/locales/fr.xlf', import.meta.url);
const typed = readFileSync(french, 'utf8');
/** A sentence with its places, which are no part of it. */
const typeset = (text) => {
  const places = text.match(/<[^>]*>/g) ?? [];
  const one = '\ue000';
  return typesetFrench(text.replace(/<[^>]*>/g, one)).replaceAll(one, () => places.shift());
};
const done = typed.replace(/<target>([^]*?)<\/target>/g, (_, text) => `<target>${typeset(text)}</target>`);
if (done !== typed) writeFileSync(french, done);
run('build');
