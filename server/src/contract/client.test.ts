import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';
import { locations, types } from '../testing/fixture-scheduling.ts';

interface Asked {
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}
interface Operation {
  operationId: string;
  requestBody?: { content: Record<string, unknown> };
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** A client that knows nothing but the document and the headers of its caller. */
async function clientFrom(url: string, headers: Record<string, string>) {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
  const all = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  return async (operationId: string, { path: parts = {}, query = {}, body }: Asked = {}) => {
    const found = all.find(({ operation }) => operation.operationId === operationId) ?? assert.fail(`the document has no ${operationId}`);
    const [media = 'application/json'] = Object.keys(found.operation.requestBody?.content ?? {});
    const address = found.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(parts[name] ?? ''));
    const answer = await fetch(`${url}${address}?${new URLSearchParams(query)}`, {
      method: found.method.toUpperCase(),
      headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': media }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${operationId} answered ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}

test('H5 a client made from /openapi.json alone books, pays, sends a chart and reads it', async (t) => {
  const { url, secretKey, patient } = await clinic(t);
  const key = { Authorization: `Bearer ${secretKey}` };
  const [staff, maya] = [await clientFrom(url, key), await clientFrom(url, { ...key, 'Portico-Patient': patient.patient })];

  const wish = { appointmentTypeId: types.visit, locationId: locations.toronto };
  const { data: days } = await maya('listSlots', { query: { ...wish, from: '2027-03-02', to: '2027-03-31' } });
  const hold = await maya('createHold', { body: { ...wish, start: days[0].free[0] } });
  const booked = await maya('createAppointment', { body: { holdId: hold.id, reason: 'My knee' } });
  const { data: upcoming } = await maya('listMyAppointments', { query: { when: 'upcoming' } });
  assert.deepEqual([booked.status, upcoming[0].id], ['booked', booked.id]);

  const line = { description: 'Physiotherapy', quantity: 1, unitPrice: { amount: 7500, currency: 'CAD' } };
  const { id } = await staff('createInvoice', { body: { patientId: patient.patient, lines: [line] } });
  const payment = await maya('createPayment', { body: { invoices: [{ id }], paymentMethodId: 'pm_test_ok' } });
  const { data: paid } = await maya('listInvoices', { query: { status: 'paid' } });
  assert.deepEqual([payment.status, paid[0].id, paid[0].balance.amount], ['succeeded', id, 0]);

  const allergy = { resourceType: 'AllergyIntolerance', id: 'a1', code: { text: 'Penicillin' }, patient: { reference: `Patient/${patient.patient}` } };
  await staff('importFhir', { body: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: allergy }] } });
  const { allergies } = await maya('getHealthSummary');
  assert.deepEqual(allergies.map(({ name }: { name: string }) => name), ['Penicillin']);
});
