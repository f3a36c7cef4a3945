import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';

const { ada, ben } = practitioners;
const folder = mkdtempSync(join(tmpdir(), 'portico-ages-'));
after(() => rmSync(folder, { recursive: true, force: true }));
cpSync(fileURLToPath(new URL('../../examples/ages-treated', import.meta.url)), folder, { recursive: true });
// Ada treats children, Ben whoever is fifteen or older.
writeFileSync(join(folder, 'ages.json'), JSON.stringify([{ practitionerId: ada, to: 17 }, { practitionerId: ben, from: 15 }]));
process.env['PLUGINS'] = folder;
const { clinic } = await import('../testing/clinic.ts');

const there = `appointmentTypeId=${types.visit}&locationId=${locations.toronto}`;

test('H4 C15 the example offers practitioners by the age that they treat, on the day of the visit, and binds the booking', async (t) => {
  const { api, staff, patient, anyone } = await clinic(t);
  const born = async (birthDate: string) => assert.equal((await api.as(staff).patch(`/v1/admin/patients/${patient.patient}`, { birthDate })).status, 200);
  const listed = async (who = api.as(patient)) => (await who.get(`/v1/practitioners?${there}`)).body.data.map(({ id }: { id: string }) => id).sort();
  const days = async (practitionerId: string) =>
    (await api.as(patient).get(`/v1/slots?${there}&practitionerId=${practitionerId}&from=2027-03-02&to=2027-03-05`)).body.data.map(({ date }: { date: string }) => date) as string[];
  const hold = async (practitionerId: string, day: string) =>
    (await api.as(patient).post('/v1/holds', { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId, start: `${day}T10:00:00-05:00` })).status;
  assert.deepEqual(await listed(api.as(anyone)), [ada, ben].sort(), 'whose age isn’t known sees everybody');
  await born('1987-03-12');
  assert.deepEqual([await listed(), await days(ada)], [[ben], []]);
  assert.deepEqual([await hold(ada, '2027-03-02'), await hold(ben, '2027-03-02')], [409, 201]);
  await born('2020-01-01');
  assert.deepEqual([await listed(), await days(ben)], [[ada], []]);
  await born('2009-03-04');
  assert.deepEqual(await listed(), [ada, ben].sort(), 'seventeen today');
  assert.deepEqual(await days(ada), ['2027-03-02', '2027-03-03'], 'eighteen on the fourth');
  assert.deepEqual([await hold(ada, '2027-03-03'), await hold(ada, '2027-03-05')], [201, 409]);
});
