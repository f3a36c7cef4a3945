import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { z } from 'zod';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';
import { tx } from '../db/tx.ts';

async function book({ api, patient }: Clinic, start: string) {
  const wish = {
    appointmentTypeId: types.visit,
    locationId: locations.toronto,
    practitionerId: practitioners.ada,
    start,
  };
  const hold = await api.as(patient).post('/v1/holds', wish);
  return api.as(patient).post('/v1/appointments', { holdId: hold.body.id });
}

const readJson = async (url: string) => (await fetch(url)).json() as Promise<{ data: Record<string, unknown>[] }>;

test('I3 who books over the API gets one mail, in the clinic’s own time, at the verified contact', async (t) => {
  const here = await clinic(t);
  assert.equal((await book(here, '2027-03-02T09:00:00-05:00')).status, 201);
  await here.drain();
  await here.drain();
  const [mail, ...more] = await here.mails('patient0@example.org');
  assert.ok(mail);
  assert.deepEqual([more.length, mail.channel], [0, 'email']);
  assert.match(mail.subject, /^Booked: Visit, Tuesday/);
  assert.match(mail.text, /9:00\sa\.m\. to 9:30\sa\.m\. \(Toronto time\)/);
  assert.match(mail.text, /Where: Toronto, 12 Queen Street, Toronto/);
  assert.match(mail.text, new RegExp(`${here.url}/p/${here.slug}`));
  assert.match(mail.html ?? '', /Dr\. Ada Núñez/);
  assert.deepEqual(await here.mails('maya@login.example'), [], 'never to the address that a person signs in with');
});

test('I3 a person who chose French is written to in French', async (t) => {
  const here = await clinic(t);
  const { db } = await here.caller();
  await tx(() => db.Patient.update({ id: here.patient.patient }, { preferredLanguage: 'fr-CA' }));
  await book(here, '2027-03-02T10:00:00-05:00');
  await here.drain();
  const [mail] = await here.mails('patient0@example.org');
  assert.match(mail?.subject ?? '', /^Réservé\u00a0: Visit, mardi 2 mars 2027/);
  assert.match(mail?.text ?? '', /de 10\sh\s(00 )?à 10\sh\s30 \(heure de Toronto\)/);
});

test('I3 general.language is the language of who chose none', async (t) => {
  const here = await clinic(t, { 'general.language': 'fr' });
  await book(here, '2027-03-02T11:00:00-05:00');
  await here.drain();
  const [mail] = await here.mails('patient0@example.org');
  assert.match(mail?.subject ?? '', /^Réservé/);
});

test('I3 development’s inbox answers newest first, by address, to this machine only', async (t) => {
  const here = await clinic(t);
  await book(here, '2027-03-02T14:30:00-05:00');
  await here.drain();
  const inboxOf = async (to: string): Promise<Record<string, unknown>[]> =>
    (await readJson(`${here.url}/dev/inbox?to=${to}`)).data;
  const [mail = {}] = await inboxOf('PATIENT0@example.org');
  assert.deepEqual(
    Object.keys(mail)
      .filter((name) => name !== 'messageId')
      .sort(),
    ['calendar', 'channel', 'html', 'links', 'sentAt', 'subject', 'text', 'to'],
  );
  const [link] = z.array(z.string()).length(1).parse(mail['links']);
  assert.match(String(link), new RegExp(`^${here.url}/p/${here.slug}#portal=appointment/[0-9a-f-]{36}\\.[\\w-]{43}$`));
  assert.deepEqual(await inboxOf('nobody@example.org'), []);
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request(`${here.url}/dev/inbox`, { headers: { Host: 'attacker.example' } }, ({ statusCode }) =>
      resolve(statusCode),
    );
    asked.on('error', reject).end();
  });
  assert.equal(rebound, 404);
});

test('I4 staff read over the API who did what for a patient, and only with the right to', async (t) => {
  const here = await clinic(t);
  await book(here, '2027-03-02T14:00:00-05:00');
  const search = `/v1/admin/audit-events?patientId=${here.patient.patient}&action=appointment.create`;
  const { status, body } = await here.api.as(here.staff).get(search);
  assert.equal(status, 200);
  assert.deepEqual([body.data.length, body.nextCursor], [1, null]);
  const [event] = body.data;
  assert.deepEqual(
    [event.via, event.onBehalfOfPatientId, event.subject.type],
    ['secret-key', here.patient.patient, 'Appointment'],
  );
  assert.equal((await here.api.as(await here.keyWith(['patients.read'])).get(search)).status, 403);
  assert.equal((await here.api.as(here.patient).get(search)).status, 403);
});

test('I5 says that it is alive and ready, and with which reservations', async (t) => {
  const { url } = await clinic(t);
  assert.deepEqual(await (await fetch(`${url}/healthz`)).json(), { status: 'ok' });
  const ready = await fetch(`${url}/readyz`);
  assert.equal(ready.status, 200);
  const checks = { database: 'ok', migrations: 'ok', auditTriggers: 'ok', worker: 'apart', process: 'ok' };
  assert.deepEqual(await ready.json(), { status: 'ready', checks });
});

test('I5 each request leaves one line with its pattern: never the address, what was searched, or who was meant', async (t) => {
  const here = await clinic(t);
  const search = 'Tremblay';
  const answer = await here.api.as(here.staff).get(`/v1/admin/patients?search=${search}`);
  const requestId = answer.headers.get('request-id') ?? 'none';
  const lines = here.logLines.filter((line) => line.includes(requestId));
  assert.equal(lines.length, 1);
  const { time, ms, level, ...line } = JSON.parse(lines[0] ?? '{}');
  assert.ok(Date.parse(time) > 0 && ms >= 0 && level === 30);
  const { organizationId, apiKeyId, ...rest } = line;
  assert.equal(organizationId, here.organizationId);
  assert.ok(apiKeyId);
  const expected = {
    event: 'request',
    requestId,
    route: 'GET /v1/admin/patients',
    status: answer.status,
    caller: 'staff',
    via: 'secret-key',
  };
  assert.deepEqual(rest, expected);
  assert.ok(!here.logLines.some((one) => one.includes(search) || one.includes('?')));
});
