import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { tx } from '../db/tx.ts';
import { clinic } from '../testing/clinic.ts';
import { fixtureId, fixturePatientCount } from '../testing/fixture-patients.ts';
import { runTransitions } from './transitions.ts';

const path = '/v1/admin/transitions';

/** A clinic with these patients only, beside the two of the fixture who have a login. */
async function few(t: TestContext, count: number, settings: Record<string, unknown> = {}) {
  const here = await clinic(t, settings);
  const { db } = await here.caller();
  await tx(async () => {
    const others = Array.from({ length: fixturePatientCount - 2 - count }, (_, n) => fixtureId('pt', n + 2 + count));
    for (let from = 0; from < others.length; from += 500) await db.Patient.update({ id: { in: others.slice(from, from + 500) } }, { profile: false });
  });
  const work = async (turns = 1) => {
    for (let i = 0; i < turns; i += 1) {
      await runTransitions(here.portico.runtime);
      here.clock.advance(10_000);
    }
  };
  return { ...here, db, work, staffApi: here.api.as(here.staff) };
}

const invitations = async (here: Awaited<ReturnType<typeof few>>, n: number) => (await here.mails(`patient${n}@example.org`)).filter(({ text }) => text.includes(`/p/${here.slug}#portal=invitation/`));

test('B9 the preview and the list say who would be invited, and who is left to staff', async (t) => {
  const here = await few(t, 5);
  const { db } = here;
  await tx(async () => {
    await db.ContactPoint.update({ id: fixtureId('cp', 3) }, { value: 'Patient2@example.org', normalized: 'patient2@example.org' });
    await db.ContactPoint.update({ id: fixtureId('cp', 4) }, { verifiedAt: null });
  });
  const { body } = await here.staffApi.get(`${path}/preview`);
  assert.deepEqual(body, { toInvite: 2, sharedContact: 2, noContact: 1, alreadyUsers: 2 });
  const shared = await here.staffApi.get(`${path}/candidates?outcome=shared-contact&limit=1`);
  assert.deepEqual(shared.body.data.map((one: { patient: { id: string } }) => one.patient.id), [fixtureId('pt', 2)]);
  const rest = await here.staffApi.get(`${path}/candidates?outcome=shared-contact&cursor=${shared.body.nextCursor}`);
  assert.deepEqual(rest.body.data.map((one: { patient: { id: string } }) => one.patient.id), [fixtureId('pt', 3)]);
  const all = await here.staffApi.get(`${path}/candidates`);
  assert.deepEqual(all.body.data.map((one: { outcome: string }) => one.outcome), ['shared-contact', 'shared-contact', 'no-contact', 'to-invite', 'to-invite']);
  assert.equal(all.body.data[3].email, 'patient5@example.org');
});

