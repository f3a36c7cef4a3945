import assert from 'node:assert/strict';
import { test } from 'node:test';
import { features } from '../contract/features.ts';
import type { Feature, RouteContract } from '../contract/route.ts';
import { listenToStatements } from '../db/connection.ts';
import { clinic, patients, type Clinic } from '../testing/clinic.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';

const all: Feature[] = Object.values(features);
const lists = all.flatMap((feature) => Object.entries(feature)).filter(([, { method, query }]) => method === 'get' && 'shape' in query && 'limit' in Object(query.shape));

/** Parameters without which a list can't be asked for, or its first row has less to look up than others: Maya has a login. */
const needed: Readonly<Record<string, string>> = {
  listPatients: 'search=maya%20chen',
  listMyAppointments: 'when=past',
  listConsentRecords: `patientId=${patients.maya}`,
  listBusyBlocks: `practitionerId=${practitioners.ada}`,
  listPractitioners: `appointmentTypeId=${types.visit}&locationId=${locations.toronto}`,
};

/** How many statements a request sends, once what processes remember is warm. */
async function statementsOf({ api, patient, staff }: Clinic, { path, callers }: RouteContract, query: string): Promise<number> {
  const client = callers.includes('patient') ? api.as(patient) : api.as(staff);
  const ask = () => client.get(`${path.replace('{type}', 'Patient')}?${query}`);
  const { status, body } = await ask();
  assert.equal(status, 200, `${path}?${query}: ${JSON.stringify(body)}`);
  let count = 0;
  const stop = listenToStatements(() => {
    count += 1;
  });
  await ask();
  stop();
  return count;
}

test('I2 a list takes as many statements for a hundred rows as for one', async (t) => {
  const own = await clinic(t);
  const line = { description: 'Visit', quantity: 1, unitPrice: { amount: 100, currency: 'CAD' } };
  for (let n = 0; n < 12; n += 1) await own.api.as(own.staff).post('/v1/admin/invoices', { patientId: own.patient.patient, lines: [line] });
  const twin = { givenName: 'Ana', familyName: 'Twin', birthDate: '1987-03-12' };
  for (let n = 0; n < 4; n += 1) await own.api.as(own.staff).post('/v1/admin/patients', twin);
  const webhook = (await own.api.as(own.staff).post('/v1/admin/webhooks', { url: 'https://hooks.example/' })).body.id;
  for (let n = 0; n < 4; n += 1) await own.api.as(own.staff).post(`/v1/admin/webhooks/${webhook}/ping`);
  for (const title of ['One', 'Another']) {
    const form = await own.api.as(own.staff).post('/v1/admin/questionnaires', { resourceType: 'Questionnaire', title, item: [{ linkId: 'q', text: 'Q', type: 'boolean' }] });
    await own.api.as(own.staff).post(`/v1/admin/patients/${own.patient.patient}/form-requests`, { questionnaireId: form.body.id });
    await own.api.as(own.patient).put(`/v1/me/forms/${form.body.id}/response`, { status: 'completed', item: [] });
  }
  assert.ok(lists.length > 8);
  for (const [name, { path, ...rest }] of lists) {
    const contract = { ...rest, path: path.replace('{id}', path.includes('/webhooks/') ? webhook : own.patient.patient) };
    const fixed = needed[name] ?? '';
    const [one, hundred] = [await statementsOf(own, contract, `${fixed}&limit=1`), await statementsOf(own, contract, `${fixed}&limit=100`)];
    assert.equal(hundred, one, `${name} takes ${one} statements for one row and ${hundred} for a hundred`);
  }
});
