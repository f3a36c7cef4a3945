import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  dateOf,
  dayOf,
  instantOf,
  localDate,
  localText,
  minuteOf,
  offsetAt,
  spansOf,
  zoneDataVersion,
  zoneNames,
  zoneOf,
} from './zones.ts';

const folders = [process.env['TZDIR'], '/usr/share/zoneinfo', '/usr/share/lib/zoneinfo', '/etc/zoneinfo'];
const minute = (text: string) => minuteOf(new Date(text));

test('C7 reads zones from newer tables than the platform has', () => {
  const evening = new Date('2026-11-23T20:00:00Z');
  assert.equal(localText(zoneOf('America/Vancouver'), evening), '2026-11-23T13:00:00-07:00');
  assert.equal(localText(zoneOf('Australia/Adelaide'), evening), '2026-11-24T06:30:00+10:30');
  assert.equal(localText(zoneOf('America/St_Johns'), evening), '2026-11-23T16:30:00-03:30');
  assert.equal(localDate(zoneOf('Australia/Adelaide'), evening), '2026-11-24');
  assert.equal(localText(zoneOf('UTC'), evening), '2026-11-23T20:00:00+00:00');
  assert.throws(() => zoneOf('Mars/Olympus'), RangeError);
});

test('C7 knows which real minutes a local stretch is, also where an hour is skipped or repeated', () => {
  const toronto = zoneOf('America/Toronto');
  const local = (date: string, time: number) => dayOf(date) * 1440 + time;
  const spans = (date: string, from: number, until: number) =>
    spansOf(toronto, local(date, from), local(date, until)).map((span) => [span.from, span.until]);
  assert.deepEqual(spans('2026-12-01', 540, 600), [[minute('2026-12-01T14:00Z'), minute('2026-12-01T15:00Z')]]);
  assert.deepEqual(spans('2027-03-14', 120, 180), []);
  assert.deepEqual(spans('2027-03-14', 60, 240), [[minute('2027-03-14T06:00Z'), minute('2027-03-14T08:00Z')]]);
  assert.deepEqual(spans('2026-11-01', 60, 120), [[minute('2026-11-01T05:00Z'), minute('2026-11-01T07:00Z')]]);
  assert.deepEqual(spans('2026-11-01', 90, 150), [
    [minute('2026-11-01T05:30Z'), minute('2026-11-01T06:00Z')],
    [minute('2026-11-01T06:30Z'), minute('2026-11-01T07:30Z')],
  ]);
});

test('C7 counts days and minutes from the same beginning', () => {
  assert.equal(dateOf(dayOf('2028-02-29')), '2028-02-29');
  assert.equal(dayOf('1970-01-01'), 0);
  assert.equal(instantOf(minute('2026-12-01T14:00Z')).toISOString(), '2026-12-01T14:00:00.000Z');
});

test("C7 compares two years of all zones with the machine's newest zone files, and says where they differ", (t) => {
  const newest = folders
    .flatMap((folder) => (folder && existsSync(`${folder}/tzdata.zi`) ? [{ folder, version: versionIn(folder) }] : []))
    .sort((a, b) => (a.version < b.version ? 1 : -1))[0];
  if (!newest) return t.diagnostic('This machine has no zone files to compare with.');
  const theirs = dump(newest.folder, 2026, 2028);
  const differing: string[] = [];
  for (const [name, changes] of theirs) {
    if (!changes.every(([at, offset]) => offsetAt(zoneOf(name), at) === offset)) differing.push(name);
  }
  t.diagnostic(`ours ${zoneDataVersion}, the machine's ${newest.version}: ${differing.join(', ') || 'no difference'}`);
  assert.ok(theirs.size > 400, 'the machine describes the zones that we know');
  const bound = newest.version === zoneDataVersion ? 0 : theirs.size / 10;
  assert.ok(differing.length <= bound, `${differing.length} of ${theirs.size} zones differ`);
});

const versionIn = (folder: string) => readFileSync(`${folder}/tzdata.zi`, 'utf8').slice(0, 40).split(/\s+/)[2] ?? '';

/** For each zone the moments at which its offset is worth asking: the start of each period and its last minute. */
function dump(folder: string, from: number, until: number): Map<string, [number, number][]> {
  const names = zoneNames().filter((name) => existsSync(`${folder}/${name}`));
  const { stdout } = spawnSync('zdump', ['-i', '-c', `${from},${until}`, ...names], {
    encoding: 'utf8',
    env: { ...process.env, TZDIR: folder },
    maxBuffer: 1 << 24,
  });
  const zones = new Map<string, [number, number][]>();
  for (const block of stdout.split(/^TZ=/m).slice(1)) {
    const [title = '', ...lines] = block.trim().split('\n');
    const moments: [number, number][] = [];
    let offset = 0;
    for (const line of lines) {
      const [date = '', time = '', ahead = ''] = line.split('\t');
      const begins = date === '-' ? minute(`${from}-01-01T12:00Z`) : beginning(date, time, minutesOf(ahead));
      if (date !== '-') moments.push([begins - 1, offset]);
      offset = minutesOf(ahead);
      moments.push([begins, offset]);
    }
    moments.push([minute(`${until - 1}-12-31T12:00Z`), offset]);
    zones.set(title.replaceAll('"', ''), moments);
  }
  return zones;
}

function beginning(date: string, time: string, offset: number): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return dayOf(date) * 1440 + Number(hours) * 60 + Number(minutes) - offset;
}

function minutesOf(ahead: string): number {
  const size = Number(ahead.slice(1, 3)) * 60 + Number(ahead.slice(3, 5) || 0);
  return ahead.startsWith('-') ? -size : size;
}
