import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../../testing/clinic.ts';

test('G2 staff are told the clinic’s clock by our own tables, over the changes of ten years; patients are not', async (t) => {
  const own = await clinic(t);
  const { body } = await (await own.api.signIn('reception', { kind: 'staff' })).get('/v1/sessions/current');
  const { timeZone, periods } = body.clinicClock;
  assert.equal(timeZone, 'America/Toronto');
  assert.equal(periods[0].from, null);
  assert.ok(periods.length >= 2 * 12, 'two changes a year');
  const at = (time: string) => periods.findLast(({ from }: { from: string | null }) => from === null || from <= time).offsetMinutes;
  assert.deepEqual([at('2027-03-14T06:59:59.000Z'), at('2027-03-14T07:00:00.000Z'), at('2027-12-01T00:00:00.000Z')], [-300, -240, -300]);
  assert.equal((await (await own.api.signIn('maya')).get('/v1/sessions/current')).body.clinicClock, null);
});
