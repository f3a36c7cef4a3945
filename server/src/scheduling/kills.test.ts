import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soakBookings } from '../testing/booking-soak.ts';
import { emptyDatabase } from '../testing/database.ts';

test('C10 processes killed in the middle of bookings leave every appointment whole, and no claim without an owner', async (t) => {
  const database = await emptyDatabase();
  try {
    const report = await soakBookings(database.url, { bookings: 100, kills: 2, people: 8, lifeMs: [200, 900] });
    t.diagnostic(JSON.stringify(report));
    assert.deepEqual([report.broken, report.booked], [[], 100]);
  } finally {
    await database.drop();
  }
});
