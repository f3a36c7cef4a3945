import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenToStatements } from '../../db/connection.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { fixtureId, patientPassword } from '../../testing/fixture-patients.ts';
import { goodPassword, managersLogin, newStaffBrowser, sentToken } from './testing.ts';

const managerId = fixtureId('st', 0);
const managersMail = 'manager@fixture.example';
const problemOf = ({ status, body }: { status: number; body: { type?: string } }) => [status, body.type?.replace('urn:portico:problem:', '')];

async function invited(own: Clinic, email: string) {
  const byKey = own.api.as(own.staff);
  const { body } = await byKey.get('/v1/admin/user-types');
  const answer = await byKey.post('/v1/admin/staff', { name: 'Ana Ruiz', email, userTypeId: body.data[1].id });
  return { id: answer.body.id as string, token: await sentToken(own, email, 'staff-invitation'), browser: await newStaffBrowser(own) };
}

test('G2 an employee’s invitation is used once, however many open it at the same moment', async (t) => {
  const own = await clinic(t);
  const { token, browser } = await invited(own, 'race@work.example');
  for (let looked = 0; looked < 3; looked += 1) assert.equal((await browser.get(`/v1/staff-invitations/${token}`)).body.state, 'open', 'scanners use nothing up');
  const tries = await Promise.all(Array.from({ length: 20 }, (_, n) => browser.post(`/v1/staff-invitations/${token}/accept`, { username: `racer${n}`, password: goodPassword })));
  assert.deepEqual(tries.map(({ status }) => status).sort(), [201, ...Array.from({ length: 19 }, () => 409)]);
  const found = await browser.get(`/v1/staff-invitations/${token}`);
  assert.deepEqual([found.body.state, found.body.name, found.body.email], ['used', null, null]);
});

test('G2 an employee’s invitation ends after three days, and with a newer one; one that never was is not there', async (t) => {
  const own = await clinic(t);
  const { id, token, browser } = await invited(own, 'late@work.example');
  await own.api.as(own.staff).post(`/v1/admin/staff/${id}/invitations`);
  const body = { username: 'late', password: goodPassword };
  assert.deepEqual(problemOf(await browser.post(`/v1/staff-invitations/${token}/accept`, body)), [409, 'link-replaced']);
  const newer = await sentToken(own, 'late@work.example', 'staff-invitation');
  own.clock.advance(72 * 3_600_000 + 1);
  assert.equal((await browser.get(`/v1/staff-invitations/${newer}`)).body.state, 'expired');
  assert.deepEqual(problemOf(await browser.post(`/v1/staff-invitations/${newer}/accept`, body)), [409, 'link-expired']);
  assert.deepEqual(problemOf(await browser.post('/v1/staff-invitations/made-up/accept', body)), [404, 'not-found']);
});

test('G2 a name that is taken, an address, a number or a weak password leave the invitation good', async (t) => {
  const own = await clinic(t);
  const { token, browser } = await invited(own, 'choosy@work.example');
  const accept = (username: string, password = goodPassword) => browser.post(`/v1/staff-invitations/${token}/accept`, { username, password });
  const taken = await accept(' MANAGER ');
  assert.deepEqual([...problemOf(taken), taken.body.field], [409, 'already-exists', 'username']);
  for (const name of ['me@work.example', '416-555-0142', 'ab', 'two words']) assert.equal((await accept(name)).body.errors?.[0]?.path, '/username', name);
  const codes = async (password: string) => ((await accept('choosy', password)).body.errors as { code: string }[]).map(({ code }) => code);
  assert.deepEqual(await codes('kiwi vow lark'), ['password-too-short']);
  assert.deepEqual(await codes('choosy ruiz lark'), ['password-personal']);
  assert.equal((await accept('choosy')).status, 201);
});

test('identity.staffSecondFactor B11 a required second factor lets an employee’s password be of eight characters', async (t) => {
  for (const [rule, status] of [['offered', 400], ['required', 201]] as const) {
    const own = await clinic(t, { 'identity.staffSecondFactor': rule });
    const { token, browser } = await invited(own, `${rule}@work.example`);
    assert.equal((await browser.post(`/v1/staff-invitations/${token}/accept`, { username: 'eight', password: 'quirk-vow' })).status, status);
  }
});

