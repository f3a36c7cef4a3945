import assert from 'node:assert/strict';
import type { Clinic } from '../testing/clinic.ts';
import { locations, types } from '../testing/fixture-scheduling.ts';
import type { Client } from '../testing/http-client.ts';

/** What the clinic asks to agree to. */
export const text = { en: 'I agree to be treated.\n\nI may change my mind.', fr: 'J’accepte le traitement.' };
/** Settings that ask for it. */
export const asking = { 'schedulingConsent.enabled': true, 'schedulingConsent.text': text };

const starts = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'];

/** Holds the n-th time of a day that is free for all. */
export const hold = (client: Client, n = 0) =>
  client.post('/v1/holds', { appointmentTypeId: types.visit, locationId: locations.toronto, start: `2027-03-08T${starts[n]}:00-05:00` });

/** The steps of a hold. */
export const askedOf = async (client: Client, held: { id: string; token?: string }, headers = {}) =>
  (await client.get(`/v1/holds/${held.id}/steps`, { ...(held.token && { 'Portico-Hold': held.token }), ...headers })).body;

/** Changes settings as staff do. */
export const change = async ({ api, staff, caller }: Clinic, values: object) => {
  const answer = await api.as(staff).patch('/v1/admin/settings', { values }, { 'If-Match': `"${(await caller()).settings.version}"` });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
};

/** What a patient answered, as staff read it. */
export const recordsOf = async ({ api, staff }: Clinic, patientId: string) => (await api.as(staff).get(`/v1/admin/consent-records?patientId=${patientId}`)).body.data;
