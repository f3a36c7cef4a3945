import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callerFor } from '../../start.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { retireLogins } from './retire-logins.ts';
import { endOfUnused, isOver } from './unused.ts';

const day = 24 * 3_600_000;
const yearly = { 'retention.inactiveMonths': 12 };
/** Maya's own contact, where what isn't about the login goes. */
const mayasContact = 'patient0@example.org';

const run = ({ portico }: Clinic) => retireLogins((id) => callerFor(portico.runtime, id));
const loginOf = async ({ api, staff, patient }: Clinic) => (await api.as(staff).get(`/v1/admin/patients/${patient.patient}/portal-user`)).body.state as string;

async function notices(own: Clinic): Promise<string[]> {
  await own.drain();
  return (await own.mails(mayasContact)).filter(({ subject }) => subject.startsWith('Your portal login')).map(({ text }) => text);
}

test('retention.inactiveMonths B11 a login that nobody used is told of its end thirty days before, and ends, each once', async (t) => {
  const own = await clinic(t, yearly);
  const before = (await notices(own)).length;
  await own.api.signIn('maya');
  own.clock.set('2028-01-30T15:00:00Z');
  await run(own);
  assert.equal((await notices(own)).length, before, 'thirty-one days before it is too early');
  own.clock.advance(day);
  await run(own);
  await run(own);
  const told = await notices(own);
  assert.equal(told.length, before + 1);
  assert.match(told[0] ?? '', /switched off after Wednesday,? (1 March,? 2028|March 1, 2028)/);
  assert.match(told[0] ?? '', new RegExp(`/p/${own.slug}`));
  own.clock.set('2028-03-02T11:59:00Z');
  await run(own);
  assert.equal(await loginOf(own), 'active', 'the day isn’t over everywhere');
  own.clock.set('2028-03-02T12:00:00Z');
  await run(own);
  assert.equal(await loginOf(own), 'disabled');
  await assert.rejects(own.api.signIn('maya'), /wrong-credentials/);
  await run(own);
  assert.equal((await notices(own)).length, before + 1);
});

test('retention.inactiveMonths one sign-in keeps the login, and begins the count anew', async (t) => {
  const own = await clinic(t, yearly);
  await own.api.signIn('maya');
  own.clock.set('2028-02-10T15:00:00Z');
  await run(own);
  const told = (await notices(own)).length;
  own.clock.advance(day);
  await own.api.signIn('maya');
  own.clock.set('2028-04-01T15:00:00Z');
  await run(own);
  assert.equal(await loginOf(own), 'active');
  own.clock.set('2029-01-15T15:00:00Z');
  await run(own);
  assert.equal((await notices(own)).length, told + 1);
});

test('retention.inactiveMonths who was away for years when it is switched on still has thirty days', async (t) => {
  const own = await clinic(t);
  await own.api.signIn('maya');
  own.clock.set('2030-03-01T15:00:00Z');
  await run(own);
  const before = (await notices(own)).length;
  assert.equal(await loginOf(own), 'active', 'without the setting nothing ends');
  await changeSettingsBy(own, yearly);
  await run(own);
  assert.equal((await notices(own)).length, before + 1);
  own.clock.advance(30 * day);
  await run(own);
  assert.equal(await loginOf(own), 'active');
  own.clock.advance(2 * day);
  await run(own);
  assert.equal(await loginOf(own), 'disabled');
});

test('retention.inactiveMonths a login that staff enabled again is told again before it ends', async (t) => {
  const own = await clinic(t, yearly);
  await own.api.signIn('maya');
  own.clock.set('2028-03-01T15:00:00Z');
  await run(own);
  own.clock.advance(40 * day);
  await run(own);
  assert.equal(await loginOf(own), 'disabled');
  await own.api.as(own.staff).post(`/v1/admin/patients/${own.patient.patient}/portal-user/enable`);
  const before = (await notices(own)).length;
  await run(own);
  assert.deepEqual([await loginOf(own), (await notices(own)).length], ['active', before + 1]);
});

test('retention.inactiveMonths while the portal is off, and nobody could sign in, nothing ends', async (t) => {
  const own = await clinic(t, { ...yearly, 'general.enabled': false });
  own.clock.set('2030-03-01T15:00:00Z');
  await run(own);
  own.clock.advance(60 * day);
  await run(own);
  assert.equal(await loginOf(own), 'active');
});

test('retention.inactiveMonths counts calendar months, and takes a notice of another time for none', () => {
  const used = (time: string) => ({ createdAt: new Date('2020-01-01T00:00:00Z'), invitedAt: null, lastSignInAt: new Date(time), noticedAt: null });
  const now = new Date('2028-03-01T00:00:00Z');
  assert.equal(endOfUnused(used('2027-02-28T09:00:00Z'), 12, now).noticeDueAt.toISOString(), '2028-01-29T09:00:00.000Z');
  assert.equal(endOfUnused(used('2026-08-31T09:00:00Z'), 18, now).noticeDueAt.toISOString(), '2028-01-30T09:00:00.000Z', 'the last day of a shorter month');
  const told = { ...used('2027-02-28T09:00:00Z'), noticedAt: new Date('2027-11-01T00:00:00Z') };
  assert.equal(endOfUnused(told, 12, now).noticed, null);
  assert.ok(!isOver('2028-02-28', new Date('2028-02-29T11:59:59Z')) && isOver('2028-02-28', new Date('2028-02-29T12:00:00Z')));
});
