import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../db/tx.ts';
import { sendMessage } from '../messaging/send-message.ts';
import { sweepDone } from '../messaging/outbox/sweep-done.ts';
import { clinic } from '../testing/clinic.ts';
import { fixtureId } from '../testing/fixture-patients.ts';

const path = '/v1/admin/messages';

async function withDead(here: Awaited<ReturnType<typeof clinic>>) {
  const caller = await here.caller();
  await tx(async () => {
    await sendMessage(caller, { message: 'transitionNotice', to: { patientId: fixtureId('pt', 5) }, data: {}, dedupeKey: 'a' });
    await sendMessage(caller, { message: 'transitionNotice', to: { patientId: fixtureId('pt', 6) }, data: {}, dedupeKey: 'b' });
    await caller.db.Outbox.update({ name: 'transitionNotice' }, { state: 'dead', attempts: 60, lastError: 'smtp-EENVELOPE-550' });
  });
  return caller;
}

test('I3 B9 staff see what was given up, for whom and why, and have it sent again', async (t) => {
  const here = await clinic(t);
  await withDead(here);
  const staff = here.api.as(here.staff);
  const first = await staff.get(`${path}?limit=1`);
  const [dead] = first.body.data;
  assert.deepEqual([dead.kind, dead.name, dead.attempts, dead.reason, dead.patient.id], ['mail', 'transitionNotice', 60, 'smtp-EENVELOPE-550', fixtureId('pt', 6)]);
  const second = await staff.get(`${path}?limit=1&cursor=${first.body.nextCursor}`);
  assert.deepEqual([second.body.data[0].patient.id, second.body.nextCursor], [fixtureId('pt', 5), null]);
  assert.equal((await staff.post(`${path}/${dead.id}/send-again`)).status, 202);
  assert.equal((await staff.post(`${path}/${dead.id}/send-again`)).status, 202, 'twice is once');
  await here.drain();
  assert.equal((await here.mails('patient6@example.org')).length, 1);
  assert.equal((await staff.get(path)).body.data.length, 1);
});

test('I6 another clinic’s undelivered messages are not there, and the right is needed', async (t) => {
  const one = await clinic(t);
  const other = await clinic(t);
  await withDead(one);
  assert.deepEqual((await other.api.as(other.staff).get(path)).body.data, []);
  const [{ id }] = (await one.api.as(one.staff).get(path)).body.data;
  assert.equal((await other.api.as(other.staff).post(`${path}/${id}/send-again`)).status, 404);
  assert.equal((await one.api.as(await one.keyWith(['patients.read'])).get(path)).status, 403);
});

test('I3 what was done long ago leaves the outbox; what waits or was given up stays', async (t) => {
  const here = await clinic(t);
  const caller = await withDead(here);
  await tx(() => sendMessage(caller, { message: 'transitionNotice', to: { patientId: fixtureId('pt', 7) }, data: {}, dedupeKey: 'c' }));
  await here.drain();
  await sweepDone(here.portico.runtime);
  assert.equal(await caller.db.Outbox.count({ state: 'done' }), 1);
  here.clock.advance(91 * 24 * 3_600_000);
  await sweepDone(here.portico.runtime);
  assert.deepEqual([await caller.db.Outbox.count({ state: 'done' }), await caller.db.Outbox.count({ state: 'dead' })], [0, 2]);
});
