import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { locations, practitioners } from '../testing/fixture-scheduling.ts';

const maya = { givenName: 'Quirin', familyName: 'Zeta', birthDate: '1961-11-02' };

test('C19 staff who add somebody that may be on record already are told so, on the new record and on the old', async (t) => {
  const { api, staff } = await clinic(t);
  const first = await api.as(staff).post('/v1/admin/patients', maya);
  assert.equal(first.body.possibleDuplicates, 0);
  const second = await api.as(staff).post('/v1/admin/patients', maya);
  assert.deepEqual([second.status, second.body.possibleDuplicates], [201, 1]);
  assert.equal((await api.as(staff).get(`/v1/admin/patients/${first.body.id}`)).body.possibleDuplicates, 1);
  const [{ id }] = (await api.as(staff).get('/v1/admin/duplicates')).body.data;
  await api.as(staff).post(`/v1/admin/duplicates/${id}/keep-apart`, {});
  assert.equal((await api.as(staff).get(`/v1/admin/patients/${second.body.id}`)).body.possibleDuplicates, 0);
});

test('C19 reception, who may not change hours, chooses a patient’s defaults from what is active', async (t) => {
  const { api, staff } = await clinic(t);
  await api.as(staff).patch(`/v1/admin/locations/${locations.adelaide}`, { active: false });
  await api.as(staff).patch(`/v1/admin/practitioners/${practitioners.dai}`, { active: false });
  const reception = await api.signIn('reception', { kind: 'staff' });
  const { body } = await reception.get('/v1/admin/care-options');
  const names = (all: { name: string }[]) => all.map(({ name }) => name);
  assert.ok(names(body.locations).includes('Unlisted'), 'also where nothing can be booked online');
  assert.deepEqual([names(body.locations).includes('Adelaide'), body.practitioners.length], [false, 3]);
  const made = await reception.post('/v1/admin/patients', maya);
  const change = { defaultLocationId: locations.toronto, defaultPractitionerId: practitioners.ada, additionalPractitionerIds: [practitioners.ben] };
  const changed = await reception.patch(`/v1/admin/patients/${made.body.id}`, change);
  assert.deepEqual([changed.body.defaultLocation.id, changed.body.defaultPractitioner.id, changed.body.additionalPractitioners.map(({ id }: { id: string }) => id)], [locations.toronto, practitioners.ada, [practitioners.ben]]);
});

test('B2 the list of patients tells how far each login is, to whoever may see logins', async (t) => {
  const own = await clinic(t);
  await own.api.as(own.staff).post('/v1/admin/patients', maya);
  const statesFor = async (who: Parameters<typeof own.api.as>[0]) => {
    const { body } = await own.api.as(who).get('/v1/admin/patients?search=1961-11-02');
    const { body: active } = await own.api.as(who).get('/v1/admin/patients?limit=100');
    return [body.data[0].login, active.data.find(({ id }: { id: string }) => id === own.patient.patient).login];
  };
  assert.deepEqual(await statesFor(own.staff), ['none', 'active']);
  assert.deepEqual(await statesFor(await own.keyWith(['patients.read'])), [null, null]);
});
