import { tx } from '../../src/db/tx.ts';
import { fixtureId } from '../../src/testing/fixture-patients.ts';
import { types } from '../../src/testing/fixture-scheduling.ts';
import type { Bed } from './bed.ts';

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the bed's own API with its secret key, for a patient where one is named. */
export async function call<Answer>(bed: Bed, method: string, path: string, { body, headers: more }: Sent = {}): Promise<Answer> {
  const headers = { Authorization: `Bearer ${bed.secretKey}`, 'Content-Type': 'application/json', ...more };
  const response = await fetch(bed.url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer; // of a route that the contract describes
}

/** What a booking must say where everything is on. */
export interface Asked {
  readonly consent: { readonly versionId: string; readonly accepted: boolean };
  readonly paymentMethodId: string;
}

/**
 * Switches on all that booking can ask: a form of the type's, the clinic's terms every time, a saved card, the default
 * insurance, a reason, and a webhook that hears of it; the first `patients` of the fixture have card and insurance.
 */
export async function everythingOn(bed: Bed, patients: number): Promise<{ readonly formId: string }> {
  const { version } = await call<{ version: number }>(bed, 'GET', '/v1/admin/settings');
  const values = {
    'schedulingConsent.text': { en: 'Come ten minutes early.' },
    'schedulingConsent.enabled': true,
    'schedulingConsent.everyTime': true,
    'general.mandatory.intakeForm': true,
    'scheduling.requireCard': true,
    'scheduling.applyDefaultInsurance': true,
  };
  await call(bed, 'PATCH', '/v1/admin/settings', { body: { values }, headers: { 'If-Match': `"${version}"` } });
  const item = [{ linkId: 'why', text: 'What brings you?', type: 'string', required: true }];
  const { id: formId } = await call<{ id: string }>(bed, 'POST', '/v1/admin/questionnaires', { body: { resourceType: 'Questionnaire', title: 'Before you come', item } });
  await call(bed, 'PATCH', `/v1/admin/appointment-types/${types.visit}`, { body: { questionnaireIds: [formId] } });
  await call(bed, 'POST', '/v1/admin/webhooks', { body: { url: 'https://hooks.example/portico', events: ['scheduling.appointment.booked'] } });
  await giveCards(bed, patients);
  return { formId };
}

async function giveCards(bed: Bed, patients: number): Promise<void> {
  const { db, ids, clock } = await bed.caller();
  const createdAt = clock.now();
  const whom = Array.from({ length: patients }, (_, n) => fixtureId('pt', n));
  await tx(async () => {
    await db.PaymentMethod.insertAll(
      whom.map((patientId) => ({ id: ids.next(), patientId, gateway: 'test', gatewayMethodId: ids.next(), brand: 'visa', last4: '4242', expMonth: 12, expYear: 2099, createdAt })),
    );
    await db.Coverage.insertAll(whom.map((patientId) => ({ id: ids.next(), patientId, payer: 'Sun Life', status: 'active', preferred: 'y', totalsKeptByPayer: false, createdAt })));
  });
}

/** Does what is asked before a held time can be booked. */
export async function answerSteps(bed: Bed, { formId, patientId, holdId }: { formId: string; patientId: string; holdId: string }): Promise<Asked> {
  const headers = { 'Portico-Patient': patientId };
  const answers = { status: 'completed', item: [{ linkId: 'why', answer: [{ valueString: 'My knee' }] }] };
  await call(bed, 'PUT', `/v1/holds/${holdId}/forms/${formId}/response`, { body: answers, headers });
  const { consent } = await call<{ consent: { versionId: string } }>(bed, 'GET', `/v1/holds/${holdId}/steps`, { headers });
  const { data } = await call<{ data: readonly { id: string }[] }>(bed, 'GET', '/v1/me/payment-methods', { headers });
  return { consent: { versionId: consent.versionId, accepted: true }, paymentMethodId: data[0]?.id ?? '' };
}
