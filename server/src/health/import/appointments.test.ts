import assert from 'node:assert/strict';
import test from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { locations, practitioners } from '../../testing/fixture-scheduling.ts';

const whole = {
  resourceType: 'Appointment',
  status: 'booked',
  start: '2027-05-05T10:00:00Z',
  end: '2027-05-05T10:30:00Z',
  serviceType: [{ text: 'Check-up' }],
};
const patient = { resourceType: 'Patient', id: 'p1', name: [{ family: 'Byron', given: ['Ada'] }] };
const practitioner = Object.values(practitioners)[0] ?? '';
const location = Object.values(locations)[0] ?? '';
const actors = (...references: string[]) =>
  references.map((reference) => ({ status: 'accepted', actor: { reference } }));
const ours = actors('Patient/p1', `Practitioner/${practitioner}`, `Location/${location}`);

async function send({ api, staff }: Clinic, ...resources: unknown[]): Promise<string[]> {
  const sent = { resourceType: 'Bundle', type: 'batch', entry: resources.map((resource) => ({ resource })) };
  const { body } = await api.as(staff).post('/v1/fhir', sent, { 'Content-Type': 'application/fhir+json' });
  return body.entry.map(
    (one: { response: { status: string; outcome?: { issue: { code: string }[] } } }) =>
      one.response.outcome?.issue[0]?.code ?? one.response.status,
  );
}

test('E3 books an Appointment with a practitioner of ours, and refuses one on time that is taken', async (t) => {
  const own = await clinic(t);
  assert.deepEqual(
    await send(own, patient, { ...whole, id: 'a1', participant: ours }, { ...whole, id: 'a2', participant: ours }),
    ['201', '201', 'conflict'],
  );
  const moved = { ...whole, id: 'a1', participant: ours, start: '2027-05-05T11:00:00Z', end: '2027-05-05T11:30:00Z' };
  assert.deepEqual(await send(own, moved, { ...whole, id: 'a2', participant: ours }), ['200', '201']);
  assert.deepEqual(await send(own, { ...moved, start: whole.start, end: whole.end }), ['conflict']);
  assert.deepEqual(
    await send(
      own,
      { ...whole, id: 'a2', status: 'cancelled', participant: ours },
      { ...moved, start: whole.start, end: whole.end },
    ),
    ['200', '200'],
  );
  const db = (await own.caller()).db;
  const rows = await db.Appointment.find({ where: { source: 'tests' }, order: [['sourceId', 'ASC']] });
  assert.deepEqual(
    rows.map((row) => [row.sourceId, row.status, row.title, row.startsAt.toISOString()]),
    [
      ['a1', 'booked', 'Check-up', '2027-05-05T10:00:00.000Z'],
      ['a2', 'cancelled', 'Check-up', '2027-05-05T10:00:00.000Z'],
    ],
  );
  assert.equal(await db.Claim.count({ who: practitioner, appointmentId: rows[0]?.id ?? '' }), 6);
  assert.equal(await db.Claim.count({ appointmentId: rows[1]?.id ?? '' }), 0);
});

test('E3 keeps an Appointment with a stranger as a resource, and no practitioner that came by FHIR can be booked', async (t) => {
  const own = await clinic(t);
  const before = await own.api.as(own.anyone).get('/v1/practitioners');
  const stranger = { resourceType: 'Practitioner', id: 'd1', name: [{ family: 'Stranger' }] };
  assert.deepEqual(
    await send(own, patient, stranger, { ...whole, id: 'a1', participant: actors('Patient/p1', 'Practitioner/d1') }),
    ['201', '201', '201'],
  );
  assert.equal(await (await own.caller()).db.Appointment.count({ source: 'tests' }), 0);
  assert.deepEqual((await own.api.as(own.anyone).get('/v1/practitioners')).body, before.body);
});
