import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOf, zoneNames, zoneOf, type Zone } from '../../zones.ts';
import { slots, type Candidate, type SlotQuestion } from './engine.ts';
import type { Exception, Rule } from './hours.ts';
import { oracle } from './oracle.ts';

const firstOf2026 = dayOf('2026-01-01');
/** Half hours, midnight changes, two-hour and half-hour changes, and none: the rest of the world comes by chance. */
const awkward = [
  'America/Toronto',
  'America/St_Johns',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'Africa/Cairo',
  'America/Havana',
  'America/Santiago',
  'Atlantic/Azores',
  'Antarctica/Troll',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'UTC',
];

const real = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.constantFrom(...zoneNames()) },
);
const five = (from: number, to: number) => fc.integer({ min: from / 5, max: to / 5 }).map((fifth) => fifth * 5);
const between = fc
  .tuple(five(0, 1440), five(0, 1440))
  .map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) }));
const times = fc.oneof(
  between,
  five(0, 1440).map((from) => ({ from, until: 1440 })),
  five(0, 1440).map((until) => ({ from: 0, until })),
);
/** Clocks that change at any time of a day by any amount, as no parliament has decided yet. */
const invented: fc.Arbitrary<Zone> = fc
  .tuple(five(0, 1440), five(-180, 180), five(-720, 720))
  .map(([time, by, offset]) => ({
    name: 'Invented',
    since: [-Infinity, (firstOf2026 + 100) * 1440 + time - offset],
    offsets: [offset, offset + by],
  }));
const zones = fc.oneof({ weight: 3, arbitrary: real.map(zoneOf) }, { weight: 1, arbitrary: invented });
const types = fc.constantFrom(null, ['type'], ['other'], ['other', 'type']);

/** A day on which the clocks change in one case of two, and some day of two years otherwise. */
const days = (zone: Zone) => {
  const changes = zone.since.filter((minute) => minute > firstOf2026 * 1440 && minute < (firstOf2026 + 730) * 1440);
  const someDay = fc.integer({ min: firstOf2026, max: firstOf2026 + 730 });
  if (changes.length === 0) return someDay;
  const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -2, max: 1 }));
  return fc.oneof(
    someDay,
    near.map(([minute, by]) => Math.floor(minute / 1440) + by),
  );
};

const rules = (day: number): fc.Arbitrary<Rule> =>
  fc
    .record({
      times,
      weekday: fc.integer({ min: 1, max: 7 }),
      portal: fc.boolean(),
      typeIds: types,
      first: fc.integer({ min: -9, max: 3 }),
      last: fc.integer({ min: -1, max: 9 }),
    })
    .map(({ times: hours, first, last, ...rest }) => ({
      ...rest,
      ...hours,
      firstDay: day + first,
      lastDay: day + last,
    }));

const exceptions = (day: number): fc.Arbitrary<Exception> =>
  fc
    .record({
      hours: fc.oneof(fc.constant({ from: 0, until: 1440 }), times),
      kind: fc.constantFrom('closed' as const, 'extra' as const),
      portal: fc.boolean(),
      first: fc.integer({ min: -2, max: 3 }),
      length: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ hours, first, length, ...rest }) => ({
      ...rest,
      ...hours,
      firstDay: day + first,
      lastDay: day + first + length,
    }));

const candidates = (day: number): fc.Arbitrary<Candidate> =>
  fc.record({
    practitionerId: fc.constant('one'),
    durationMinutes: five(5, 180),
    rules: fc.array(rules(day), { minLength: 3, maxLength: 25 }),
    exceptions: fc.array(exceptions(day), { maxLength: 4 }),
    busy: fc
      .array(fc.tuple(fc.integer({ min: -1440, max: 4 * 1440 }), fc.integer({ min: 1, max: 200 })), { maxLength: 12 })
      .map((spans) => spans.map(([from, length]) => ({ from: day * 1440 + from, until: day * 1440 + from + length }))),
  });

const questions: fc.Arbitrary<SlotQuestion> = zones.chain((zone) =>
  days(zone).chain((day) =>
    fc
      .record({
        zone: fc.constant(zone),
        firstDay: fc.constant(day),
        length: fc.integer({ min: 0, max: 2 }),
        before: fc.integer({ min: -1440, max: 3 * 1440 }),
        priorMinutes: fc.integer({ min: 0, max: 600 }),
        daysAhead: fc.integer({ min: 0, max: 4 }),
        stepMinutes: five(5, 90),
        bufferBefore: five(0, 30),
        bufferAfter: five(0, 30),
        typeId: fc.constant('type'),
        portalOnly: fc.boolean(),
        candidates: fc.array(candidates(day), { minLength: 1, maxLength: 2 }),
      })
      .map(({ length, before, ...rest }) => ({ ...rest, lastDay: day + length, now: day * 1440 - before })),
  ),
);

test('C7 offers for random rules, exceptions, zones, changing clocks and bookings what the definition says', (t) => {
  let offered = 0;
  fc.assert(
    fc.property(questions, (question) => {
      const answer = slots(question);
      offered += answer.reduce((sum, { free, taken }) => sum + free.length + taken.length, 0);
      assert.deepEqual(answer, oracle(question));
    }),
    { numRuns: 250 },
  );
  t.diagnostic(`${offered} starts compared`);
  assert.ok(offered > 1000, 'the random clinics are open');
});
