import assert from 'node:assert/strict';
import { test } from 'node:test';

import { recordStatements } from '../../db/testing/statements.ts';
import { clinic } from '../../testing/clinic.ts';

const cad = (amount: number) => ({ amount, currency: 'CAD' });
const visit = { description: 'Physiotherapy, 45 minutes', quantity: 1, unitPrice: cad(12_000) };

test('D1 staff make out an invoice with taxes, and the patient sees its lines, balance and due date', async (t) => {
  const { api, staff, patient } = await clinic(t);
  const rate = await api.as(staff).post('/v1/admin/tax-rates', { name: 'GST', percent: 5 });
  assert.equal(rate.status, 201);
  const tape = { description: 'Tape', quantity: 2.5, unitPrice: cad(999), taxRateId: rate.body.id };
  const made = await api
    .as(staff)
    .post('/v1/admin/invoices', { patientId: patient.patient, dueOn: '2027-03-31', lines: [visit, tape] });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.equal(made.body.patientId, patient.patient);

  const { body } = await api.as(patient).get('/v1/me/invoices');
  assert.equal(body.nextCursor, null);
  assert.equal(body.data.length, 1);
  const [invoice] = body.data;
  assert.deepEqual(invoice, {
    id: made.body.id,
    number: '000001',
    status: 'open',
    issuedOn: '2027-03-01',
    dueOn: '2027-03-31',
    subtotal: cad(14_498),
    tax: cad(125),
    total: cad(14_623),
    balance: cad(14_623),
    lines: [
      {
        description: visit.description,
        quantity: 1,
        unitPrice: cad(12_000),
        tax: cad(0),
        taxName: null,
        total: cad(12_000),
      },
      { description: 'Tape', quantity: 2.5, unitPrice: cad(999), tax: cad(125), taxName: 'GST', total: cad(2_623) },
    ],
  });
  assert.deepEqual((await api.as(patient).get(`/v1/me/invoices/${invoice.id}`)).body, invoice);
  assert.equal((await api.as(staff).get(`/v1/admin/invoices/${invoice.id}`)).status, 200);
});

test('D1 an invoice of another patient is as missing as none', async (t) => {
  const { api, staff, patient, otherPatient } = await clinic(t);
  const made = await api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [visit] });
  assert.equal((await api.as(otherPatient).get(`/v1/me/invoices/${made.body.id}`)).status, 404);
  assert.deepEqual((await api.as(otherPatient).get('/v1/me/invoices')).body.data, []);
  const paid = await api
    .as(otherPatient)
    .post('/v1/me/payments', { invoices: [{ id: made.body.id }], paymentMethodId: 'pm_test_ok' });
  assert.equal(paid.status, 404);
});

test('D1 invoices are listed newest first, page by page, outstanding and paid apart', async (t) => {
  const { api, staff, patient } = await clinic(t);
  const numbers = [];
  for (let i = 0; i < 5; i += 1) {
    const made = await api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [visit] });
    numbers.unshift(made.body.number);
    if (i === 2)
      await api
        .as(patient)
        .post('/v1/me/payments', { invoices: [{ id: made.body.id }], paymentMethodId: 'pm_test_ok' });
  }
  assert.deepEqual(numbers, ['000005', '000004', '000003', '000002', '000001']);
  const seen = [];
  let cursor = '';
  do {
    const { body } = await api.as(patient).get(`/v1/me/invoices?limit=2${cursor}`);
    seen.push(...body.data.map(({ number }: { number: string }) => number));
    cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
  } while (cursor);
  assert.deepEqual(seen, numbers);
  const paid = await api.as(patient).get('/v1/me/invoices?status=paid');
  assert.deepEqual(
    paid.body.data.map(({ number }: { number: string }) => number),
    ['000003'],
  );
  const outstanding = await api.as(staff).get(`/v1/admin/invoices?status=outstanding&patientId=${patient.patient}`);
  assert.equal(outstanding.body.data.length, 4);
});

