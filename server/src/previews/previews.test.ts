import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../db/tx.ts';
import { moves } from '../moves.ts';
import { mergePatients } from '../patients/duplicates/merge-patients.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { problemOf } from '../testing/problem-of.ts';
import { wish } from '../scheduling/testing.ts';

/** Opens a preview and looks through it. */
async function look(own: Clinic, body: object = {}) {
  const { status, body: made } = await own.api.as(own.staff).post('/v1/admin/previews', body);
  assert.equal(status, 201, JSON.stringify(made));
  const headers = { 'Portico-Preview': made.token };
  const anyone = own.api.as(own.anyone);
  return { made, headers, get: (path: string) => anyone.get(path, headers), post: (path: string, sent: object, more: object = {}) => anyone.post(path, sent, { ...headers, ...more }) };
}

test('G3 general.enabled off: staff see the portal as a test patient while everybody else is told that it is off', async (t) => {
  const own = await clinic(t, { 'general.enabled': false });
  const { made, get } = await look(own, { asPatient: true });
  assert.match(made.url, new RegExp(`/p/${own.slug}/preview#portal-preview=`));
  assert.equal((await get('/v1/portal')).body.enabled, true);
  const visits = await get('/v1/me/appointments?when=upcoming');
  assert.deepEqual([visits.status, visits.body.data], [200, []]);
  assert.equal(problemOf(await own.api.as(own.anyone).get('/v1/appointment-types')), '403 portal-disabled');
  const again = await look(own, { asPatient: true });
  assert.equal((await again.get('/v1/me')).status, 200);
  const { db } = await own.caller();
  assert.equal(await db.TestPatient.count(), 1, 'one test patient, whoever looks');
  assert.equal(await db.AuditEvent.count({ action: 'preview.start' }), 2);
  const off = await look(own, { values: { 'general.enabled': false } });
  assert.equal((await off.get('/v1/portal')).body.enabled, false, 'the switch itself can be looked at');
});

test('G3 what isn’t saved is so in the preview only, at every turn of the API', async (t) => {
  const own = await clinic(t);
  const { get } = await look(own, { values: { 'sections.appointments': false, 'general.pricing': false }, asPatient: true });
  assert.equal(problemOf(await get('/v1/me/appointments?when=upcoming')), '403 section-disabled');
  const told = (await get('/v1/portal')).body;
  assert.deepEqual([told.sections.appointments, told.settings['general.pricing']], [false, false]);
  assert.equal((await own.api.as(own.anyone).get('/v1/portal')).body.sections.appointments, true);
  assert.equal((await own.api.as(own.patient).get('/v1/me/appointments?when=upcoming')).status, 200);
});

test('G3 a preview holds a time and changes nothing else', async (t) => {
  const own = await clinic(t);
  const { post } = await look(own, { asPatient: true });
  const hold = await post('/v1/holds', wish('2027-03-04T09:00'));
  assert.equal(hold.status, 201, JSON.stringify(hold.body));
  assert.equal(problemOf(await post('/v1/appointments', { holdId: hold.body.id })), '403 preview-only');
  assert.equal(problemOf(await post('/v1/sessions', { username: 'maya', password: 'correct horse battery' })), '403 preview-only');
  assert.equal(await (await own.caller()).db.Appointment.count(), 0);
});

test('G3 a preview ends by itself, is one organization’s, and works on no foreign page', async (t) => {
  const own = await clinic(t, { 'general.enabled': false });
  const { made, get } = await look(own);
  const forged = `${made.token.slice(0, -1)}${made.token.endsWith('A') ? 'B' : 'A'}`;
  const anyone = own.api.as(own.anyone);
  assert.equal(problemOf(await anyone.get('/v1/portal', { 'Portico-Preview': forged })), '401 preview-over');
  assert.equal(problemOf(await anyone.get('/v1/portal', { 'Portico-Preview': made.token, Origin: own.origin })), '403 origin-not-allowed');
  assert.equal((await get('/v1/appointment-types')).status, 200);
  own.clock.advance(15 * 60_000);
  assert.equal(problemOf(await get('/v1/appointment-types')), '401 preview-over');
});

test('G3 a test patient whose record is merged with somebody’s is none any more: nobody looks at real data', async (t) => {
  const own = await clinic(t);
  const { get } = await look(own, { asPatient: true });
  const { db } = await own.caller();
  const [known] = await db.TestPatient.find({ limit: 1 });
  assert.ok(known);
  const system = await own.caller();
  const merge = (mergedId: string, survivorId: string) => tx(() => mergePatients(system, moves, { mergedId, survivorId }));
  await merge(known.patientId, own.patient.patient);
  assert.equal(await db.TestPatient.count(), 0);
  assert.equal((await get('/v1/me')).status, 401, 'a look that was open sees nobody');
  await look(own, { asPatient: true });
  const [again] = await db.TestPatient.find({ limit: 1 });
  assert.notEqual(again?.patientId, own.patient.patient);
  await merge(own.otherPatient.patient, again?.patientId ?? '');
  assert.equal(await db.TestPatient.count(), 0, 'nor where somebody’s record was merged into it');
});
