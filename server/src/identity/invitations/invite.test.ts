import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { invitePatient } from './invite.ts';
import { activated, goodPassword, invite, invited, link, newest, nth, problemIn, seen } from '../portal-users/testing.ts';

test('B4 an invitation goes to the linked email, in the patient’s language, and says for how long it is good', async (t) => {
  const here = await clinic(t);
  const { db } = await here.caller();
  await link(here, 2, { email: 'only-linked@example.com', phone: '416-555-0170' });
  const { status, body } = await invite(here, 2);
  assert.deepEqual([status, body], [202, { state: 'invited', sentTo: 'o•••@example.com', expiresAt: '2027-03-04T15:00:00.000Z' }]);
  const { mail, token } = await newest(here, 'only-linked@example.com');
  assert.match(mail?.subject ?? '', /^Your login to the portal of Fixture Clinic$/);
  assert.match(mail?.text ?? '', /valid for 3 days and works once/);
  assert.ok(mail?.text.includes(`Set up my login: ${here.url}/p/${here.slug}#portal=invitation/${token}\n`), mail?.text);
  assert.equal((await newest(here, 'patient2@example.org')).mail, undefined, 'never to the patient’s own contact');
  await tx(() => db.Patient.update({ id: nth(3) }, { preferredLanguage: 'fr' }));
  await invited(here, 3, 'en-francais@example.com');
  assert.match((await newest(here, 'en-francais@example.com')).mail?.text ?? '', /valable 3 jours et fonctionne une fois/);
});

test('B4 where only a phone is linked, the invitation is an SMS', async (t) => {
  const here = await clinic(t);
  await link(here, 2, { phone: '+1 416 555 0171' });
  assert.equal((await invite(here, 2)).body.sentTo, '•••0171');
  const { mail } = await newest(here, '+14165550171');
  assert.deepEqual([mail?.channel, /valid for 3 days, works once/.test(mail?.text ?? '')], ['sms', true]);
});

test('B4 general.portalUrl is the page that the link opens', async (t) => {
  const here = await clinic(t);
  await setPortalUrl(here, `${here.origin}/portal`);
  await link(here, 2, { email: 'own-page@example.com' });
  await invite(here, 2);
  await here.drain();
  const { text = '' } = (await here.mails('own-page@example.com'))[0] ?? {};
  assert.match(text.replace(here.origin, 'https://own'), /https:\/\/own\/portal#portal=invitation\/[\w-]{43}/);
});

test('B4 general.portalUrl leads only to pages whose origin the clinic allows: links carry tokens', async (t) => {
  const here = await clinic(t);
  const refused = await setPortalUrl(here, 'https://evil.example/steal');
  assert.deepEqual([refused.status, refused.body.conflicts[0].keys, refused.body.conflicts[0].code], [409, ['general.portalUrl'], 'origin-not-allowed']);
  assert.equal((await setPortalUrl(here, `${here.origin}/portal`)).status, 200);
  const staff = here.api.as(here.staff);
  const [{ id }] = (await staff.get('/v1/admin/origins')).body.data;
  await staff.delete(`/v1/admin/origins/${id}`);
  await link(here, 2, { email: 'gone-page@example.com' });
  await invite(here, 2);
  await here.drain();
  const { text = '' } = (await here.mails('gone-page@example.com'))[0] ?? {};
  assert.ok(text.includes(`${here.url}/p/${here.slug}#portal=invitation/`), 'the hosted page stands in');
});

async function setPortalUrl({ api, staff }: Clinic, url: string) {
  const { version } = (await api.as(staff).get('/v1/admin/settings')).body;
  return api.as(staff).patch('/v1/admin/settings', { values: { 'general.portalUrl': url } }, { 'If-Match': `"${version}"` });
}

test('B4 general.enabled off: invitations and staff’s resets are refused, since their link would lead nowhere', async (t) => {
  const here = await clinic(t, { 'general.enabled': false });
  await link(here, 2, { email: 'off@example.com' });
  const one = await invite(here, 2);
  assert.deepEqual([problemIn(one), one.body.phone], ['409 portal-disabled', '+14165550142']);
  assert.equal(problemIn(await here.api.as(here.staff).post('/v1/admin/invitations', { patientIds: [nth(3)] })), '409 portal-disabled');
  assert.equal(problemIn(await here.api.as(here.staff).post(`/v1/admin/patients/${here.patient.patient}/password-resets`, {})), '409 portal-disabled');
  assert.equal((await seen(here, 2)).state, 'linked');
  assert.equal(problemIn(await here.api.as(here.anyone).post('/v1/password-resets', { username: 'maya' })), '403 portal-disabled');
});

test('B4 only a linked login that isn’t in use is invited', async (t) => {
  const here = await clinic(t);
  assert.equal(problemIn(await invite(here, 2)), '409 not-linked');
  assert.equal(problemIn(await invite(here, 0)), '409 already-active');
  await link(here, 3, { email: 'dis@example.com' });
  await here.api.as(here.staff).post(`/v1/admin/patients/${nth(3)}/portal-user/disable`);
  assert.equal(problemIn(await invite(here, 3)), '409 login-disabled');
});

test('B4 a mail scanner that opens the link ten times, in every way, doesn’t use it up', async (t) => {
  const here = await clinic(t);
  const token = await invited(here, 2, 'scanned@example.com');
  for (let i = 0; i < 10; i += 1) {
    const { status, body } = await here.api.as(here.anyone).get(`/v1/invitations/${token}`);
    assert.deepEqual([status, body], [200, { state: 'open', sentTo: 's•••@example.com', expiresAt: '2027-03-04T15:00:00.000Z' }]);
    await fetch(`${here.url}/p/${here.slug}`);
    await here.api.as(here.anyone).send('HEAD', `/v1/invitations/${token}`);
    await here.api.as(here.anyone).send('OPTIONS', `/v1/invitations/${token}/accept`);
  }
  const accepted = await here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username: 'Scanned', password: goodPassword });
  assert.deepEqual([accepted.status, accepted.body], [201, { username: 'Scanned' }]);
  const signedIn = await here.api.signIn('scanned', { password: goodPassword });
  assert.equal((await signedIn.get('/v1/sessions/current')).body.user.patientId, nth(2));
});

