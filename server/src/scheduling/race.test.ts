import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';
import { startApi } from '../testing/processes.ts';
import { raceAccepts, raceForAnybody, raceMoves } from '../testing/race-moves.ts';
import { brokenBookings, freeDays, raceRound, sender } from '../testing/race.ts';
import { changeSettingsBy } from '../testing/settings.ts';
import { tx } from '../db/tx.ts';

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
      t.diagnostic(JSON.stringify({ ...round, appointments: round.appointments.length }));
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

test('C10 C4 C9 moves, cancellations, answers, expired holds and bookings with anybody race on two processes, and each time stays one’s', async (t) => {
  const own = await clinic(t, { 'identity.openBookings': 50 });
  const { db } = await own.caller();
  const database = own.portico.runtime.config.DATABASE_URL;
  const processes = [await startApi(database), await startApi(database)];
  const today = new Date();
  const date = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  try {
    const course = { urls: processes.map(({ url }) => url), secretKey: own.secretKey, clients: 60 };
    const days = await freeDays(course.urls[0] ?? '', own.secretKey, date(3), date(40));
    const [first, second, third, fourth] = days.filter(({ free }) => free.length > 20);
    assert.ok(first && second && third && fourth);

    const abandoned = await raceRound(course, first.date, first.free);
    assert.deepEqual(abandoned.strange, []);
    const held = await raceRound({ ...course, clients: 20 }, second.date, second.free);
    const apart = (free: readonly string[], from: number) => free.filter((_start, i) => i % 6 === from);
    const moves = await raceMoves(course, held.appointments, apart(third.free, 0));
    t.diagnostic(JSON.stringify(moves));
    assert.deepEqual(moves.strange, []);
    assert.ok(moves.moved >= 1 && moves.moved + moves.cancelled <= held.appointments.length);

    await changeSettingsBy(own, { 'scheduling.autoAccept': false });
    const accepts = await raceAccepts(course, abandoned.appointments, apart(fourth.free, 1));
    t.diagnostic(JSON.stringify(accepts));
    assert.deepEqual(accepts.strange, []);
    assert.ok(accepts.asked >= 1 && accepts.accepted + accepts.declined + accepts.withdrawn >= accepts.asked);
    await changeSettingsBy(own, { 'scheduling.autoAccept': true });

    const both = days.slice(4).find(({ date: day }) => [2, 4].includes(new Date(day).getUTCDay()) && day < '2027-03-11');
    const anybody = await raceForAnybody(course, both?.free.find((start) => start.includes('T10:00')) ?? '');
    assert.deepEqual([anybody.won.length, new Set(anybody.won).size, anybody.strange], [2, 2, []], 'Ada and Ben, once each');

    const another = days.at(-1);
    assert.ok(another);
    const wish = { appointmentTypeId: types.massage, locationId: locations.toronto, practitionerId: practitioners.ada };
    const send = sender(course.urls, course.secretKey, { times: 0 });
    const left = await Promise.all(apart(another.free, 0).map((start, n) => send(900 + n, '/v1/holds', { ...wish, start })));
    assert.deepEqual([...new Set(left.map(({ status }) => status))], [201]);
    const past = new Date(today.getTime() - 1000);
    await tx(() => db.Hold.update({ id: { in: left.map(({ body }) => String(body['id'])) } }, { expiresAt: past }));
    const over = await raceRound(course, another.date, another.free);
    assert.deepEqual([over.strange, over.sameWon], [[], 1], 'what expired holds had is taken over by one');
    assert.deepEqual(await brokenBookings(), []);
  } finally {
    for (const one of processes) await one.kill();
  }
});
