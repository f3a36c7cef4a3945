// How heavy the built tags are, gzipped, against the bounds that we hold ourselves to.
//   node scripts/size-tags.mjs [--json]
// `bound` is the goal. `ceiling` is where the tags stand now: over it this fails, so that nothing grows unseen;
// lower it with every saving. A goal that is missed is printed as such.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const embed = new URL('../widgets/dist/embed/', import.meta.url);
const sizeOf = (file) => gzipSync(readFileSync(new URL(file, embed)), { level: 9 }).length;
// Chunks of earlier builds may lie beside those of this one. `needs`: a chunk with all that it stands on.
const { chunks, needs } = JSON.parse(readFileSync(new URL('manifest.json', embed), 'utf8'));
const sizes = new Map(Object.keys(chunks).map((file) => [file, sizeOf(`chunks/${file}`)]));
const entry = sizeOf('portico.js');
/** The entry and some chunks, with all that these stand on. */
const together = (...names) => [...new Set(names.flatMap((name) => needs[name]))].reduce((sum, file) => sum + sizes.get(file), entry);

const coreTags = ['portal-booking', 'portal-invoices', 'portal-health-summary'];
const core = together(...coreTags);
const all = together(...coreTags, 'portal-app', 'portal-appointments', 'portal-language', 'portal-profile', 'portal-register', 'sign-in');
const portalApp = together('portal-app', 'menus');
const home = together('portal-app', 'menus', 'home', 'next-visit', 'book-again', 'forms-due', 'to-pay');
/** Fetched by staff alone, when they open a text: held to no bound. */
const isEditor = ([file]) => /^editor-/.test(file);
const [largest, largestSize] = [...sizes].filter((one) => !isEditor(one)).reduce((one, other) => (other[1] > one[1] ? other : one));

const kilo = 1000;
const figures = [
  { name: '<portal-login> with all its first paint needs', bytes: entry, bound: 17 * kilo, ceiling: 21.2 * kilo },
  { name: 'the four core tags together', bytes: core, bound: 30 * kilo, ceiling: 43.4 * kilo },
  { name: '<portal-app> before its first section', bytes: portalApp, bound: 45 * kilo, ceiling: 43.5 * kilo },
  { name: '<portal-app> with its home', bytes: home, bound: 60 * kilo, ceiling: 57.5 * kilo },
  { name: 'every patient tag together', bytes: all, bound: 90 * kilo, ceiling: 89 * kilo },
  { name: `largest chunk (${largest.replace(/-\w{8}\.js$/, '')})`, bytes: largestSize, bound: 40 * kilo, ceiling: 40 * kilo },
];

if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
else
  for (const { name, bytes, bound } of figures) {
    const over = bytes > bound ? `, ${((bytes - bound) / kilo).toFixed(1)} KB over the goal` : '';
    console.log(`${(bytes / kilo).toFixed(1).padStart(6)} KB of ${bound / kilo} KB  ${name}${over}`);
  }
const grown = figures.filter(({ bytes, ceiling }) => bytes > ceiling);
for (const { name, bytes, ceiling } of grown) console.error(`${name}: ${bytes} bytes, more than the ${ceiling} of before`);
process.exitCode = grown.length ? 1 : 0;