test('B4 an invitation opened by twenty at once is used once', async (t) => {
  const here = await clinic(t);
  const token = await invited(here, 2, 'raced@example.com');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username: `raced-${i}`, password: `${goodPassword} ${i}` })),
  );
  assert.deepEqual(answers.map(problemIn).sort(), ['201 ', ...Array.from({ length: 19 }, () => '409 link-used')]);
  const winner = answers.findIndex(({ status }) => status === 201);
  assert.equal((await seen(here, 2)).username, `raced-${winner}`);
  await here.api.signIn(`raced-${winner}`, { password: `${goodPassword} ${winner}` });
  const { db } = await here.caller();
  assert.equal(await db.Credential.count({ portalUserId: (await seen(here, 2)).id }), 1);
});

test('B4 one name chosen by twenty invited people at once is one person’s, and the others’ links stay good', async (t) => {
  const here = await clinic(t);
  const tokens: string[] = [];
  for (let n = 10; n < 30; n += 1) tokens.push(await invited(here, n, `wants-it-${n}@example.com`));
  const answers = await Promise.all(tokens.map((token) => here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username: 'Popular', password: goodPassword })));
  assert.deepEqual(answers.map(problemIn).sort(), ['201 ', ...Array.from({ length: 19 }, () => '409 already-exists')]);
  const loser = answers.findIndex(({ status }) => status === 409);
  assert.equal(answers[loser]?.body.field, 'username');
  const again = await here.api.as(here.anyone).post(`/v1/invitations/${tokens[loser]}/accept`, { username: 'less-popular', password: goodPassword });
  assert.equal(again.status, 201);
});

