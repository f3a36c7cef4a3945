import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soakBookings } from '../testing/booking-soak.ts';
import { emptyDatabase } from '../testing/database.ts';

test('C10 processes killed in the middle of bookings, moves and cancellations leave every appointment whole, and no claim without an owner', async (t) => {
  const database = await emptyDatabase();
  try {
    const report = await soakBookings(database.url, { kills: 3, bookingsEach: 20, withinMs: 250 });
    t.diagnostic(JSON.stringify(report));
    assert.deepEqual([report.broken, report.booked, report.moved, report.cancelled], [[], 60, 21, 18]);
  } finally {
    await database.drop();
  }
});