test('D1 an invoice names everything that is wrong with it, and none is made', async (t) => {
  const { api, staff, patient, caller } = await clinic(t);
  const make = (body: object) =>
    api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [visit], ...body });
  const wrong = { ...visit, unitPrice: { amount: 5, currency: 'USD' } };
  const unknown = { ...visit, taxRateId: patient.patient };
  const much = { ...visit, quantity: 9999, unitPrice: cad(99_999_999) };
  for (const [body, path] of [
    [{ lines: [wrong] }, '/lines/0/unitPrice/currency'],
    [{ lines: [visit, unknown] }, '/lines/1/taxRateId'],
    [{ lines: [much] }, '/lines'],
    [{ patientId: '01990000-0000-7000-8000-000000000000' }, '/patientId'],
    [{ lines: [] }, '/lines'],
    [{ lines: [{ ...visit, quantity: 0.333 }] }, '/lines/0/quantity'],
    [{ lines: [{ ...visit, description: ' ' }] }, '/lines/0/description'],
  ] as const) {
    const answer = await make(body);
    assert.deepEqual([answer.status, answer.body.errors?.[0].path], [400, path], JSON.stringify(answer.body));
  }
  const mistyped = await make({ lines: [{ ...visit, unitPrice: 'free' }] });
  assert.deepEqual([mistyped.body.errors[0].path, mistyped.body.errors[0].code], ['/lines/0/unitPrice', 'type']);
  assert.equal((await make({ paid: true })).status, 400);
  assert.equal(await (await caller()).db.Invoice.count(), 0);
});

test('D1 billing.currency is the currency of what is invoiced from then on', async (t) => {
  const { api, staff, patient } = await clinic(t, { 'billing.currency': 'EUR' });
  const line = { ...visit, unitPrice: 4_000 };
  const { body } = await api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [line] });
  assert.deepEqual(body.total, { amount: 4_000, currency: 'EUR' });
  const refused = await api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [visit] });
  assert.equal(refused.status, 400);
});

test('D1 sections.invoices off hides invoices and payments, from programs too', async (t) => {
  const { api, patient } = await clinic(t, { 'sections.invoices': false });
  for (const answer of [
    await api.as(patient).get('/v1/me/invoices'),
    await api.as(patient).post('/v1/me/payments', { invoices: [{ id: patient.patient }] }),
  ]) {
    assert.deepEqual([answer.status, answer.body.type], [403, 'urn:portico:problem:section-disabled']);
  }
});

test('D1 general.pricing off leaves an invoice’s own amounts', async (t) => {
  const { api, staff, patient } = await clinic(t, { 'general.pricing': false });
  await api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [visit] });
  const { body } = await api.as(patient).get('/v1/me/invoices');
  assert.deepEqual(body.data[0].total, cad(12_000));
});

test('D1 the same Idempotency-Key makes one invoice', async (t) => {
  const { api, staff, patient, caller } = await clinic(t);
  const make = () =>
    api
      .as(staff)
      .post(
        '/v1/admin/invoices',
        { patientId: patient.patient, lines: [visit] },
        { 'Idempotency-Key': 'invoice-0001' },
      );
  const answers = await Promise.all([make(), make(), make()]);
  assert.deepEqual(new Set(answers.map(({ body }) => body.id)).size, 1);
  assert.equal(await (await caller()).db.Invoice.count(), 1);
});

test('D1 invoices made at once have numbers without a gap or twin', async (t) => {
  const { api, staff, patient } = await clinic(t);
  const made = await Promise.all(
    Array.from({ length: 12 }, () =>
      api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [visit] }),
    ),
  );
  const numbers = made.map(({ body }) => Number(body.number)).toSorted((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 12 }, (_, i) => i + 1),
  );
});

test('D1 reading invoices is in the audit', async (t) => {
  const { api, staff, patient, caller } = await clinic(t);
  const { body } = await api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [visit] });
  await api.as(patient).get('/v1/me/invoices');
  await api.as(staff).get(`/v1/admin/invoices/${body.id}`);
  const rows = await (await caller()).db.AuditEvent.find({ where: { subjectType: 'Invoice' }, order: [['id', 'ASC']] });
  assert.deepEqual(
    rows.map(({ action, patientId }) => [action, patientId]),
    [
      ['invoice.create', patient.patient],
      ['invoice.list', patient.patient],
      ['invoice.read', patient.patient],
    ],
  );
});

test('D1 a list asks the database as often for many invoices as for one', async (t) => {
  const { api, staff, patient } = await clinic(t);
  const counted = async (path: string) => {
    const recording = recordStatements();
    const { body } = await api.as(path.startsWith('/v1/admin') ? staff : patient).get(path);
    recording.stop();
    return { shown: body.data.length, asked: recording.statements.length };
  };
  const make = () => api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [visit, visit] });
  await make();
  for (const path of ['/v1/me/invoices', '/v1/admin/invoices']) await counted(path);
  const one = [await counted('/v1/me/invoices'), await counted('/v1/admin/invoices')];
  for (let n = 0; n < 30; n += 1) await make();
  const many = [await counted('/v1/me/invoices'), await counted('/v1/admin/invoices')];
  assert.deepEqual(
    many.map(({ shown }) => shown),
    [31, 31],
  );
  assert.deepEqual(
    many.map(({ asked }) => asked),
    one.map(({ asked }) => asked),
  );
});
