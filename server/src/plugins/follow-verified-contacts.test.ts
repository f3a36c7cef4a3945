import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fixtureId } from '../testing/fixture-patients.ts';

process.env['PLUGINS'] = fileURLToPath(new URL('../../examples/follow-verified-contacts', import.meta.url));
const { clinic } = await import('../testing/clinic.ts');

const nth = (n: number) => fixtureId('pt', n);

async function following(t: TestContext, settings: Record<string, unknown> = {}) {
  const here = await clinic(t, settings);
  const staff = here.api.as(here.staff);
  const add = async (n: number, contact: Record<string, unknown>) => {
    const { body, status } = await staff.post(`/v1/admin/patients/${nth(n)}/contact-points`, contact);
    assert.equal(status, 201, JSON.stringify(body));
    await here.drain();
    return body.id as string;
  };
  const login = async (n: number) => {
    const { state, email, phone } = (await staff.get(`/v1/admin/patients/${nth(n)}/portal-user`)).body;
    return { state, email, phone };
  };
  const invitations = async (to: string) => (await here.mails(to)).filter(({ text }) => text.includes(`/p/${here.slug}#portal=invitation/`)).length;
  return { ...here, staffApi: staff, add, login, invitations };
}

test('B10 a verified contact makes the login and sends an invitation there; one that isn’t verified does nothing', async (t) => {
  const { add, login, invitations } = await following(t);
  await add(5, { system: 'phone', value: '+1 416 555 0188' });
  assert.equal((await login(5)).state, 'none');
  await add(5, { system: 'phone', value: '+1 416 555 0199', verified: true });
  assert.deepEqual(await login(5), { state: 'invited', email: 'patient5@example.org', phone: '+14165550199' });
  assert.equal(await invitations('patient5@example.org'), 1);
});

test('B10 who is invited already is invited again only where the contact is new', async (t) => {
  const { add, login, invitations, staffApi, drain } = await following(t);
  const first = await add(6, { system: 'email', value: 'second6@example.org', verified: true });
  assert.equal((await login(6)).email, 'patient6@example.org', 'the preferred one stands');
  assert.equal(await invitations('patient6@example.org'), 1);
  await staffApi.post(`/v1/admin/patients/${nth(6)}/contact-points/${first}/prefer`);
  await drain();
  assert.deepEqual(await login(6), { state: 'invited', email: 'second6@example.org', phone: null });
  assert.equal(await invitations('second6@example.org'), 1);
});

test('B10 an active login follows too, without an invitation; its last contact stays', async (t) => {
  const { add, login, invitations, staffApi, drain, mails } = await following(t);
  const id = await add(0, { system: 'email', value: 'maya.new@example.org', verified: true });
  await staffApi.post(`/v1/admin/patients/${nth(0)}/contact-points/${id}/prefer`);
  await drain();
  assert.deepEqual(await login(0), { state: 'active', email: 'maya.new@example.org', phone: null });
  assert.equal(await invitations('maya.new@example.org'), 0);
  assert.ok((await mails('maya@login.example')).length > 0, 'the former contact hears of it');
  const points = (await staffApi.get(`/v1/admin/patients/${nth(0)}`)).body.contactPoints as { id: string }[];
  for (const point of points) await staffApi.delete(`/v1/admin/patients/${nth(0)}/contact-points/${point.id}`);
  await drain();
  assert.equal((await login(0)).email !== null, true);
});

test('B10 identity.linkBy email links the email alone', async (t) => {
  const { add, login } = await following(t, { 'identity.linkBy': 'email' });
  await add(7, { system: 'phone', value: '+1 416 555 0166', verified: true });
  assert.deepEqual(await login(7), { state: 'invited', email: 'patient7@example.org', phone: null });
});

test('B10 a contact that another login has is left to staff, and nothing is tried again in vain', async (t) => {
  const here = await following(t);
  const id = await here.add(8, { system: 'email', value: 'Maya@login.example', verified: true });
  await here.staffApi.post(`/v1/admin/patients/${nth(8)}/contact-points/${id}/prefer`);
  await here.drain();
  assert.equal((await here.login(8)).email, 'patient8@example.org');
  const { db } = await here.caller();
  assert.equal((await db.Outbox.find({ where: { kind: 'plugin', state: 'waiting' } })).length, 0);
  assert.ok(here.logLines.some((line) => line.includes('left-to-staff') && line.includes('already-exists')));
});

test('B10 general.enabled off: the login is linked, the invitation is left to staff', async (t) => {
  const here = await following(t, { 'general.enabled': false });
  await here.add(9, { system: 'phone', value: '+1 416 555 0155', verified: true });
  assert.deepEqual(await here.login(9), { state: 'linked', email: 'patient9@example.org', phone: '+14165550155' });
});
