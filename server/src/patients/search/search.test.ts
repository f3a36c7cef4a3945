import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenToStatements, type Statement } from '../../db/connection.ts';
import { explain } from '../../db/testing/plans.ts';
import { tx } from '../../db/tx.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { insertManyPatients } from '../../testing/many-patients.ts';
import { indexRest } from './index-rest.ts';

const find = async ({ api, staff }: Clinic, search: string, more = ''): Promise<string[]> => {
  const { status, body } = await api.as(staff).get(`/v1/admin/patients?search=${encodeURIComponent(search)}${more}`);
  assert.equal(status, 200, `${search}: ${JSON.stringify(body)}`);
  return body.data.map((one: { givenName: string; familyName: string }) => `${one.givenName} ${one.familyName}`);
};

test('B2 staff find a patient by parts of the name, birth date, phone digits or address, alone and together', async (t) => {
  const own = await clinic(t);
  const add = (body: object) => own.api.as(own.staff).post('/v1/admin/patients', body);
  await add({ givenName: 'Quirin', familyName: 'Zabłocki-Ørsted', birthDate: '1961-11-02', contactPoints: [{ system: 'phone', value: '416-555-0173' }, { system: 'email', value: 'Q@zab.example' }] });
  await add({ givenName: '慧美', familyName: '歐陽', birthDate: '1961-02-11' });
  const one = ['Quirin Zabłocki-Ørsted'];
  for (const search of ['qui', 'zab', 'ors', 'ZABLOCKI q', 'zab 0173', '416 555 0173', '+14165550173', 'q@ZAB.example', 'quirin 1961-11-02', '0173 02/11/1961'])
    assert.deepEqual(await find(own, search), one, search);
  assert.deepEqual(await find(own, '歐陽慧'), ['慧美 歐陽']);
  assert.deepEqual((await find(own, '02/11/1961')).sort(), ['Quirin Zabłocki-Ørsted', '慧美 歐陽'].sort(), 'either order of day and month');
  for (const search of ['uirin', 'quirin noah', '0174', '-', 'nobody@zab.example', '\u{10FFFF}']) assert.deepEqual(await find(own, search), [], search);
});

test('B2 a removed phone finds nobody, an added one at once; guests and merged ones are never found', async (t) => {
  const own = await clinic(t);
  const { api, staff, caller } = own;
  const { body } = await api.as(staff).post('/v1/admin/patients', { givenName: 'Quirin', familyName: 'Zeta', contactPoints: [{ system: 'phone', value: '416 555 0173' }] });
  const at = `/v1/admin/patients/${body.id}/contact-points`;
  await api.as(staff).post(at, { system: 'phone', value: '416 555 0174' });
  assert.deepEqual(await find(own, '0174'), ['Quirin Zeta']);
  await api.as(staff).delete(`${at}/${body.contactPoints[0].id}`);
  assert.deepEqual([await find(own, '0173'), await find(own, 'qui')], [[], ['Quirin Zeta']]);
  const { db, ids, clock } = await caller();
  const at0 = clock.now();
  const guest = { id: ids.next(), profile: false, givenName: 'Quirin', familyName: 'Guest', searchName: 'guest quirin', deceased: false, createdAt: at0, updatedAt: at0 };
  await tx(async () => {
    await db.Patient.insert(guest);
    await db.Patient.insert({ ...guest, id: ids.next(), profile: true, familyName: 'Gone', mergedIntoId: body.id });
  });
  await indexRest();
  assert.deepEqual(await find(own, 'quirin'), ['Quirin Zeta']);
});

test('B2 patients from before the upgrade are found once the job has run, and twice makes no difference', async (t) => {
  const own = await clinic(t);
  const { db } = await own.caller();
  await tx(async () => {
    await db.PatientTerm.remove({ patientId: own.patient.patient });
    await db.Patient.update({ id: own.patient.patient }, { indexedAs: null, givenName: 'Quirina' });
    const phone = { patientId: own.patient.patient, system: 'phone' as const, preferred: null, createdAt: own.clock.now() };
    for (const value of ['416 555 0173', '+1 416 555 0173', '416 555 0174'])
      await db.ContactPoint.insert({ ...phone, id: (await own.caller()).ids.next(), value, normalized: value.replace(/[^\d+]/g, '') });
  });
  assert.deepEqual(await find(own, 'quirina'), []);
  await indexRest();
  assert.equal(await indexRest(), 0);
  assert.deepEqual(await find(own, 'quirina'), ['Quirina Chen']);
  const phones = await db.ContactPoint.find({ where: { patientId: own.patient.patient, system: 'phone' } });
  assert.deepEqual(phones.map(({ normalized }) => normalized).sort(), ['+14165550173', '+14165550174', '4165550173'], 'spelt as today, but where that would be twice the same');
});

test('B2 pages of a search have no gaps and no doubles, in the order of names', async (t) => {
  const own = await clinic(t);
  await insertManyPatients(await own.caller(), 400);
  const seen: string[] = [];
  let cursor = '';
  do {
    const { body } = await own.api.as(own.staff).get(`/v1/admin/patients?search=an&limit=7${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.data.map((one: { id: string }) => one.id));
    cursor = body.nextCursor;
  } while (cursor);
  const all = (await own.api.as(own.staff).get('/v1/admin/patients?search=an&limit=100')).body.data.map((one: { id: string }) => one.id);
  assert.ok(seen.length > 14);
  assert.equal(new Set(seen).size, seen.length);
  assert.deepEqual(seen.slice(0, all.length), all);
});

test('B2 every search goes by an index, whatever is typed', async (t) => {
  const own = await clinic(t);
  const sent: Statement[] = [];
  const stop = listenToStatements((statement) => void sent.push(statement));
  for (const search of ['may', 'may che', 'may che ma ch', '1987-03-12', '12/03/1987 may', '0173', '416 555 0173', '416 555 0173 may', 'maya@example.org']) await find(own, search);
  stop();
  const plans = await explain(sent.filter(({ sql }) => /^\s*select/i.test(sql)));
  const searched = plans.filter(({ table }) => ['patient_terms', 'contact_points'].includes(table));
  assert.ok(searched.length > 8);
  assert.deepEqual(searched.filter(({ isFullScan }) => isFullScan).map(({ how }) => how), []);
});