test('B4 used, replaced and expired links say which they are, and one that never was isn’t found', async (t) => {
  const here = await clinic(t);
  const first = await invited(here, 2, 'states2@example.com');
  await invite(here, 2);
  const second = (await newest(here, 'states2@example.com')).token;
  assert.notEqual(first, second);
  const ask = async (token: string) => {
    const { body } = await here.api.as(here.anyone).get(`/v1/invitations/${token}`);
    const accepted = await here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username: 'stateful', password: goodPassword });
    return [body.state, problemIn(accepted)];
  };
  assert.deepEqual(await ask(first), ['replaced', '409 link-replaced']);
  assert.deepEqual(await ask('made-up'), [undefined, '404 not-found']);
  here.clock.advance(72 * 3_600_000);
  assert.deepEqual(await ask(second), ['expired', '409 link-expired']);
  await invite(here, 2);
  const third = (await newest(here, 'states2@example.com')).token;
  here.clock.advance(72 * 3_600_000 - 1);
  assert.deepEqual(await ask(third), ['open', '201 ']);
  assert.deepEqual(await ask(third), ['used', '409 link-used']);
});

test('B4 whoever holds an old link has a new one sent to the same contact, a few times an hour, with the same answer', async (t) => {
  const here = await clinic(t);
  const token = await invited(here, 2, 'renews@example.com');
  here.clock.advance(72 * 3_600_000);
  const renew = async (old: string) => (await here.api.as(here.anyone).post(`/v1/invitations/${old}/renew`, {})).body;
  assert.deepEqual(await renew(token), { sentTo: 'r•••@example.com' });
  const renewed = (await newest(here, 'renews@example.com')).token;
  assert.notEqual(renewed, token);
  for (let i = 0; i < 8; i += 1) {
    assert.deepEqual(await renew(token), { sentTo: 'r•••@example.com' });
    await here.drain();
  }
  assert.equal((await here.mails('renews@example.com')).filter(({ subject }) => subject.startsWith('Your login to')).length, 1 + 5);
  const last = (await newest(here, 'renews@example.com')).token;
  assert.equal((await here.api.as(here.anyone).post(`/v1/invitations/${last}/accept`, { username: 'renewed', password: goodPassword })).status, 201);
  here.clock.advance(3_600_000);
  assert.deepEqual(await renew(last), { sentTo: 'r•••@example.com' });
  assert.match((await newest(here, 'renews@example.com', 'reset')).mail?.subject ?? '', /Set a new password/);
  assert.equal((await here.api.as(here.anyone).post('/v1/invitations/made-up/renew', {})).status, 404);
});

test('B4 a username is 3 to 64 characters, no email and no phone number but one’s own linked one', async (t) => {
  const here = await clinic(t);
  await link(here, 2, { email: 'Own@Example.com', phone: '416-555-0172' });
  await invite(here, 2);
  const { token } = await newest(here, 'own@example.com');
  const codesOf = async (username: string) => {
    const { status, body } = await here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username, password: 'short' });
    assert.equal(status, 400);
    return body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).filter((one: string) => one.startsWith('/username'));
  };
  assert.deepEqual(await codesOf('ab'), ['/username username-too-short']);
  for (const name of ['someone@else.example', 'a@b', '+1 416 555 0199', '4165550199']) assert.deepEqual(await codesOf(name), ['/username username-contact'], name);
  for (const name of ['two words', 'hidden\u200bsign', '...', '\uFDFA'.repeat(40)]) assert.deepEqual(await codesOf(name), ['/username username-format'], name);
  for (const name of ['abc', '李小龍', 'OWN@example.COM', '(416) 555-0172']) assert.deepEqual(await codesOf(name), [], name);
  const own = await here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username: 'own@example.com', password: goodPassword });
  assert.deepEqual([own.status, own.body.username], [201, 'own@example.com']);
  await link(here, 2, { email: 'elsewhere@example.com' });
  assert.equal(problemIn(await link(here, 3, { email: 'own@example.com' })), '409 already-exists', 'a sign-in with it would mean two people');
});

test('B11 everything that is wrong with username and password is told at once', async (t) => {
  const here = await clinic(t);
  const token = await invited(here, 2, 'weak@example.com');
  const { status, body } = await here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username: 'x', password: 'password' });
  assert.equal(status, 400);
  assert.deepEqual(
    body.errors.map(({ path, code }: { path: string; code: string }) => [path, code]),
    [['/username', 'username-too-short'], ['/password', 'password-too-short'], ['/password', 'password-common']],
  );
  const personal = await here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username: 'weakling', password: 'weakling-weakling' });
  assert.deepEqual(personal.body.errors.map(({ code }: { code: string }) => code), ['password-personal']);
});

