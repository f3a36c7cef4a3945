import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';

const pathOf = ({ patient }: Clinic) => `/v1/admin/patients/${patient.patient}/coverages`;
const payers = (answer: { body: { data: { payer: string }[] } }) => answer.body.data.map(({ payer }) => payer);

test('C12 staff add, change and remove a patient’s insurances; one is the default', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const path = pathOf(own);
  const first = await staff.post(path, { payer: 'Blue Shield', plan: 'Gold', memberId: 'B-1', startsOn: '2027-01-01', isDefault: true });
  assert.equal(first.status, 201);
  const { id, ...told } = first.body;
  assert.deepEqual(told, { payer: 'Blue Shield', plan: 'Gold', memberId: 'B-1', status: 'active', startsOn: '2027-01-01', endsOn: null, isDefault: true, source: null });
  const second = (await staff.post(path, { payer: 'Sun Mutual', isDefault: true })).body;
  assert.deepEqual((await staff.get(path)).body.data.map((one: { payer: string; isDefault: boolean }) => [one.payer, one.isDefault]), [['Sun Mutual', true], ['Blue Shield', false]]);
  const changed = await staff.patch(`${path}/${id}`, { plan: null, endsOn: '2027-12-31', isDefault: true });
  assert.deepEqual([changed.body.plan, changed.body.endsOn, changed.body.isDefault], [null, '2027-12-31', true]);
  assert.equal((await staff.delete(`${path}/${second.id}`)).status, 204);
  assert.deepEqual(payers(await staff.get(path)), ['Blue Shield']);
  assert.equal((await staff.patch(`${path}/${second.id}`, { plan: 'x' })).status, 404);
});

test('C12 an insurance that another system told of can only become the default', async (t) => {
  const own = await clinic(t);
  const { recordCoverage } = await import('../record-coverage.ts');
  const { tx } = await import('../../db/tx.ts');
  const caller = await own.caller();
  const news = { patientId: own.patient.patient, source: 'ehr', sourceId: 'c1', payer: 'Told', plan: null, memberId: null, status: 'active', startsOn: null, endsOn: null };
  await tx(() => recordCoverage(caller, news));
  const staff = own.api.as(own.staff);
  const [one] = (await staff.get(pathOf(own))).body.data;
  const path = `${pathOf(own)}/${one.id}`;
  assert.equal((await staff.patch(path, { payer: 'Mine' })).status, 409);
  assert.equal((await staff.delete(path)).status, 409);
  assert.equal((await staff.patch(path, { isDefault: true })).body.isDefault, true);
  await tx(() => caller.db.Coverage.remove({ id: one.id }));
});

test('C12 patients see the insurances that are in force today, and nobody else’s', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  await staff.post(pathOf(own), { payer: 'Now', startsOn: '2020-01-01' });
  await staff.post(pathOf(own), { payer: 'Over', endsOn: '2020-01-01' });
  await staff.post(pathOf(own), { payer: 'To come', startsOn: '2099-01-01' });
  const { id } = (await staff.post(pathOf(own), { payer: 'Ended' })).body;
  await staff.patch(`${pathOf(own)}/${id}`, { status: 'cancelled' });
  assert.deepEqual(payers(await own.api.as(own.patient).get('/v1/me/coverages')), ['Now']);
  assert.deepEqual(payers(await own.api.as(own.otherPatient).get('/v1/me/coverages')), []);
});

test('C12 an insurance that would end before it begins is refused, and the field is named', async (t) => {
  const own = await clinic(t);
  const staff = own.api.as(own.staff);
  const path = pathOf(own);
  const wrong = ({ status, body }: { status: number; body: { errors?: { path: string; code: string }[] } }) => [status, body.errors?.map((one) => `${one.path} ${one.code}`).join()];
  const span = { payer: 'Blue Shield', startsOn: '2027-03-02', endsOn: '2027-03-01' };
  assert.deepEqual(wrong(await staff.post(path, span)), [400, '/endsOn order']);
  const made = await staff.post(path, { ...span, endsOn: '2027-03-02' });
  assert.equal(made.status, 201, 'for one day');
  const one = `${path}/${made.body.id}`;
  assert.deepEqual(wrong(await staff.patch(one, { endsOn: '2027-03-01' })), [400, '/endsOn order']);
  assert.deepEqual(wrong(await staff.patch(one, { startsOn: '2027-03-03' })), [400, '/endsOn order']);
  assert.equal((await staff.patch(one, { startsOn: '2027-04-01', endsOn: null })).status, 200);
});
