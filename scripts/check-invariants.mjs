// node scripts/check-invariants.mjs [DATABASE_URL]: looks whether everything holds in a database that always must.
import { register } from 'tsx/esm/api';

register();
const { connect, disconnect } = await import('../server/src/db/connection.ts');
const { checkInvariants, invariants } = await import('../server/src/db/invariants.ts');

const url = process.argv[2] ?? process.env.DATABASE_URL ?? 'sqlite:.portico/portico.db';
connect(url);
const violations = await checkInvariants();
await disconnect();
for (const { name, count, example } of violations)
  process.stdout.write(`does not hold: ${name} (${count}, such as ${example})\n`);
process.stdout.write(
  `${invariants.length - new Set(violations.map(({ name }) => name)).size} of ${invariants.length} invariants hold\n`,
);
process.exitCode = violations.length === 0 ? 0 : 1;
