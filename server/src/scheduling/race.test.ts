import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { startApi } from '../testing/processes.ts';
import { brokenBookings, freeDays, raceRound } from '../testing/race.ts';

test('C10 two hundred clients on two processes race for the same slot and for overlapping ones', async (t) => {
  const own = await clinic(t);
  const database = own.portico.runtime.config.DATABASE_URL;
  const processes = [await startApi(database), await startApi(database)];
  try {
    const urls = processes.map(({ url }) => url);
    const today = new Date();
    const date = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const days = await freeDays(urls[0] ?? '', own.secretKey, date(2), date(30));
    for (const { date: day, free } of days.slice(0, 2)) {
      const round = await raceRound({ urls, secretKey: own.secretKey, clients: 200 }, day, free);
      t.diagnostic(JSON.stringify(round));
      assert.deepEqual(round.strange, []);
      assert.equal(round.sameWon, 1);
      assert.ok(round.overlappingWon >= 1);
      assert.equal(round.booked, round.sameWon + round.overlappingWon);
    }
    assert.deepEqual(await brokenBookings(), []);
  } finally {
    for (const one of processes) await one.kill();
  }
});
