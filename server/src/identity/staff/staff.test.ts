import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { fixtureId } from '../../testing/fixture-patients.ts';
import { inviteStaff } from './invite-staff.ts';
import { goodPassword, newStaffBrowser, sentToken } from './testing.ts';

const managerId = fixtureId('st', 0);
const receptionId = fixtureId('st', 1);

async function typesOf({ api, staff }: Clinic): Promise<Record<string, string>> {
  const { body } = await api.as(staff).get('/v1/admin/user-types');
  return Object.fromEntries((body.data as { id: string; name: string }[]).map(({ id, name }) => [name, id]));
}

/** Invites somebody as the signed-in manager would. */
async function invite(own: Clinic, email: string, type = 'Reception') {
  const manager = await own.api.signIn('manager', { kind: 'staff' });
  const userTypeId = (await typesOf(own))[type];
  return { manager, answer: await manager.post('/v1/admin/staff', { name: 'Ana Ruiz', email, userTypeId }) };
}

async function accept(own: Clinic, email: string, username: string) {
  const token = await sentToken(own, email, 'staff-invitation');
  const browser = await newStaffBrowser(own);
  return browser.post(`/v1/staff-invitations/${token}/accept`, { username, password: goodPassword });
}

test('G2 a manager invites an employee, who chooses name and password and signs in on the staff page', async (t) => {
  const own = await clinic(t);
  const { manager, answer } = await invite(own, 'Ana.Ruiz@Work.example');
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  const { id, email, username, state, userType, hasSecondFactor } = answer.body;
  assert.deepEqual([email, username, state, userType.name, hasSecondFactor], ['ana.ruiz@work.example', null, 'invited', 'Reception', false]);
  const token = await sentToken(own, 'ana.ruiz@work.example', 'staff-invitation');
  const browser = await newStaffBrowser(own);
  const found = await browser.get(`/v1/staff-invitations/${token}`);
  assert.deepEqual([found.body.state, found.body.name, found.body.email], ['open', 'Ana Ruiz', 'a•••@work.example']);
  const accepted = await browser.post(`/v1/staff-invitations/${token}/accept`, { username: 'Ana', password: goodPassword });
  assert.deepEqual([accepted.status, accepted.body], [201, { username: 'Ana' }]);
  const ana = await own.api.signIn('ana', { kind: 'staff', password: goodPassword });
  assert.equal((await ana.get('/v1/sessions/current')).body.user.name, 'Ana Ruiz');
  assert.equal((await ana.get('/v1/admin/settings')).status, 403, 'only who has the permission sees settings');
  assert.equal((await ana.get('/v1/admin/staff')).status, 403);
  const listed = await manager.get('/v1/admin/staff?state=active');
  const row = listed.body.data.find((one: { id: string }) => one.id === id);
  assert.deepEqual([row.username, row.state, row.invitationExpiresAt], ['Ana', 'active', null]);
  assert.ok(row.lastSignInAt);
});

test('G2 an invitation works while the portal is off: it is how a clinic begins', async (t) => {
  const own = await clinic(t, { 'general.enabled': false });
  assert.equal((await invite(own, 'early@work.example')).answer.status, 201);
  assert.equal((await accept(own, 'early@work.example', 'early')).status, 201);
  await own.api.signIn('early', { kind: 'staff', password: goodPassword });
});

test('G2 two people can’t have one address, in whatever case', async (t) => {
  const own = await clinic(t);
  await invite(own, 'twice@work.example');
  const { answer } = await invite(own, 'TWICE@work.example');
  assert.deepEqual([answer.status, answer.body.field], [409, 'email']);
});

test('G2 nobody hands on rights that they haven’t, or touches the login of somebody with more', async (t) => {
  const own = await clinic(t);
  const types = await typesOf(own);
  const small = own.api.as(await own.keyWith(['staff', 'patients.read']));
  const refused = await small.post('/v1/admin/staff', { name: 'Eve', email: 'eve@work.example', userTypeId: types['Manager'] });
  assert.deepEqual([refused.status, refused.body.type], [403, 'urn:portico:problem:missing-permission']);
  for (const answer of [
    await small.patch(`/v1/admin/staff/${managerId}`, { state: 'disabled' }),
    await small.post(`/v1/admin/staff/${managerId}/password-resets`),
    await small.delete(`/v1/admin/staff/${managerId}/second-factor`),
  ])
    assert.equal(answer.status, 403);
  assert.equal((await small.patch(`/v1/admin/staff/${receptionId}`, { userTypeId: types['Manager'] })).status, 403);
});

test('G2 other rights, and disabling, sign an employee out at once', async (t) => {
  const own = await clinic(t);
  const types = await typesOf(own);
  const manager = await own.api.signIn('manager', { kind: 'staff' });
  const change = (body: unknown) => manager.patch(`/v1/admin/staff/${receptionId}`, body);
  const current = async () => (await reception.get('/v1/sessions/current')).status;
  let reception = await own.api.signIn('reception', { kind: 'staff' });
  assert.equal((await change({ name: 'Robin Reyes' })).status, 200);
  assert.equal(await current(), 200, 'another name changes no right');
  const changed = await change({ userTypeId: types['Billing'] });
  assert.deepEqual([changed.status, changed.body.userType.name], [200, 'Billing']);
  assert.equal(await current(), 401);
  reception = await own.api.signIn('reception', { kind: 'staff' });
  assert.equal((await change({ state: 'disabled' })).body.state, 'disabled');
  assert.equal(await current(), 401);
  await assert.rejects(own.api.signIn('reception', { kind: 'staff' }), /wrong-credentials/);
  assert.equal((await change({ state: 'active' })).body.state, 'active');
  await own.api.signIn('reception', { kind: 'staff' });
});

