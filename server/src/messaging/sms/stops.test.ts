import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smsSignature } from './sms-webhook.ts';
import { meaningOf } from './hear-answer.ts';

const secret = 'a secret of the SMS gateway';
process.env['SMS_WEBHOOK_SECRET'] = secret;
const { clinic } = await import('../../testing/clinic.ts');
const { tx } = await import('../../db/tx.ts');
const { sendMessage } = await import('../send-message.ts');
const { locations, practitioners, types } = await import('../../testing/fixture-scheduling.ts');
type Own = Awaited<ReturnType<typeof clinic>>;
let sent = 0;

/** What the gateway posts when somebody answered. */
async function answered(own: Own, body: unknown, headers: Record<string, string> = {}) {
  const rawBody = Buffer.from(JSON.stringify(body));
  const [id, seconds] = [`msg_${(sent += 1)}`, String(Math.floor(own.clock.now().getTime() / 1000))];
  const signature = smsSignature(secret, { id, seconds, rawBody });
  const response = await fetch(`${own.url}/v1/webhooks/sms`, {
    method: 'POST',
    headers: { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signature, ...headers },
    body: rawBody,
  });
  return response.status;
}

/** A number that the first patient has, preferred; alone, or beside the address. */
async function withPhone(own: Own, number: string, { alone = true } = {}) {
  const { db, ids, clock } = await own.caller();
  const patientId = own.patient.patient;
  await tx(async () => {
    await db.ContactPoint.insert({ id: ids.next(), patientId, system: 'phone', value: number, normalized: number, verifiedAt: clock.now(), preferred: 'y', createdAt: clock.now() });
    if (alone) await db.ContactPoint.remove({ patientId, system: 'email' });
    else if (await db.PatientDetail.one({ patientId })) await db.PatientDetail.update({ patientId }, { communicationPreference: 'phone' });
    else await db.PatientDetail.insert({ patientId, communicationPreference: 'phone', updatedAt: clock.now() });
  });
}

async function remind(own: Own, dedupeKey: string) {
  const at = '2027-03-08T09:00:00-05:00';
  const data = { appointmentId: dedupeKey, chainId: dedupeKey, appointmentType: 'Visit', start: at, end: at, timeZone: 'America/Toronto', practitioner: 'Ada', location: { name: 'Toronto' }, way: 'inPerson' as const };
  const caller = await own.caller();
  await tx(() => sendMessage(caller, { message: 'reminder', to: { patientId: own.patient.patient }, data, dedupeKey }));
  await own.drain();
}

test('C18 STOP as an answer ends SMS to that number, and START begins them again', async (t) => {
  const own = await clinic(t);
  const number = '+14165550111';
  await withPhone(own, number);
  await remind(own, 'a');
  assert.equal((await own.mails(number)).length, 1);
  assert.equal(await answered(own, { from: number, text: ' Stop. ', extra: 1 }), 200);
  await remind(own, 'b');
  assert.equal((await own.mails(number)).length, 1);
  own.clock.advance(60_000);
  assert.equal(await answered(own, { from: number, text: 'Start' }), 200);
  await remind(own, 'c');
  assert.equal((await own.mails(number)).length, 2);
});

test('C18 after ARRÊT a patient who has an address too is written to by mail', async (t) => {
  const own = await clinic(t);
  const number = '+14165550112';
  await withPhone(own, number, { alone: false });
  await remind(own, 'a');
  assert.equal((await own.mails(number)).length, 1);
  assert.equal(await answered(own, { from: number, text: 'Arrêt' }), 200);
  const before = (await own.mails('patient0@example.org')).length;
  await remind(own, 'b');
  assert.deepEqual([(await own.mails(number)).length, (await own.mails('patient0@example.org')).length], [1, before + 1]);
});

test('C18 STOP ends codes to a number that nobody has on record', async (t) => {
  const own = await clinic(t);
  const number = '+14165550113';
  assert.equal(await answered(own, { from: number, text: 'STOP' }), 200);
  const caller = await own.caller();
  await tx(() => sendMessage(caller, { message: 'code', to: { contact: { system: 'phone', value: number } }, data: { verificationId: number }, dedupeKey: number }));
  await own.drain();
  assert.deepEqual(await own.mails(number), []);
});

