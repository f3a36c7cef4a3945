// The words of the tags. `src/locales/<language>/<folder>.xlf` hold what translators wrote, one file a folder of sources, so
// that two people seldom meet in one. This reads the sentences out of the sources, brings those files up to date, typesets the
// French, and makes from them the chunks that browsers load (`src/locales/generated`, not kept in git).
//   node scripts/locales.mjs              after a change of words
//   node scripts/locales.mjs --generate   only the chunks: what a build does
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const source = new URL('../src/', import.meta.url);
const locales = new URL('locales/', source);
const generated = new URL('generated/', locales);
const isBuild = process.argv.includes('--generate');
const ofTool = (path) => new URL(`../lib/${path}`, import.meta.resolve('@lit/localize-tools/bin/lit-localize.js')).href;
const { readConfigFileAndWriteSchema } = await import(ofTool('config.js'));
const { RuntimeLitLocalizer } = await import(ofTool('modes/runtime.js'));
const { extractMessagesFromProgram } = await import(ofTool('program-analysis.js'));
register();
const { typesetFrench } = await import('../../server/src/locales/typeset.ts');

const unitsOf = (text) => text.match(/<trans-unit [^]*?<\/trans-unit>/g) ?? [];
const idOf = (unit) => /id="(\w+)"/.exec(unit)?.[1];
const englishOf = (unit) => /<source>([^]*?)<\/source>/.exec(unit)?.[1] ?? '';
const document = (language, units) => `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file target-language="${language}" source-language="en" original="lit-localize-inputs" datatype="plaintext">
<body>
${units.join('\n')}
</body>
</file>
</xliff>
`;

process.chdir(fileURLToPath(new URL('../', import.meta.url)));
const config = readConfigFileAndWriteSchema('./lit-localize.json');
/** Staff's screens are in these; the other languages hold only what patients read. */
const staffsLanguages = ['fr'];
const staffs = 'portal-admin';

const all = new RuntimeLitLocalizer({ ...config, targetLocales: staffsLanguages });
const { messages, errors } = all.extractSourceMessages();
if (errors.length) throw new Error(errors.map(({ messageText }) => messageText).join('\n'));
const homes = homesOf(all.program);

/** The same tool, for what patients read. */
class Patients extends RuntimeLitLocalizer {
  extractSourceMessages() {
    return { messages: messages.filter(({ name }) => homes.get(name) !== staffs), errors: [] };
  }
}

mkdirSync(generated, { recursive: true });
const patients = new Patients({ ...config, targetLocales: config.targetLocales.filter((one) => !staffsLanguages.includes(one)) });
for (const localizer of [all, patients]) {
  for (const language of localizer.config.targetLocales) gather(language);
  await localizer.writeInterchangeFiles();
  for (const language of localizer.config.targetLocales) if (!isBuild) handOut(language);
  await make(localizer);
}

/** The folder of sources that a sentence belongs to: staff's only where nothing else says it. */
function homesOf(program) {
  const found = new Map();
  for (const file of program.getSourceFiles()) {
    const folder = file.isDeclarationFile ? undefined : /\/widgets\/src\/([\w-]+)\//.exec(file.fileName)?.[1];
    if (!folder) continue;
    const one = { getSourceFiles: () => [file], getTypeChecker: () => program.getTypeChecker() };
    for (const { name } of extractMessagesFromProgram(one).messages) {
      const known = found.get(name);
      if (!known || known === staffs || (folder !== staffs && folder < known)) found.set(name, folder);
    }
  }
  return found;
}

/** One file of a language, out of those of its folders. */
function gather(language) {
  const folder = new URL(`${language}/`, locales);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const units = files.flatMap((file) => unitsOf(readFileSync(new URL(file, folder), 'utf8')));
  // A sentence that moved from one folder to another may stand in both until it is handed out again.
  const byId = new Map(units.map((unit) => [idOf(unit), unit]));
  writeFileSync(new URL(`${language}.xlf`, generated), document(language, [...byId.values()]));
}

/** The other way: each folder gets its sentences, by the alphabet of the English. */
function handOut(language) {
  const whole = new URL(`${language}.xlf`, generated);
  const units = unitsOf(readFileSync(whole, 'utf8')).map((unit) => (language === 'fr' ? unit.replace(/<target>([^]*?)<\/target>/, (_, text) => `<target>${typeset(text)}</target>`) : unit));
  writeFileSync(whole, document(language, units));
  const folder = new URL(`${language}/`, locales);
  mkdirSync(folder, { recursive: true });
  const byHome = grouped(units);
  for (const file of readdirSync(folder)) if (!byHome.has(file.replace('.xlf', ''))) rmSync(new URL(file, folder));
  for (const [home, own] of byHome) {
    const path = new URL(`${home}.xlf`, folder);
    const text = document(language, own.sort((one, other) => (englishOf(one) < englishOf(other) ? -1 : 1)));
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
    const missing = own.filter((unit) => !unit.includes('<target>')).length;
    if (missing) console.log(`${language}/${home}.xlf: ${missing} to translate`);
  }
}

/** The chunks; sentences that aren't translated yet stay English, which a test finds. */
async function make(localizer) {
  const { errors: misplaced } = localizer.validateTranslations();
  if (misplaced.length) throw new Error(misplaced.join('\n'));
  const { warn } = console;
  console.warn = () => undefined;
  await localizer.build();
  console.warn = warn;
}

function grouped(units) {
  const groups = new Map();
  for (const unit of units) groups.set(homes.get(idOf(unit)), [...(groups.get(homes.get(idOf(unit))) ?? []), unit]);
  return groups;
}

/** A sentence with its places, which are no part of it. */
function typeset(text) {
  const places = text.match(/<[^>]*>/g) ?? [];
  return typesetFrench(text.replace(/<[^>]*>/g, '\ue000')).replaceAll('\ue000', () => places.shift());
}
