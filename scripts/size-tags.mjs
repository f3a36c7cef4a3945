// How heavy the built tags are, gzipped, against the bounds that we hold ourselves to.
//   node scripts/size-tags.mjs [--json]
// `bound` is the goal. `ceiling` is where the tags stand now: over it this fails, so that nothing grows unseen;
// lower it with every saving. A goal that is missed is printed as such.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const embed = new URL('../widgets/dist/embed/', import.meta.url);
const sizeOf = (file) => gzipSync(readFileSync(new URL(file, embed)), { level: 9 }).length;
// Chunks of earlier builds may lie beside those of this one.
const { chunks: built } = JSON.parse(readFileSync(new URL('manifest.json', embed), 'utf8'));
const chunks = Object.keys(built).map((file) => ({ name: file.replace(/-\w{8}\.js$/, ''), size: sizeOf(`chunks/${file}`) }));
const chunk = (name) => chunks.find((one) => one.name === name)?.size ?? 0;

const entry = sizeOf('portico.js');
const core = entry + ['shared', 'portal-booking', 'portal-invoices', 'portal-health-summary'].reduce((sum, name) => sum + chunk(name), 0);
const all = core + ['portal-appointments', 'portal-language', 'sign-in'].reduce((sum, name) => sum + chunk(name), 0);
const largest = chunks.reduce((one, other) => (other.size > one.size ? other : one));

const kilo = 1000;
const figures = [
  { name: '<portal-login> with all its first paint needs', bytes: entry, bound: 17 * kilo, ceiling: 20.5 * kilo },
  { name: 'the four core tags together', bytes: core, bound: 30 * kilo, ceiling: 46 * kilo },
  { name: 'every patient tag together', bytes: all, bound: 90 * kilo, ceiling: 90 * kilo },
  { name: `largest chunk (${largest.name})`, bytes: largest.size, bound: 40 * kilo, ceiling: 40 * kilo },
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
