import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { fixtureId } from '../../testing/fixture-patients.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { goodPassword, managersLogin, newStaffBrowser, sentToken, staffBrowser } from '../staff/testing.ts';
import { totpCode } from './totp.ts';

const required = { 'identity.staffSecondFactor': 'required' };
const problemOf = ({ status, body }: { status: number; body: { type?: string } }) => [status, body.type?.replace('urn:portico:problem:', '')];
const managersMail = 'manager@fixture.example';

/** Signs the manager in as the staff page does where an app has to be set up first. */
async function enrolled(own: Clinic) {
  const browser = await newStaffBrowser(own);
  const { pendingToken } = (await browser.post('/v1/sessions', managersLogin)).body;
  const { secret } = (await browser.post('/v1/sessions/factors/enrolment', { pendingToken })).body;
  const answer = await browser.post('/v1/sessions/factors', { pendingToken, code: await totpCode(secret, own.clock.now()) });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return { secret, session: staffBrowser(own, browser.device, answer.body.token) };
}

/** A manager who signed in by password alone. */
async function signedIn(own: Clinic) {
  const browser = await newStaffBrowser(own);
  const { body } = await browser.post('/v1/sessions', managersLogin);
  return staffBrowser(own, browser.device, body.token);
}

test('identity.staffSecondFactor required: G2 who has no authenticator app sets one up before the session begins', async (t) => {
  const own = await clinic(t, required);
  const browser = await newStaffBrowser(own);
  const first = await browser.post('/v1/sessions', managersLogin);
  assert.deepEqual([first.status, first.body.factors, 'token' in first.body], [202, ['totp-enrolment'], false]);
  const { pendingToken } = first.body;
  const begun = await browser.post('/v1/sessions/factors/enrolment', { pendingToken });
  assert.match(begun.body.uri, /^otpauth:\/\/totp\/Fixture%20Clinic:manager\?secret=[A-Z2-7]{32,}/);
  assert.equal(new URL(begun.body.uri).searchParams.get('secret'), begun.body.secret);
  const again = await Promise.all([1, 2, 3].map(() => browser.post('/v1/sessions/factors/enrolment', { pendingToken })));
  for (const { body } of again) assert.deepEqual(body, begun.body, 'asked again, the code that was scanned stays right');
  assert.equal(await (await own.caller()).db.Session.count(), 0);
  const code = await totpCode(begun.body.secret, own.clock.now());
  const done = await browser.post('/v1/sessions/factors', { pendingToken, code });
  assert.equal(done.status, 201);
  assert.equal((await staffBrowser(own, browser.device, done.body.token).get('/v1/sessions/current')).status, 200);
  const next = await browser.post('/v1/sessions', managersLogin);
  assert.deepEqual(next.body.factors, ['totp'], 'from now on the app is asked for');
  assert.deepEqual(problemOf(await browser.post('/v1/sessions/factors', { pendingToken: next.body.pendingToken, code })), [401, 'wrong-credentials'], 'its first code is used up');
});

test('identity.staffSecondFactor offered: G2 the password is enough for who has no app', async (t) => {
  const own = await clinic(t, { 'identity.staffSecondFactor': 'offered' });
  assert.equal((await (await newStaffBrowser(own)).post('/v1/sessions', managersLogin)).status, 201);
});

test('identity.staffSecondFactor B13 once it is required, sessions without one end, and patients’ go on', async (t) => {
  const own = await clinic(t);
  const [manager, maya] = [await signedIn(own), await own.api.signIn('maya')];
  await changeSettingsBy(own, required);
  assert.deepEqual(problemOf(await manager.get('/v1/admin/staff')), [401, 'session-ended']);
  assert.equal((await maya.get('/v1/sessions/current')).status, 200);
});