test('G2 links of staff are taken on pages of staff alone', async (t) => {
  const own = await clinic(t);
  const { token } = await invited(own, 'page@work.example');
  const fromClinicsPage = await own.api.as(own.anyone).get(`/v1/staff-invitations/${token}`, { Origin: own.origin });
  assert.deepEqual(problemOf(fromClinicsPage), [403, 'origin-not-allowed']);
});

test('B11 an employee sets a new password by a link, which signs them out everywhere and tells them', async (t) => {
  const own = await clinic(t);
  const before = await own.api.signIn('manager', { kind: 'staff' });
  const sent = await own.api.as(own.staff).post(`/v1/admin/staff/${managerId}/password-resets`);
  assert.deepEqual([sent.status, sent.body.sentTo], [202, 'm•••@fixture.example']);
  assert.equal((await before.get('/v1/sessions/current')).status, 200, 'asking for a link ends nothing');
  const [browser, token] = [await newStaffBrowser(own), await sentToken(own, managersMail, 'staff-reset')];
  assert.equal((await browser.get(`/v1/staff-password-resets/${token}`)).body.state, 'open');
  assert.equal((await browser.post(`/v1/staff-password-resets/${token}`, { password: 'too short' })).status, 400);
  assert.equal((await browser.post(`/v1/staff-password-resets/${token}`, { password: goodPassword })).status, 204);
  assert.equal((await before.get('/v1/sessions/current')).status, 401);
  assert.deepEqual(problemOf(await browser.post(`/v1/staff-password-resets/${token}`, { password: goodPassword })), [409, 'link-used']);
  await assert.rejects(own.api.signIn('manager', { kind: 'staff' }), /wrong-credentials/);
  await own.api.signIn('manager', { kind: 'staff', password: goodPassword });
  await own.drain();
  assert.match((await own.mails(managersMail))[0]?.subject ?? '', /^Your password at .* was changed$/);
});

test('B11 an employee asks for a link by name or address; a name that nobody has looks the same', async (t) => {
  const own = await clinic(t);
  const browser = await newStaffBrowser(own);
  const ask = (username: string) => browser.post('/v1/password-resets', { kind: 'staff', username });
  const known = await ask(' Manager@Fixture.example');
  const token = await sentToken(own, managersMail, 'staff-reset');
  own.clock.advance(30 * 60_000 + 1);
  assert.equal((await browser.get(`/v1/staff-password-resets/${token}`)).body.state, 'expired');
  assert.deepEqual(problemOf(await browser.post(`/v1/staff-password-resets/${token}`, { password: goodPassword })), [409, 'link-expired']);
  const mails = (await own.mails()).length;
  const unknown = await ask('nobody-works-here');
  assert.deepEqual([unknown.status, unknown.body], [known.status, known.body]);
  for (const _step of [1, 2, 3]) await own.drain();
  assert.equal((await own.mails()).length, mails);
});

test('B11 an employee hears of a lock once a day', async (t) => {
  const own = await clinic(t);
  const browser = await newStaffBrowser(own);
  const locks = async () => (await own.mails(managersMail)).filter(({ subject }) => subject.startsWith('Somebody tried to sign in')).length;
  for (let i = 0; i < 8; i += 1) {
    await browser.post('/v1/sessions', { ...managersLogin, password: 'wrong' });
    own.clock.advance(60_000);
  }
  for (const _step of ['event', 'subscriber', 'mail']) await own.drain();
  assert.equal(await locks(), 1);
});

