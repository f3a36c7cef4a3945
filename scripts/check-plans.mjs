// node scripts/check-plans.mjs <file of statements> <url of an empty MariaDB>: explains every statement that the suites
// issued (they note them where PORTICO_STATEMENTS names a file) with 100,000 appointments, and names those that read too much.
import { register } from 'tsx/esm/api';

register();
const { checkPlans, readNoted } = await import('../server/src/db/testing/check-plans.ts');

const [file, url] = process.argv.slice(2);
const noted = await readNoted(file);
const wide = await checkPlans(url, noted);
for (const one of wide) process.stdout.write(`reads too much: ${one}\n`);
process.stdout.write(
  `${new Set(noted.map(({ sql }) => sql)).size} different statements, ${wide.length} read too much\n`,
);
process.exitCode = wide.length === 0 ? 0 : 1;