test('B4 forty patients are invited at once: contacts are linked where they can be, and each outcome is told', async (t) => {
  const here = await clinic(t);
  const { db } = await here.caller();
  await tx(async () => {
    await db.ContactPoint.update({ patientId: nth(41) }, { normalized: 'patient40@example.org', value: 'Patient40@example.org' });
    await db.ContactPoint.update({ patientId: nth(42) }, { verifiedAt: null });
  });
  await link(here, 43, { email: 'linked-before@example.com' });
  const ids = [...Array.from({ length: 36 }, (_, i) => nth(i)), nth(40), nth(41), nth(42), nth(43), '01900000-0000-7000-8000-00000000dead'];
  const { status, body } = await here.api.as(here.staff).post('/v1/admin/invitations', { patientIds: ids });
  assert.equal(status, 202);
  const outcome = Object.fromEntries(body.data.map((one: { patientId: string; outcome: string }) => [one.patientId, one.outcome]));
  assert.deepEqual([nth(0), nth(2), nth(35), nth(40), nth(41), nth(42), nth(43), ids.at(-1) ?? ''].map((id) => outcome[id]), [
    'already-active', 'invited', 'invited', 'shared-contact', 'shared-contact', 'no-contact', 'invited', 'not-found',
  ]);
  assert.equal((await newest(here, 'patient35@example.org')).token.length, 43);
  assert.equal((await newest(here, 'linked-before@example.com')).token.length, 43);
  assert.equal((await seen(here, 40)).state, 'none');
  assert.equal((await here.api.as(here.staff).post('/v1/admin/invitations', { patientIds: Array.from({ length: 101 }, (_, i) => nth(i)) })).status, 400);
});

test('B4 who was invited already is said to be, and is written to again only where staff ask for it', async (t) => {
  const here = await clinic(t);
  const ask = async (more: object = {}) => (await here.api.as(here.staff).post('/v1/admin/invitations', { patientIds: [nth(8), nth(9)], ...more })).body.data.map(({ outcome }: { outcome: string }) => outcome);
  await link(here, 8, { email: 'asked-before@example.com' });
  await invite(here, 8);
  const { token } = await newest(here, 'asked-before@example.com');
  const stateOf = async () => (await here.api.as(here.anyone).get(`/v1/invitations/${token}`)).body.state;
  assert.deepEqual([await ask(), await stateOf()], [['already-invited', 'invited'], 'open']);
  assert.equal((await newest(here, 'asked-before@example.com')).token, token);
  assert.deepEqual([await ask(), await stateOf()], [['already-invited', 'already-invited'], 'open']);
  assert.deepEqual([await ask({ again: true }), await stateOf()], [['invited', 'invited'], 'replaced']);
});

test('B3 identity.linkBy decides whether inviting links the phone too', async (t) => {
  const withPhone = async (setting: string) => {
    const here = await clinic(t, { 'identity.linkBy': setting });
    const { db, clock } = await here.caller();
    const row = { id: nth(9000), patientId: nth(2), system: 'phone' as const, value: '416-555-0173', normalized: '+14165550173', verifiedAt: clock.now(), preferred: 'y' as const, createdAt: clock.now() };
    await tx(() => db.ContactPoint.insert(row));
    await here.api.as(here.staff).post('/v1/admin/invitations', { patientIds: [nth(2)] });
    const { email, phone } = await seen(here, 2);
    return [email, phone];
  };
  assert.deepEqual(await withPhone('email'), ['patient2@example.org', null]);
  assert.deepEqual(await withPhone('emailOrPhone'), ['patient2@example.org', '+14165550173']);
});

test('B4 twenty invitations at once leave one link that works', async (t) => {
  const here = await clinic(t);
  await link(here, 2, { email: 'flooded@example.com' });
  const answers = await Promise.all(Array.from({ length: 20 }, () => invite(here, 2)));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [202]);
  const { db } = await here.caller();
  assert.equal(await db.OneTimeToken.count({ portalUserId: (await seen(here, 2)).id, purpose: 'invitation', usedAt: null, replacedAt: null }), 1);
});

