// npm run soak -- kills [--kills 50] [--bookings 20]: twenty people at once book, move and cancel over two processes, one of
// which is killed in the middle of it; afterwards every appointment has its claims, its audit row and its outbox row, on SQLite and MariaDB.
import { parseArgs } from 'node:util';
import { soakBookings } from '../src/testing/booking-soak.ts';
import { onBothEngines } from './lib/engines.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, bookings: { type: 'string', default: '20' } },
});
await onBothEngines(async (engine, url) => {
  const report = await soakBookings(url, {
    kills: Number(values.kills),
    bookingsEach: Number(values.bookings),
    withinMs: 300,
  });
  console.log(JSON.stringify({ engine, ...report, broken: report.broken.length }));
  for (const one of report.broken) console.log(one);
  if (report.broken.length > 0) process.exitCode = 1;
});
