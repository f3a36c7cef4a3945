import assert from 'node:assert/strict';
import { test } from 'node:test';

import { invoiced } from '../testing/stripe-clinic.ts';
import { clinic } from '../../testing/clinic.ts';
import { changeSettingsBy } from '../../testing/settings.ts';

test('D8 homeWidgets.outstandingInvoices off: what is to pay is listed, read and paid nowhere, what is paid is', async (t) => {
  const here = await clinic(t);
  const { api, patient, staff } = here;
  const [paid, open] = [await invoiced(here, 4_000), await invoiced(here, 2_500)];
  const pay = (id: string) => api.as(patient).post('/v1/me/payments', { invoices: [{ id }], paymentMethodId: 'pm_test_ok' });
  const listed = async (query = '') => (await api.as(patient).get(`/v1/me/invoices${query}`)).body.data.map(({ id }: { id: string }) => id);
  assert.equal((await pay(paid)).body.status, 'succeeded');
  assert.deepEqual(await listed(), [open, paid]);

  await changeSettingsBy(here, { 'homeWidgets.outstandingInvoices': false });
  assert.deepEqual([await listed(), await listed('?status=outstanding'), await listed('?status=paid')], [[paid], [], [paid]]);
  assert.equal((await api.as(patient).get(`/v1/me/invoices/${open}`)).status, 404);
  assert.equal((await api.as(patient).get(`/v1/me/invoices/${paid}`)).status, 200);
  assert.equal((await pay(open)).status, 404);
  assert.equal((await api.as(staff).get(`/v1/admin/invoices/${open}`)).body.balance.amount, 2_500);

  await changeSettingsBy(here, { 'homeWidgets.outstandingInvoices': true });
  assert.equal((await pay(open)).body.status, 'succeeded');
});
