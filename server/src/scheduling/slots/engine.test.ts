import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, instantOf, localText, minuteOf, zoneOf } from '../../zones.ts';
import { anyOf, slots, type Candidate, type SlotQuestion } from './engine.ts';
import type { Exception, Rule } from './hours.ts';

const ever = { firstDay: dayOf('2020-01-01'), lastDay: dayOf('2040-01-01') };
const rule = (from: number, until: number, more: Partial<Rule> = {}): Rule[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ ...ever, portal: false, typeIds: null, weekday, from, until, ...more }));
const exception = (kind: Exception['kind'], from: number, until: number, portal = false): Exception => ({
  ...ever,
  kind,
  from,
  until,
  portal,
});
const ask = (zoneName: string, day: string, more: Partial<SlotQuestion>, one: Partial<Candidate>): SlotQuestion => ({
  zone: zoneOf(zoneName),
  firstDay: dayOf(day),
  lastDay: dayOf(day),
  now: minuteOf(new Date('2026-01-01T00:00Z')),
  priorMinutes: 0,
  daysAhead: 730,
  stepMinutes: 60,
  bufferBefore: 0,
  bufferAfter: 0,
  typeId: 'type',
  portalOnly: false,
  candidates: [{ practitionerId: 'one', durationMinutes: 60, rules: [], exceptions: [], busy: [], ...one }],
  ...more,
});
const shown = (question: SlotQuestion, which: 'free' | 'taken' = 'free') =>
  anyOf(slots(question))
    [which].map((start) => localText(question.zone, instantOf(start)).slice(11, 16))
    .join(' ');
const at = (text: string) => minuteOf(new Date(text));

test('C7 counts starts from each opening, and offers nothing that ends after it', () => {
  const rules = [...rule(540, 730), ...rule(790, 910)];
  assert.equal(shown(ask('America/Toronto', '2026-12-01', {}, { rules })), '09:00 10:00 11:00 13:10 14:10');
});

test('C7 leaves room for buffers on both sides, against everything that is busy', () => {
  const busy = [{ from: at('2026-12-01T16:00Z'), until: at('2026-12-01T16:30Z') }];
  const asked = (more: Partial<SlotQuestion>) =>
    ask('America/Toronto', '2026-12-01', more, { rules: rule(540, 840), busy });
  assert.equal(shown(asked({})), '09:00 10:00 12:00 13:00');
  assert.equal(shown(asked({}), 'taken'), '11:00');
  assert.equal(shown(asked({ bufferAfter: 5 })), '09:00 12:00 13:00');
  assert.equal(shown(asked({ bufferBefore: 35 })), '09:00 10:00 13:00');
});

test('C7 lets exceptions win over rules, and the latest among them', () => {
  const rules = rule(540, 720);
  const hours = (...exceptions: Exception[]) => shown(ask('America/Toronto', '2026-12-01', {}, { rules, exceptions }));
  assert.equal(hours(exception('closed', 0, 1440)), '');
  assert.equal(hours(exception('closed', 600, 660)), '09:00 11:00');
  assert.equal(hours(exception('closed', 0, 1440), exception('extra', 600, 720)), '10:00 11:00');
  assert.equal(hours(exception('extra', 720, 780), exception('closed', 0, 1440)), '');
});

test('C7 offers only hours marked for the portal where that is asked for', () => {
  const rules = [...rule(540, 720), ...rule(600, 660, { portal: true })];
  const exceptions = [exception('extra', 780, 840), exception('extra', 900, 960, true)];
  assert.equal(shown(ask('America/Toronto', '2026-12-01', {}, { rules, exceptions })), '09:00 10:00 11:00 13:00 15:00');
  assert.equal(shown(ask('America/Toronto', '2026-12-01', { portalOnly: true }, { rules, exceptions })), '10:00 15:00');
});

test('C7 keeps hours that are for other types to those', () => {
  const rules = [...rule(540, 600, { typeIds: ['other'] }), ...rule(660, 720, { typeIds: ['type', 'other'] })];
  assert.equal(shown(ask('America/Toronto', '2026-12-01', {}, { rules })), '11:00');
});

test('C7 keeps the notice and the last day, in real minutes and local days', () => {
  const rules = rule(540, 720);
  const asked = (more: Partial<SlotQuestion>) => shown(ask('Australia/Adelaide', '2026-12-02', more, { rules }));
  const now = at('2026-12-01T22:31Z'); // 09:01 on the second of December there
  assert.equal(asked({ now }), '10:00 11:00');
  assert.equal(asked({ now, priorMinutes: 59 }), '10:00 11:00');
  assert.equal(asked({ now, priorMinutes: 60 }), '11:00');
  assert.equal(asked({ now: at('2026-12-01T13:29Z'), daysAhead: 0 }), '');
  assert.equal(asked({ now: at('2026-12-01T13:30Z'), daysAhead: 0 }), '09:00 10:00 11:00');
});

test('C7 offers nothing in a skipped hour and both runs of a repeated one', () => {
  const nights = { rules: rule(60, 240) };
  assert.equal(shown(ask('America/Toronto', '2027-03-14', {}, nights)), '01:00 03:00');
  assert.equal(shown(ask('America/Toronto', '2026-11-01', {}, nights)), '01:00 01:00 02:00 03:00');
  assert.equal(shown(ask('Australia/Adelaide', '2026-10-04', {}, nights)), '01:00 03:00');
  assert.equal(shown(ask('Australia/Lord_Howe', '2026-10-04', {}, nights)), '01:00 02:30');
  assert.equal(
    shown(ask('America/Toronto', '2026-11-01', { stepMinutes: 30 }, { rules: rule(90, 150), durationMinutes: 30 })),
    '01:30 01:30 02:00',
  );
});

test('C7 goes over midnight where the next day goes on', () => {
  const one = { rules: [...rule(1380, 1440), ...rule(0, 60)], durationMinutes: 90 };
  assert.equal(shown(ask('America/Toronto', '2026-12-01', { stepMinutes: 30 }, one)), '23:00 23:30');
});

test('C7 with any practitioner, one start is shown once, and taken only if nobody is free', () => {
  const base = { rules: rule(540, 720), exceptions: [], durationMinutes: 60 };
  const candidates = [
    { ...base, practitionerId: 'a', busy: [{ from: at('2026-12-01T14:00Z'), until: at('2026-12-01T16:00Z') }] },
    { ...base, practitionerId: 'b', busy: [{ from: at('2026-12-01T14:00Z'), until: at('2026-12-01T15:00Z') }] },
  ];
  const asked = ask('America/Toronto', '2026-12-01', { candidates }, {});
  assert.deepEqual([shown(asked), shown(asked, 'taken')], ['10:00 11:00', '09:00']);
});

test('C7 follows the clock back over midnight', () => {
  const zone = { name: 'Invented', since: [-Infinity, dayOf('2026-05-02') * 1440 + 30], offsets: [0, -60] };
  const asked = (days: [string, string]) =>
    shown(
      ask(
        'UTC',
        days[0],
        { zone, lastDay: dayOf(days[1]), stepMinutes: 30 },
        { rules: [...rule(1380, 1440), ...rule(0, 90)] },
      ),
    );
  assert.equal(asked(['2026-05-01', '2026-05-01']), '00:00 00:30 23:00 23:30 23:30');
  assert.equal(asked(['2026-05-02', '2026-05-02']), '00:00 00:00 00:30 23:00 23:30');
  assert.equal(asked(['2026-05-01', '2026-05-02']), '00:00 00:30 23:00 23:30 00:00 23:30 00:00 00:30 23:00 23:30');
});
