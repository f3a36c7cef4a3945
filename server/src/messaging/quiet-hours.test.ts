import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localText, zoneOf } from '../zones.ts';
import { afterQuietHours } from './quiet-hours.ts';

const night = { from: '21:00', to: '08:00' };
const toronto = zoneOf('America/Toronto');
const after = (at: string, quiet: { from: string; to: string } | null = night, zone = toronto) => localText(zone, afterQuietHours(quiet, zone, new Date(at)));

test('C18 messaging.quietHours last over midnight and end at the wall time of the place', () => {
  assert.equal(after('2027-03-08T20:59:00-05:00'), '2027-03-08T20:59:00-05:00');
  assert.equal(after('2027-03-08T21:00:00-05:00'), '2027-03-09T08:00:00-05:00');
  assert.equal(after('2027-03-09T07:59:00-05:00'), '2027-03-09T08:00:00-05:00');
  assert.equal(after('2027-03-09T08:00:00-05:00'), '2027-03-09T08:00:00-05:00');
  assert.equal(after('2027-03-09T03:00:00-05:00', null), '2027-03-09T03:00:00-05:00');
});

test('C18 messaging.quietHours within one day', () => {
  const noon = { from: '12:00', to: '13:30' };
  assert.equal(after('2027-03-08T11:59:00-05:00', noon), '2027-03-08T11:59:00-05:00');
  assert.equal(after('2027-03-08T12:00:00-05:00', noon), '2027-03-08T13:30:00-05:00');
  assert.equal(after('2027-03-08T13:30:00-05:00', noon), '2027-03-08T13:30:00-05:00');
});

test('C18 messaging.quietHours that end in a skipped hour end when it is skipped', () => {
  assert.equal(after('2027-03-14T01:00:00-05:00', { from: '21:00', to: '02:30' }), '2027-03-14T03:00:00-04:00');
  assert.equal(after('2027-11-06T23:00:00-04:00'), '2027-11-07T08:00:00-05:00');
});

test('C18 messaging.quietHours never put a message before its time, nor into them', () => {
  const zones = ['America/Toronto', 'America/St_Johns', 'Australia/Adelaide', 'Australia/Lord_Howe', 'Asia/Kathmandu'].map(zoneOf);
  const time = fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
  const quiet = fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to);
  const at = fc.integer({ min: Date.parse('2027-01-01') / 60_000, max: Date.parse('2028-01-01') / 60_000 }).map((minute) => new Date(minute * 60_000));
  const property = fc.property(fc.constantFrom(...zones), quiet, at, (zone, hours, when) => {
    const then = afterQuietHours(hours, zone, when);
    assert.ok(then >= when && then.getTime() - when.getTime() <= 26 * 3_600_000);
    const isLater = then.getTime() !== when.getTime();
    const wall = localText(zone, then).slice(11, 16);
    const isQuiet = hours.from < hours.to ? wall >= hours.from && wall < hours.to : wall >= hours.from || wall < hours.to;
    // Where clocks are changed between the two ends, the wall time can stand inside again: whoever sends asks once more.
    const isChanged = localText(zone, then).slice(19) !== localText(zone, when).slice(19);
    assert.ok(!isQuiet || (isLater && isChanged), `${localText(zone, when)} → ${localText(zone, then)} with ${JSON.stringify(hours)}`);
  });
  fc.assert(property, { numRuns: 2000, seed: 5 });
});
