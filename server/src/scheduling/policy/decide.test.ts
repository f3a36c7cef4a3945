import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf, localText, minuteOf, zoneOf } from '../../zones.ts';
import { deadline } from './deadline.ts';
import { decide, decideBooking, type Facts } from './decide.ts';
import { slowDeadline, slowDecisions } from './decide.oracle.ts';

/** Zones whose clocks change by an hour, by half of one, over midnight, or hardly ever; and a day near each change. */
const places: readonly (readonly [string, string])[] = [
  ['America/Toronto', '2027-03-14'],
  ['America/Toronto', '2026-11-01'],
  ['America/St_Johns', '2027-03-14'],
  ['Australia/Adelaide', '2027-04-04'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Havana', '2027-03-14'],
  ['Africa/Casablanca', '2027-02-07'],
  ['Pacific/Apia', '2011-12-30'],
  ['UTC', '2027-01-01'],
];

const notice = fc.oneof(
  fc.record({ value: fc.integer({ min: 0, max: 80 }), unit: fc.constant('hours' as const) }),
  fc.record({ value: fc.integer({ min: 0, max: 6 }), unit: fc.constant('days' as const) }),
);
const flag = fc.boolean();

const when = fc.record({
  place: fc.constantFrom(...places),
  startsIn: fc.integer({ min: -2 * 1440, max: 4 * 1440 }),
  nowBefore: fc.oneof(fc.integer({ min: -120, max: 5 * 1440 }), fc.integer({ min: -60, max: 90 })),
  length: fc.integer({ min: 1, max: 24 }),
  madeBefore: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(5000)),
});

const facts: fc.Arbitrary<Facts> = fc
  .record({
    when,
    by: fc.constantFrom('patient' as const, 'patient' as const, 'staff' as const),
    status: fc.constantFrom('booked', 'booked', 'booked', 'pending', 'arrived', 'fulfilled', 'cancelled', 'declined', 'noshow') as fc.Arbitrary<Facts['appointment']['status']>,
    isVideo: flag,
    joinUrl: fc.constantFrom('https://video.example/1', null),
    moves: fc.integer({ min: 0, max: 4 }),
    hasPendingMove: fc.constantFrom(false, false, true),
    isFreshBooking: flag,
    hasTimesOnline: fc.constantFrom(true, true, false),
    rules: fc.record({
      priorToCancel: notice,
      priorToReschedule: notice,
      undoMinutes: fc.integer({ min: 0, max: 15 }),
      allowedReschedules: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
      joinMinutesBefore: fc.integer({ min: 0, max: 120 }),
      selfBooking: fc.constantFrom(true, true, false),
    }),
  })
  .map(({ when: { place, startsIn, nowBefore, length, madeBefore }, by, rules, ...appointment }) => {
    const start = minuteOf(new Date(`${place[1]}T03:00Z`)) + startsIn;
    const now = instantOf(start - nowBefore);
    const times = { startsAt: instantOf(start), endsAt: instantOf(start + length * 5), createdAt: instantOf(start - nowBefore - madeBefore) };
    return { now, by, zone: zoneOf(place[0]), appointment: { ...appointment, ...times }, rules };
  });

test('C20 C3 C4 C2 C25 what can be done with an appointment is what a slow reading of the rules says', () => {
  const seen = new Set<string>();
  const property = fc.property(facts, (asked) => {
    const { canCancel, canReschedule, canJoin, canUndo, refusals } = decide(asked);
    const slow = slowDecisions(asked);
    assert.deepEqual({ cancel: refusals.cancel ?? null, reschedule: refusals.reschedule ?? null, join: refusals.join ?? null, canUndo }, slow);
    assert.deepEqual([canCancel, canReschedule, canJoin], [slow.cancel === null, slow.reschedule === null, slow.join === null]);
    for (const [act, reason] of Object.entries(slow)) seen.add(`${act} ${reason}`);
  });
  fc.assert(property, { numRuns: 4000, seed: 5 });
  const wanted = ['cancel null', 'cancel too-late', 'cancel over', 'cancel not-open', 'reschedule null', 'reschedule too-late', 'reschedule no-moves-left'];
  for (const one of [...wanted, 'reschedule move-pending', 'join null', 'join too-early', 'join over', 'join no-link-yet', 'canUndo true']) assert.ok(seen.has(one), one);
});

test('C3 C4 the moments that are told are the last ones at which it works', () => {
  const property = fc.property(facts, (asked) => {
    const { cancelUntil, rescheduleUntil, joinFrom, canCancel } = decide(asked);
    if (asked.by !== 'patient') return;
    const at = (now: Date) => decide({ ...asked, now });
    const after = (moment: Date) => new Date(moment.getTime() + 1);
    if (canCancel && asked.appointment.status === 'booked') assert.ok(cancelUntil !== null && asked.now <= cancelUntil);
    if (cancelUntil !== null && asked.appointment.status === 'booked' && cancelUntil < asked.appointment.startsAt) {
      assert.deepEqual([at(cancelUntil).canCancel, at(after(cancelUntil)).canCancel], [true, false]);
    }
    if (rescheduleUntil !== null) assert.equal(at(after(rescheduleUntil)).canReschedule, false);
    if (joinFrom !== null && asked.appointment.joinUrl !== null) assert.deepEqual([at(joinFrom).canJoin, at(new Date(joinFrom.getTime() - 1)).canJoin], [true, false]);
  });
  fc.assert(property, { numRuns: 2000, seed: 6 });
});

test('C3 a notice in days ends at the same wall time, whatever the clocks did in between', () => {
  const property = fc.property(when, notice, ({ place, startsIn }, asked) => {
    const zone = zoneOf(place[0]);
    const start = instantOf(minuteOf(new Date(`${place[1]}T03:00Z`)) + startsIn);
    assert.equal(minuteOf(deadline(zone, start, asked)), slowDeadline(zone, start, asked));
  });
  fc.assert(property, { numRuns: 3000, seed: 7 });
  const until = (zone: string, start: string, days: number) => localText(zoneOf(zone), deadline(zoneOf(zone), new Date(start), { value: days, unit: 'days' }));
  assert.equal(until('America/Toronto', '2027-03-15T09:00:00-04:00', 2), '2027-03-13T09:00:00-05:00');
  assert.equal(until('America/Toronto', '2027-03-15T02:30:00-04:00', 1), '2027-03-14T03:00:00-04:00', 'half past two wasn’t that day');
  assert.equal(until('America/Toronto', '2026-11-02T01:30:00-05:00', 1), '2026-11-01T01:30:00-05:00', 'the later half past one');
});

test('C20 who may book a type follows from the type, the setting and whether they have been here', () => {
  for (const selfBooking of [true, false]) {
    for (const isExisting of [true, false]) {
      const answer = (bookableBy: 'everyone' | 'existing' | 'new' | 'call') => decideBooking({ bookableBy, selfBooking, isExisting });
      assert.equal(answer('call'), 'call');
      assert.equal(answer('everyone'), selfBooking ? null : 'self-booking-off');
      assert.equal(answer('existing'), selfBooking ? (isExisting ? null : 'existing-only') : 'self-booking-off');
      assert.equal(answer('new'), selfBooking ? (isExisting ? 'new-only' : null) : 'self-booking-off');
    }
  }
});