test('B11 an employee changes the password while signed in: other sessions end, this one goes on', async (t) => {
  const own = await clinic(t);
  const [here, elsewhere] = [await own.api.signIn('manager', { kind: 'staff' }), await own.api.signIn('manager', { kind: 'staff' })];
  const weak = await here.post('/v1/me/password', { password: 'manager manager' });
  assert.equal(weak.status, 400);
  assert.equal((await here.post('/v1/me/password', { password: goodPassword })).status, 200);
  assert.deepEqual([(await here.get('/v1/sessions/current')).status, (await elsewhere.get('/v1/sessions/current')).status], [200, 401]);
  await own.api.signIn('manager', { kind: 'staff', password: goodPassword });
  assert.equal((await own.api.as(own.staff).post('/v1/me/password', { password: goodPassword })).status, 403, 'a program never sets one');
});

test('B11 a new password by a link ends the lock that wrong ones brought', async (t) => {
  const own = await clinic(t);
  const browser = await newStaffBrowser(own);
  for (let i = 0; i < 9; i += 1) {
    await browser.post('/v1/sessions', { ...managersLogin, password: 'wrong' });
    own.clock.advance(20_000);
  }
  await browser.post('/v1/password-resets', { kind: 'staff', username: 'manager' });
  const token = await sentToken(own, managersMail, 'staff-reset');
  assert.equal((await browser.post(`/v1/staff-password-resets/${token}`, { password: goodPassword })).status, 204);
  await own.api.signIn('manager', { kind: 'staff', password: goodPassword });
});

test('I3 an employee who accepted in French is written to in French', async (t) => {
  const own = await clinic(t);
  const { id, token, browser } = await invited(own, 'claire@work.example');
  const accepted = await browser.post(`/v1/staff-invitations/${token}/accept`, { username: 'claire', password: goodPassword }, { 'Accept-Language': 'fr-CA' });
  assert.equal(accepted.status, 201);
  await own.api.as(own.staff).post(`/v1/admin/staff/${id}/password-resets`);
  await sentToken(own, 'claire@work.example', 'staff-reset');
  assert.match((await own.mails('claire@work.example'))[0]?.subject ?? '', /^Un nouveau mot de passe/);
});

test('B11 asking for a link asks the database the same whether there is such an employee or not', async (t) => {
  const own = await clinic(t);
  const browser = await newStaffBrowser(own);
  const asked = async (username: string) => {
    const statements: string[] = [];
    const stop = listenToStatements(({ sql }) => statements.push(sql.replaceAll(/\s+/g, ' ').slice(0, 60)));
    assert.equal((await browser.post('/v1/password-resets', { kind: 'staff', username })).status, 202);
    stop();
    return statements;
  };
  await asked('the-first-of-the-network');
  assert.deepEqual(await asked('manager'), await asked('nobody'));
  assert.deepEqual(await asked(managersMail), await asked('nobody@fixture.example'));
});

test('B11 a staff session left open sends nobody a link before its owner proves again who they are', async (t) => {
  const own = await clinic(t);
  const manager = await own.api.signIn('manager', { kind: 'staff' });
  const paths = [`/v1/admin/staff/${fixtureId('st', 1)}/password-resets`, `/v1/admin/staff/${fixtureId('st', 1)}/invitations`, `/v1/admin/patients/${own.patient.patient}/password-resets`];
  own.clock.advance(6 * 60_000);
  for (const path of paths) assert.deepEqual([(await manager.post(path)).body.type], ['urn:portico:problem:fresh-authentication-required'], path);
  await manager.post('/v1/sessions/current/authentications', { password: patientPassword });
  assert.deepEqual(await Promise.all(paths.map(async (path) => (await manager.post(path)).status)), [202, 409, 202], 'who is active already needs no invitation');
});

test('B5 an employee’s mailbox is not flooded by name and by address: five links an hour, then the same answer', async (t) => {
  const own = await clinic(t);
  const browser = await newStaffBrowser(own);
  for (const username of ['manager', ' MANAGER ', 'Manager', managersMail, managersMail.toUpperCase(), managersMail, 'manager'])
    assert.equal((await browser.post('/v1/password-resets', { kind: 'staff', username })).status, 202, username);
  for (const _step of ['event', 'subscriber', 'mail']) await own.drain();
  const { db } = await own.caller();
  assert.equal(await db.OneTimeToken.count({ purpose: 'staff-reset', staffUserId: managerId }), 5);
});