test('B13 whoever else knows the password is told another secret, and loses to who came first', async (t) => {
  const own = await clinic(t, required);
  const [owner, thief] = [await newStaffBrowser(own), await newStaffBrowser(own)];
  const pending = async (browser: typeof owner) => (await browser.post('/v1/sessions', managersLogin)).body.pendingToken as string;
  const [mine, theirs] = [await pending(owner), await pending(thief)];
  const secretFor = async (browser: typeof owner, pendingToken: string) => (await browser.post('/v1/sessions/factors/enrolment', { pendingToken })).body.secret as string;
  const [my, their] = [await secretFor(owner, mine), await secretFor(thief, theirs)];
  assert.notEqual(my, their);
  assert.equal((await thief.post('/v1/sessions/factors/enrolment', { pendingToken: mine })).status, 401, 'a pending token is bound to its device');
  const code = async (secret: string) => totpCode(secret, own.clock.now());
  assert.equal((await owner.post('/v1/sessions/factors', { pendingToken: mine, code: await code(my) })).status, 201);
  assert.equal((await thief.post('/v1/sessions/factors', { pendingToken: theirs, code: await code(their) })).status, 401);
  assert.equal((await thief.post('/v1/sessions/factors/enrolment', { pendingToken: theirs })).status, 401);
});

test('B13 the code that sets an app up makes one session, however often it is sent at once', async (t) => {
  const own = await clinic(t, required);
  const browser = await newStaffBrowser(own);
  const { pendingToken } = (await browser.post('/v1/sessions', managersLogin)).body;
  const { secret } = (await browser.post('/v1/sessions/factors/enrolment', { pendingToken })).body;
  const code = await totpCode(secret, own.clock.now());
  const tries = await Promise.all(Array.from({ length: 4 }, () => browser.post('/v1/sessions/factors', { pendingToken, code })));
  assert.deepEqual(tries.map(({ status }) => status).sort(), [201, 401, 401, 401]);
});

test('B13 without a secret being told first, no code passes where none is set up', async (t) => {
  const own = await clinic(t, required);
  const browser = await newStaffBrowser(own);
  const { pendingToken } = (await browser.post('/v1/sessions', managersLogin)).body;
  assert.equal((await browser.post('/v1/sessions/factors', { pendingToken, code: '000000' })).status, 401);
});

test('G2 an employee sets up an app while signed in, and their other sessions end', async (t) => {
  const own = await clinic(t);
  const [here, elsewhere] = [await signedIn(own), await signedIn(own)];
  assert.deepEqual((await here.get('/v1/me/second-factor')).body, { enrolled: false, required: false });
  const { secret } = (await here.post('/v1/me/second-factor')).body;
  const wrong = await here.post('/v1/me/second-factor/confirm', { code: '000000' });
  assert.deepEqual([wrong.status, wrong.body.errors[0].code], [400, 'code-wrong']);
  const code = await totpCode(secret, own.clock.now());
  assert.deepEqual(problemOf(await elsewhere.post('/v1/me/second-factor/confirm', { code })), [409, 'code-expired'], 'what was begun here is confirmed here');
  assert.equal((await here.post('/v1/me/second-factor/confirm', { code })).status, 200);
  assert.deepEqual((await here.get('/v1/me/second-factor')).body, { enrolled: true, required: false });
  assert.equal((await elsewhere.get('/v1/sessions/current')).status, 401);
  await changeSettingsBy(own, required);
  assert.equal((await here.get('/v1/sessions/current')).status, 200, 'this session has passed both');
  await own.drain();
  assert.match((await own.mails(managersMail))[0]?.subject ?? '', /^An authenticator app was set up/);
});

test('B13 five wrong codes, or ten minutes, and the set-up begins anew', async (t) => {
  const own = await clinic(t);
  const manager = await signedIn(own);
  const { secret } = (await manager.post('/v1/me/second-factor')).body;
  const confirm = async (code?: string) => manager.post('/v1/me/second-factor/confirm', { code: code ?? (await totpCode(secret, own.clock.now())) });
  for (let i = 0; i < 5; i += 1) assert.equal((await confirm('000000')).status, 400);
  assert.deepEqual(problemOf(await confirm()), [409, 'code-expired']);
  await manager.post('/v1/me/second-factor');
  own.clock.advance(10 * 60_000 + 1);
  await manager.post('/v1/sessions/current/authentications', { password: managersLogin.password });
  assert.deepEqual(problemOf(await confirm()), [409, 'code-expired']);
});

