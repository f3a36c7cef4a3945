import { readFileSync } from 'node:fs';
import { connect, disconnect } from '../../src/db/connection.ts';
import { importFile } from '../../src/health/import/import-file.ts';
import { testCaller } from '../../src/health/testing/imported.ts';

// Our import in a process of its own, as the command runs it: says resources a second, and memory over idle.

const { file, organizationId, source } = JSON.parse(readFileSync(process.env['PLAN'] ?? '', 'utf8'));
connect(process.env['DATABASE_URL'] ?? '');
const idle = process.memoryUsage().rss;
let peak = idle;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
const begin = performance.now();
const used = process.cpuUsage();
const { made, entries } = await importFile({ caller: testCaller(organizationId), source }, file, () => undefined);
const seconds = (performance.now() - begin) / 1000;
const { user, system } = process.cpuUsage(used);
clearInterval(watch);
await disconnect();
if (made !== entries) throw new Error(`only ${made} of ${entries} were made`);
console.log(
  JSON.stringify({
    perSecond: entries / seconds,
    cpuUs: (user + system) / entries,
    overIdleMb: (peak - idle) / 1024 / 1024,
  }),
);