test('B9 the export is CSV that no spreadsheet calculates, and each patient in it is in the audit log', async (t) => {
  const here = await few(t, 2);
  await tx(() => here.db.Patient.update({ id: fixtureId('pt', 2) }, { familyName: '=HYPERLINK("http://evil.example")' }));
  const answer = await here.staffApi.get(`${path}/candidates.csv?outcome=to-invite`);
  assert.equal(answer.headers.get('Content-Type'), 'text/csv; charset=utf-8');
  const [names, first, second] = String(answer.body).split('\n');
  assert.equal(names, 'familyName,givenName,birthDate,email,phone,outcome');
  assert.match(first ?? '', /^"'=HYPERLINK/);
  assert.match(second ?? '', /patient3@example\.org,,to-invite$/);
  const audited = await here.staffApi.get(`/v1/admin/audit-events?action=patient.read&limit=100`);
  assert.equal(audited.body.data.length, 2);
});

test('B9 everybody is linked and invited once, as fast as asked, with progress; nobody with a login is', async (t) => {
  const here = await few(t, 6);
  const started = await here.staffApi.post(path, { kind: 'invite', perMinute: 12 });
  assert.deepEqual([started.status, started.body.total, started.body.state], [201, 6, 'running']);
  await here.work();
  await here.drain();
  const some = await here.staffApi.get(`${path}/${started.body.id}`);
  assert.deepEqual([some.body.sent, some.body.state], [1, 'running']);
  await here.work(6);
  await here.drain();
  const all = await here.staffApi.get(`${path}/${started.body.id}`);
  assert.deepEqual([all.body.sent, all.body.setAside, all.body.state], [6, 0, 'done']);
  for (let n = 2; n < 8; n += 1) assert.equal((await invitations(here, n)).length, 1, `patient ${n}`);
  assert.equal((await invitations(here, 0)).length, 0);
  const user = await here.staffApi.get(`/v1/admin/patients/${fixtureId('pt', 2)}/portal-user`);
  assert.deepEqual([user.body.state, user.body.email], ['invited', 'patient2@example.org']);
  const again = await here.staffApi.post(path, { kind: 'invite' });
  await here.work(2);
  await here.drain();
  assert.deepEqual([again.body.total, (await invitations(here, 2)).length], [0, 1]);
});

test('B9 identity.linkBy email links no phone; emailOrPhone links both', async (t) => {
  for (const [linkBy, phone] of [['email', null], ['emailOrPhone', '+14165550177']] as const) {
    const here = await few(t, 1, { 'identity.linkBy': linkBy });
    const number = { id: fixtureId('cp', 9001), patientId: fixtureId('pt', 2), system: 'phone', value: '+1 416 555 0177', normalized: '+14165550177', preferred: 'y' } as const;
    await tx(() => here.db.ContactPoint.insert({ ...number, verifiedAt: here.clock.now(), createdAt: here.clock.now() }));
    await here.staffApi.post(path, { kind: 'invite' });
    await here.work(2);
    const user = await here.staffApi.get(`/v1/admin/patients/${fixtureId('pt', 2)}/portal-user`);
    assert.deepEqual([user.body.email, user.body.phone], ['patient2@example.org', phone]);
  }
});

test('B9 the notice goes to the verified contact once, however often it is sent, and asks for nothing', async (t) => {
  const here = await few(t, 2);
  for (let i = 0; i < 2; i += 1) {
    assert.equal((await here.staffApi.post(path, { kind: 'notice' })).status, 201);
    await here.work(2);
    await here.drain();
  }
  const [mail, ...more] = (await here.mails('patient2@example.org')).filter(({ subject }) => /new patient portal/.test(subject));
  assert.equal(more.length, 0);
  assert.match(mail?.text ?? '', /new patient portal is coming/);
  assert.doesNotMatch(mail?.text ?? '', /https?:/);
});

test('B9 one transition runs at a time; it can be paused, resumed and stopped', async (t) => {
  const here = await few(t, 4);
  const [one, two] = await Promise.all([here.staffApi.post(path, { kind: 'invite', perMinute: 6 }), here.staffApi.post(path, { kind: 'notice' })]);
  assert.deepEqual([one.status, two.status].sort(), [201, 409]);
  const { id } = one.status === 201 ? one.body : two.body;
  await here.staffApi.post(`${path}/${id}/stop`);
  const next = (await here.staffApi.post(path, { kind: 'invite', perMinute: 6 })).body.id as string;
  await here.work();
  assert.equal((await here.staffApi.post(`${path}/${next}/pause`)).body.state, 'paused');
  await here.work(3);
  assert.equal((await here.staffApi.get(`${path}/${next}`)).body.sent, 1);
  assert.equal((await here.staffApi.post(`${path}/${next}/resume`)).body.state, 'running');
  await here.work(5);
  assert.deepEqual([(await here.staffApi.get(`${path}/${next}`)).body.sent, (await here.staffApi.post(`${path}/${next}/pause`)).status], [4, 409]);
});

test('B9 general.enabled off refuses the transition, whose point is the link', async (t) => {
  const here = await few(t, 1, { 'general.enabled': false });
  const refused = await here.staffApi.post(path, { kind: 'invite' });
  assert.deepEqual([refused.status, refused.body.type], [409, 'urn:portico:problem:portal-disabled']);
});

test('B9 two processes that go on with it at once invite nobody twice', async (t) => {
  const here = await few(t, 12);
  const { body } = await here.staffApi.post(path, { kind: 'invite', perMinute: 6000 });
  await Promise.all([here.work(), here.work(), here.work()]);
  await here.work(2);
  await here.drain();
  assert.equal((await here.staffApi.get(`${path}/${body.id}`)).body.sent, 12);
  for (let n = 2; n < 14; n += 1) assert.equal((await invitations(here, n)).length, 1, `patient ${n}`);
});

test('B9 I6 another clinic’s transition is not there', async (t) => {
  const one = await few(t, 1);
  const other = await few(t, 1);
  const { body } = await one.staffApi.post(path, { kind: 'invite' });
  assert.equal((await other.staffApi.get(`${path}/${body.id}`)).status, 404);
  assert.equal((await other.staffApi.post(`${path}/${body.id}/stop`)).status, 404);
});