test('C18 an older STOP that comes after START changes nothing, nor does the same one twice', async (t) => {
  const own = await clinic(t);
  const number = '+14165550114';
  await withPhone(own, number);
  const { db } = await own.caller();
  const audited = (action: 'contact.sms-stop' | 'contact.sms-start') => db.AuditEvent.count({ action });
  await answered(own, { from: number, text: 'STOP' });
  await answered(own, { from: number, text: 'STOP' });
  assert.deepEqual([await audited('contact.sms-stop'), await db.SmsStop.count({ number, stopped: true })], [1, 1]);
  own.clock.advance(100_000);
  await answered(own, { from: number, text: 'START' });
  own.clock.advance(-50_000);
  await answered(own, { from: number, text: 'STOP' });
  assert.deepEqual([await audited('contact.sms-start'), await db.SmsStop.count({ number, stopped: true })], [1, 0]);
});

test('C18 an answer is believed only by its signature, now and over these very bytes', async (t) => {
  const own = await clinic(t);
  const body = { from: '+14165550115', text: 'STOP' };
  assert.equal(await answered(own, body, { 'webhook-signature': 'v1,AAAA' }), 400);
  assert.equal(await answered(own, body, { 'webhook-id': 'another' }), 400);
  const old = String(Math.floor(own.clock.now().getTime() / 1000) - 400);
  const signature = smsSignature(secret, { id: 'x', seconds: old, rawBody: Buffer.from(JSON.stringify(body)) });
  assert.equal(await answered(own, body, { 'webhook-id': 'x', 'webhook-timestamp': old, 'webhook-signature': signature }), 400);
  assert.equal(await answered(own, { from: 'nobody', text: 'STOP' }), 400);
  const { db } = await own.caller();
  assert.equal(await db.SmsStop.count({ number: '+14165550115' }), 0);
  assert.equal(await answered(own, body), 200);
});

test('C18 which words end SMS and which begin them', () => {
  assert.deepEqual(['Basta', 'ferma', '¡Alto!', 'parar', 'Pare.'].map(meaningOf), Array(5).fill('stop'));
  const meanings = ['stop', 'STOP ALL', 'Unsubscribe!', 'arrêt', 'ARRET', 'start', 'unstop', 'stop by at nine', 'thanks', '', '🛑'].map(meaningOf);
  assert.deepEqual(meanings, ['stop', 'stop', 'stop', 'stop', 'stop', 'start', 'start', null, null, null, null]);
});

test('C18 B8 nobody signed in learns that a number was stopped: registering and booking as a guest answer as to any number', async (t) => {
  const own = await clinic(t, { 'general.publicSignup': true, 'scheduling.publicBooking': true });
  const [stopped, other] = ['+14165550116', '+14165550117'];
  assert.equal(await answered(own, { from: stopped, text: 'STOP' }), 200);
  const anyone = own.api.as(own.anyone);
  const hold = await anyone.post('/v1/holds', { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada, start: '2027-03-04T10:00:00-05:00' });
  const answers = async (value: string) => {
    const contact = { system: 'phone', value };
    const registered = await anyone.post('/v1/registrations', { contact });
    const again = await anyone.post(`/v1/registrations/${registered.body.id}/codes`);
    const given = await anyone.post(`/v1/holds/${hold.body.id}/contact`, contact, { 'Portico-Hold': hold.body.token });
    await own.drain();
    return [registered, again, given].map(({ status, body }) => [status, { ...body, id: null, masked: null }]);
  };
  const toStopped = await answers(stopped);
  assert.deepEqual(toStopped.map(([status]) => status), [202, 202, 202]);
  assert.deepEqual(toStopped, await answers(other));
  assert.deepEqual([(await own.mails(stopped)).length, (await own.mails(other)).length], [0, 3]);
});

test('C18 a patient learns of nobody’s number that it was stopped; staff do, who have somebody waiting for the code', async (t) => {
  const own = await clinic(t);
  const maya = own.api.as(own.patient);
  const asked = async (value: string) => {
    const added = await maya.post('/v1/me/contact-points', { system: 'phone', value });
    const code = await maya.post(`/v1/me/contact-points/${added.body.id}/codes`);
    return { id: added.body.id, told: [added.status, code.status, { ...code.body, id: null, value: null, preferred: null }] };
  };
  const [stopped, other] = ['+14165550118', '+14165550119'];
  assert.equal(await answered(own, { from: stopped, text: 'STOP' }), 200);
  const toStopped = await asked(stopped);
  assert.deepEqual(toStopped.told.slice(0, 2), [201, 202]);
  assert.deepEqual(toStopped.told, (await asked(other)).told);
  await own.drain();
  assert.deepEqual([(await own.mails(stopped)).length > 0, (await own.mails(other)).length > 0], [false, true]);
  const byStaff = await own.api.as(own.staff).post(`/v1/admin/patients/${own.patient.patient}/contact-points/${toStopped.id}/codes`);
  assert.deepEqual([byStaff.status, byStaff.body.type], [409, 'urn:portico:problem:sms-stopped']);
});
