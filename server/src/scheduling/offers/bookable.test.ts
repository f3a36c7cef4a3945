import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';

const idsOf = async ({ api, anyone }: Clinic, path: string) => {
  const { status, body } = await api.as(anyone).get(path);
  assert.equal(status, 200, JSON.stringify(body));
  return body.data.map(({ id }: { id: string }) => id).sort();
};

test('C5 the visits and places of one practitioner are those that this practitioner can be booked for', async (t) => {
  const own = await clinic(t);
  const { cleo, dai } = practitioners;
  assert.deepEqual(await idsOf(own, `/v1/locations?practitionerId=${dai}`), [locations.adelaide]);
  assert.deepEqual(
    await idsOf(own, `/v1/locations?practitionerId=${cleo}&appointmentTypeId=${types.video}`),
    [locations.toronto],
  );
  const ofCleo = await idsOf(own, `/v1/appointment-types?practitionerId=${cleo}`);
  assert.ok(ofCleo.includes(types.video) && ofCleo.length < (await idsOf(own, '/v1/appointment-types')).length);
  assert.deepEqual(await idsOf(own, `/v1/appointment-types?practitionerId=${locations.toronto}`), []);
});