test('B4 a disabled login’s links are dead and its sessions over', async (t) => {
  const here = await clinic(t);
  await activated(here, 2, { email: 'gone@example.com', username: 'gone-user' });
  const browser = await here.api.signIn('gone-user', { password: goodPassword });
  await here.api.as(here.staff).post(`/v1/admin/patients/${nth(2)}/password-resets`, {});
  const { token } = await newest(here, 'gone@example.com', 'reset');
  await here.api.as(here.staff).post(`/v1/admin/patients/${nth(2)}/portal-user/disable`);
  assert.equal((await browser.get('/v1/sessions/current')).status, 401);
  assert.equal(problemIn(await here.api.as(here.anyone).post(`/v1/password-resets/${token}`, { password: goodPassword })), '409 link-replaced');
  await assert.rejects(here.api.signIn('gone-user', { password: goodPassword }), /wrong-credentials/);
  await here.api.as(here.staff).post(`/v1/admin/patients/${nth(2)}/portal-user/enable`);
  await here.api.signIn('gone-user', { password: goodPassword });
});

test('B4 who opens an old link in French is sent the new one in French, and is written to in French from then on', async (t) => {
  const here = await clinic(t);
  const token = await invited(here, 2, 'ancien@example.com');
  const french = { 'Accept-Language': 'fr-CA,fr;q=0.9' };
  await here.api.as(here.anyone).post(`/v1/invitations/${token}/renew`, {}, french);
  const renewed = await newest(here, 'ancien@example.com');
  assert.match(renewed.mail?.text ?? '', /valable 3 jours/);
  await here.api.as(here.anyone).post(`/v1/invitations/${renewed.token}/accept`, { username: 'ancienne', password: goodPassword }, french);
  await here.api.as(here.staff).post(`/v1/admin/patients/${nth(2)}/password-resets`, {});
  assert.match((await newest(here, 'ancien@example.com', 'reset')).mail?.text ?? '', /valable 30 minutes/);
  await here.api.as(here.anyone).post('/v1/password-resets', { username: 'maya' }, french);
  assert.match((await newest(here, 'maya@login.example', 'reset')).mail?.text ?? '', /valable 30 minutes/);
});

test('B4 where production has nothing to send it with, an invitation is refused instead of waiting past its time', async (t) => {
  const here = await clinic(t);
  const caller = await here.caller();
  const config = { ...caller.runtime.config, NODE_ENV: 'production' as const };
  const inProduction = { ...caller, runtime: { ...caller.runtime, config } };
  await link(here, 2, { email: 'no-smtp@example.com' });
  await link(here, 3, { phone: '416-555-0174' });
  await assert.rejects(invitePatient(inProduction, nth(2)), { problem: 'mail-not-configured' });
  await assert.rejects(invitePatient(inProduction, nth(3)), { problem: 'sms-not-configured' });
  assert.equal((await seen(here, 2)).state, 'linked');
});

test('B9 B10 who was invited once isn’t invited again by a list or a plugin that asks for that, raced by twenty', async (t) => {
  const here = await clinic(t);
  const caller = await here.caller();
  const outcomes = await Promise.all(Array.from({ length: 20 }, async () => (await invitePatient(caller, nth(2), { linkContacts: true, onlyOnce: true })).outcome));
  assert.deepEqual(outcomes.sort(), [...Array.from({ length: 19 }, () => 'already-invited'), 'invited']);
  assert.equal((await newest(here, 'patient2@example.org')).token.length, 43);
});

test('B6 the clinic hears of a patient who has begun and whom no message reaches, and of nobody else', async (t) => {
  const here = await clinic(t);
  const { db } = await here.caller();
  await tx(() => db.ContactPoint.update({ patientId: nth(11) }, { verifiedAt: null }));
  await activated(here, 11, { email: 'silent@example.com', username: 'silent' });
  await activated(here, 12, { email: 'heard@example.com', username: 'heard' });
  await here.drain();
  await here.drain();
  const told = (await here.mails(`front@${here.slug}.example`)).map(({ subject }) => subject);
  assert.deepEqual(told, ['A patient can sign in, but no message reaches them']);
});