test('G2 nobody disables themselves or the last who manages staff', async (t) => {
  const own = await clinic(t);
  const types = await typesOf(own);
  const manager = await own.api.signIn('manager', { kind: 'staff' });
  const self = await manager.patch(`/v1/admin/staff/${managerId}`, { state: 'disabled' });
  assert.deepEqual([self.status, self.body.type], [409, 'urn:portico:problem:not-yourself']);
  const byKey = own.api.as(own.staff);
  for (const change of [{ state: 'disabled' }, { userTypeId: types['Reception'] }]) {
    const { status, body } = await byKey.patch(`/v1/admin/staff/${managerId}`, change);
    assert.deepEqual([status, body.type], [409, 'urn:portico:problem:last-manager']);
  }
  assert.equal((await byKey.patch(`/v1/admin/staff/${receptionId}`, { userTypeId: types['Manager'] })).status, 200);
  assert.equal((await byKey.patch(`/v1/admin/staff/${managerId}`, { state: 'disabled' })).status, 200);
});

test('G2 of two managers who disable each other at the same moment one stays', async (t) => {
  const own = await clinic(t);
  const types = await typesOf(own);
  const byKey = own.api.as(own.staff);
  await byKey.patch(`/v1/admin/staff/${receptionId}`, { userTypeId: types['Manager'] });
  const both = await Promise.all([managerId, receptionId].map((id) => byKey.patch(`/v1/admin/staff/${id}`, { state: 'disabled' })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
});

test('G2 staff change logins only with a fresh sign-in, which the password renews', async (t) => {
  const own = await clinic(t);
  const manager = await own.api.signIn('manager', { kind: 'staff' });
  own.clock.advance(5 * 60_000 + 1);
  const stale = await manager.patch(`/v1/admin/staff/${receptionId}`, { name: 'Robin' });
  assert.deepEqual([stale.status, stale.body.type], [403, 'urn:portico:problem:fresh-authentication-required']);
  assert.equal((await manager.post('/v1/sessions/current/authentications', { password: 'correct horse battery staple' })).status, 204);
  assert.equal((await manager.patch(`/v1/admin/staff/${receptionId}`, { name: 'Robin' })).status, 200);
});

test('G2 who was disabled before accepting is invited again, by a new link alone', async (t) => {
  const own = await clinic(t);
  const { manager, answer } = await invite(own, 'later@work.example');
  const { id } = answer.body;
  const old = await sentToken(own, 'later@work.example', 'staff-invitation');
  await manager.patch(`/v1/admin/staff/${id}`, { state: 'disabled' });
  const browser = await newStaffBrowser(own);
  const tried = await browser.post(`/v1/staff-invitations/${old}/accept`, { username: 'later', password: goodPassword });
  assert.equal(tried.body.type, 'urn:portico:problem:link-replaced');
  assert.equal((await manager.post(`/v1/admin/staff/${id}/invitations`)).status, 404);
  assert.equal((await manager.patch(`/v1/admin/staff/${id}`, { state: 'active' })).body.state, 'invited');
  const sent = await manager.post(`/v1/admin/staff/${id}/invitations`);
  assert.deepEqual([sent.status, sent.body.sentTo], [202, 'l•••@work.example']);
  assert.equal((await accept(own, 'later@work.example', 'later')).status, 201);
  assert.equal((await manager.post(`/v1/admin/staff/${id}/invitations`)).body.type, 'urn:portico:problem:already-active');
});

test('I6 staff of one clinic are unknown in another, whatever their ids', async (t) => {
  const [own, other] = [await clinic(t), await clinic(t)];
  const { answer } = await invite(own, 'only-here@work.example');
  const byOther = other.api.as(other.staff);
  assert.equal((await byOther.patch(`/v1/admin/staff/${answer.body.id}`, { name: 'Mallory' })).status, 404);
  assert.doesNotMatch(JSON.stringify((await byOther.get('/v1/admin/staff')).body), /only-here/);
  const token = await sentToken(own, 'only-here@work.example', 'staff-invitation');
  assert.equal((await (await newStaffBrowser(other)).get(`/v1/staff-invitations/${token}`)).status, 404);
});

test('I4 what is done to staff’s logins is in the audit log, without names', async (t) => {
  const own = await clinic(t);
  const { answer } = await invite(own, 'seen@work.example');
  await accept(own, 'seen@work.example', 'seen');
  await own.api.as(own.staff).patch(`/v1/admin/staff/${answer.body.id}`, { state: 'disabled' });
  const events = await (await own.caller()).db.AuditEvent.find({ where: { subjectId: answer.body.id }, order: [['at', 'ASC'], ['id', 'ASC']] });
  assert.deepEqual(events.map(({ action }) => action), ['staff-user.invite', 'staff-user.accept', 'staff-user.change']);
  assert.doesNotMatch(JSON.stringify(events), /Ruiz|seen@/);
});

test('G2 where production can’t send mail, nobody is invited to a link that never comes', async (t) => {
  const own = await clinic(t);
  const caller = await own.caller();
  const config = { ...caller.runtime.config, NODE_ENV: 'production' as const, SMTP_URL: undefined };
  const inProduction = { ...caller, runtime: { ...caller.runtime, config } };
  const userTypeId = (await typesOf(own))['Reception'] ?? '';
  await assert.rejects(inviteStaff(inProduction, { name: 'Ana', email: 'unsent@work.example', userTypeId }), /mail-not-configured/);
});
