// npm run soak -- kills [--kills 50] [--bookings 1000]: people book over two processes while one after the other is
// killed; afterwards every appointment has its claims, its audit row and its outbox row, on SQLite and MariaDB.
import { parseArgs } from 'node:util';
import { soakBookings } from '../src/testing/booking-soak.ts';
import { onBothEngines } from './lib/engines.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, bookings: { type: 'string', default: '1000' } },
});
await onBothEngines(async (engine, url) => {
  const report = await soakBookings(url, {
    bookings: Number(values.bookings),
    kills: Number(values.kills),
    people: 8,
    lifeMs: [50, 700],
  });
  console.log(JSON.stringify({ engine, ...report, broken: report.broken.length }));
  for (const one of report.broken) console.log(one);
  if (report.broken.length > 0) process.exitCode = 1;
});