test('G2 a new app takes the old one’s place; it can be removed where none is required', async (t) => {
  const own = await clinic(t, required);
  const { session, secret } = await enrolled(own);
  assert.deepEqual(problemOf(await session.delete('/v1/me/second-factor')), [409, 'second-factor-required']);
  const next = (await session.post('/v1/me/second-factor')).body.secret;
  assert.notEqual(next, secret);
  assert.equal((await session.post('/v1/me/second-factor/confirm', { code: await totpCode(next, own.clock.now()) })).status, 200);
  own.clock.advance(60_000);
  const browser = await newStaffBrowser(own);
  const complete = async (seed: string) => {
    const { pendingToken } = (await browser.post('/v1/sessions', managersLogin)).body;
    return (await browser.post('/v1/sessions/factors', { pendingToken, code: await totpCode(seed, own.clock.now()) })).status;
  };
  assert.deepEqual([await complete(secret), await complete(next)], [401, 201]);
  await changeSettingsBy(own, { 'identity.staffSecondFactor': 'offered' });
  assert.equal((await session.delete('/v1/me/second-factor')).status, 200);
  assert.equal((await session.delete('/v1/me/second-factor')).status, 200, 'again is no error');
  assert.equal((await browser.post('/v1/sessions', managersLogin)).status, 201);
});

test('G2 a colleague who lost the phone is let set up another app, and told; nobody does that to themselves', async (t) => {
  const own = await clinic(t, required);
  const { session } = await enrolled(own);
  const managerId = fixtureId('st', 0);
  assert.deepEqual(problemOf(await session.delete(`/v1/admin/staff/${managerId}/second-factor`)), [409, 'not-yourself']);
  const byKey = own.api.as(own.staff);
  const listed = (await byKey.get('/v1/admin/staff')).body.data as { id: string; hasSecondFactor: boolean }[];
  assert.equal(listed.find(({ id }) => id === managerId)?.hasSecondFactor, true);
  assert.equal((await byKey.delete(`/v1/admin/staff/${managerId}/second-factor`)).status, 204);
  assert.equal((await session.get('/v1/sessions/current')).status, 401);
  assert.deepEqual((await (await newStaffBrowser(own)).post('/v1/sessions', managersLogin)).body.factors, ['totp-enrolment']);
  await own.drain();
  assert.match((await own.mails(managersMail))[0]?.subject ?? '', /^Your authenticator app at .* was removed$/);
});

test('B11 a sign-in that waits for its second factor ends with the password that it began with', async (t) => {
  const own = await clinic(t, required);
  const thief = await newStaffBrowser(own);
  const { pendingToken } = (await thief.post('/v1/sessions', managersLogin)).body;
  const { secret } = (await thief.post('/v1/sessions/factors/enrolment', { pendingToken })).body;
  await own.api.as(own.staff).post(`/v1/admin/staff/${fixtureId('st', 0)}/password-resets`);
  const owner = await newStaffBrowser(own);
  const token = await sentToken(own, managersMail, 'staff-reset');
  assert.equal((await owner.post(`/v1/staff-password-resets/${token}`, { password: goodPassword })).status, 204);
  const code = await totpCode(secret, own.clock.now());
  assert.deepEqual(problemOf(await thief.post('/v1/sessions/factors/enrolment', { pendingToken })), [401, 'wrong-credentials']);
  assert.deepEqual(problemOf(await thief.post('/v1/sessions/factors', { pendingToken, code })), [401, 'wrong-credentials']);
  const after = await owner.post('/v1/sessions', { ...managersLogin, password: goodPassword });
  assert.deepEqual(after.body.factors, ['totp-enrolment'], 'the thief’s app became nobody’s');
});

test('B11 a new password leaves the authenticator app as it is', async (t) => {
  const own = await clinic(t, required);
  await enrolled(own);
  await own.api.as(own.staff).post(`/v1/admin/staff/${fixtureId('st', 0)}/password-resets`);
  const browser = await newStaffBrowser(own);
  const token = await sentToken(own, managersMail, 'staff-reset');
  assert.equal((await browser.post(`/v1/staff-password-resets/${token}`, { password: goodPassword })).status, 204);
  assert.deepEqual((await browser.post('/v1/sessions', { ...managersLogin, password: goodPassword })).body.factors, ['totp']);
});
