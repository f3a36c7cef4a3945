import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { clinic } from '../../testing/clinic.ts';
import { activated, goodPassword, invite, invited, link, newest, nth, problemIn, seen } from './testing.ts';

test('B2 staff see that there is no login, link one, and see each of its states', async (t) => {
  const here = await clinic(t);
  const nothing = { id: null, patientId: nth(2), state: 'none', email: null, phone: null, username: null, invitedAt: null, invitationExpiresAt: null, lastSignInAt: null };
  assert.deepEqual(await seen(here, 2), nothing);
  const { status, body } = await link(here, 2, { email: '  States@Example.com '.trim(), phone: '(416) 555-0188' });
  assert.deepEqual([status, body.state, body.email, body.phone], [200, 'linked', 'states@example.com', '+14165550188']);
  await invite(here, 2);
  await here.drain();
  assert.deepEqual([(await seen(here, 2)).state, (await seen(here, 2)).invitationExpiresAt], ['invited', '2027-03-04T15:00:00.000Z']);
  here.clock.advance(72 * 3_600_000 + 1);
  assert.deepEqual([(await seen(here, 2)).state, (await seen(here, 2)).invitationExpiresAt], ['invited', null]);
  await activated(here, 2, { email: 'states@example.com', username: 'states' });
  assert.deepEqual([(await seen(here, 2)).state, (await seen(here, 2)).username], ['active', 'states']);
  const [disable, enable] = ['disable', 'enable'].map((verb) => `/v1/admin/patients/${nth(2)}/portal-user/${verb}`);
  assert.equal((await here.api.as(here.staff).post(disable ?? '')).body.state, 'disabled');
  assert.equal((await here.api.as(here.staff).post(enable ?? '')).body.state, 'active');
});

test('B2 the contacts linked need not be the patient’s, and links change one at a time', async (t) => {
  const here = await clinic(t);
  await link(here, 3, { email: 'not-a-contact@example.com' });
  await link(here, 3, { phone: '+1 416 555 0189' });
  const both = await seen(here, 3);
  assert.deepEqual([both.email, both.phone], ['not-a-contact@example.com', '+14165550189']);
  await link(here, 3, { email: null });
  const phone = await seen(here, 3);
  assert.deepEqual([phone.email, phone.phone], [null, '+14165550189']);
  const none = await link(here, 3, { phone: null });
  assert.deepEqual([none.status, none.body.errors[0].code], [400, 'required']);
  for (const contact of [{}, { email: 'no address' }, { phone: '12' }, { phone: '+1 000 000 0000' }]) assert.equal((await link(here, 4, contact)).status, 400, JSON.stringify(contact));
});

test('B2 a linked contact is unique in the organization however it is spelled, and free in another', async (t) => {
  const [here, other] = [await clinic(t), await clinic(t)];
  await link(here, 2, { email: 'One@Example.com', phone: '416-555-0190' });
  const email = await link(here, 3, { email: 'oNE@exaMPLE.com' });
  assert.deepEqual([problemIn(email), email.body.field], ['409 already-exists', 'email']);
  const phone = await link(here, 3, { phone: '+1 (416) 555.0190' });
  assert.deepEqual([problemIn(phone), phone.body.field], ['409 already-exists', 'phone']);
  assert.equal((await seen(here, 3)).state, 'none', 'a refusal leaves nothing behind');
  assert.equal((await link(other, 3, { email: 'one@example.com', phone: '416-555-0190' })).status, 200);
});

test('B2 twenty patients are linked to one contact at once: the database lets one have it', async (t) => {
  const here = await clinic(t);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => link(here, 10 + i, { email: i % 2 ? 'RACE@example.com' : 'race@Example.com' })));
  assert.deepEqual(answers.map(problemIn).sort(), ['200 ', ...Array.from({ length: 19 }, () => '409 already-exists')]);
  const { db } = await here.caller();
  assert.equal(await db.PortalUser.count({ linkedEmail: 'race@example.com' }), 1);
  const winner = answers.findIndex(({ status }) => status === 200);
  assert.equal((await seen(here, 10 + winner)).email, 'race@example.com');
});

test('B2 one patient linked by twenty at once has one login', async (t) => {
  const here = await clinic(t);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => link(here, 5, { email: `many${i}@example.com` })));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  const { db } = await here.caller();
  assert.equal(await db.PortalUserPatient.count({ patientId: nth(5) }), 1);
  const same = await Promise.all(Array.from({ length: 20 }, () => link(here, 6, { email: 'same@example.com', phone: '416-555-0187' })));
  assert.deepEqual([...new Set(same.map(({ status }) => status))], [200]);
  await here.drain();
  assert.deepEqual([(await here.mails('patient6@example.org')).length, (await here.mails('same@example.com')).length], [1, 0], 'and is told once, at their own contact');
  await Promise.all([link(here, 6, { email: 'other-half@example.com' }), link(here, 6, { phone: '416-555-0186' })]);
  const { email, phone } = await seen(here, 6);
  assert.deepEqual([email, phone], ['other-half@example.com', '+14165550186'], 'neither change loses the other');
});

test('B3 identity.linkBy with email new phones are refused; who has only a phone keeps it and is listed', async (t) => {
  const here = await clinic(t);
  await link(here, 2, { phone: '416-555-0191' });
  await link(here, 3, { email: 'three@example.com', phone: '416-555-0192' });
  const { settings } = await here.caller();
  await here.api.as(here.staff).patch('/v1/admin/settings', { values: { 'identity.linkBy': 'email' } }, { 'If-Match': `"${settings.version}"` });
  assert.equal(problemIn(await link(here, 4, { phone: '416-555-0193' })), '409 phone-links-off');
  assert.equal(problemIn(await link(here, 2, { phone: '416-555-0194' })), '409 phone-links-off');
  assert.equal((await link(here, 2, { phone: '416-555-0191' })).status, 200, 'the same again is no new link');
  assert.equal((await invite(here, 2)).status, 202, 'an old phone still gets its invitation');
  const list = await here.api.as(here.staff).get('/v1/admin/portal-users?linkedBy=phone');
  assert.deepEqual(list.body.data.map((one: { patient: { id: string } }) => one.patient.id), [nth(2)]);
});

test('B4 linking elsewhere ends the invitation and the reset that are on their way', async (t) => {
  const here = await clinic(t);
  const token = await invited(here, 2, 'before@example.com');
  await link(here, 2, { email: 'after@example.com' });
  assert.equal((await seen(here, 2)).state, 'linked');
  const stale = await here.api.as(here.anyone).get(`/v1/invitations/${token}`);
  assert.deepEqual([stale.body.state, stale.body.sentTo], ['replaced', null], 'the former contact doesn’t learn of the new one');
  const renewed = await here.api.as(here.anyone).post(`/v1/invitations/${token}/renew`, {});
  assert.deepEqual([renewed.status, renewed.body], [202, { sentTo: null }]);
  assert.equal((await newest(here, 'after@example.com')).mail, undefined);
});

test('B6 who is linked elsewhere hears of it at the new contact, the former one and their own', async (t) => {
  const here = await clinic(t);
  await activated(here, 6, { email: 'former6@example.com', username: 'six' });
  const before = (await here.mails()).length;
  await link(here, 6, { email: 'newer6@example.com', phone: '416-555-0196' });
  await here.drain();
  const told = (await here.mails()).slice(0, (await here.mails()).length - before);
  assert.deepEqual(told.map(({ to }) => to).sort(), ['+14165550196', 'former6@example.com', 'newer6@example.com', 'patient6@example.org']);
  assert.ok(told.every(({ text }) => text.includes('new contact')), JSON.stringify(told.map(({ text }) => text)));
  const atFormer = told.find(({ to }) => to === 'former6@example.com');
  assert.match(atFormer?.text ?? '', /n•••@example\.com, •••0196/);
  assert.doesNotMatch(atFormer?.text ?? '', /newer6/);
});

test('B2 people must have signed in within five minutes to link a contact; nobody without the right sees a login', async (t) => {
  const here = await clinic(t);
  const reception = await here.api.signIn('reception', { kind: 'staff' });
  const path = `/v1/admin/patients/${nth(2)}/portal-user`;
  assert.equal((await reception.put(path, { email: 'fresh@example.com' })).status, 200);
  here.clock.advance(5 * 60_000 + 1000);
  assert.equal(problemIn(await reception.put(path, { email: 'stale@example.com' })), '403 fresh-authentication-required');
  const other = await here.keyWith(['patients.read', 'patients.write']);
  assert.equal((await here.api.as(other).get(path)).status, 403);
});

test('B2 guests and merged patients have no login', async (t) => {
  const here = await clinic(t);
  const { db } = await here.caller();
  await tx(() => db.Patient.update({ id: nth(7) }, { profile: false }));
  await tx(() => db.Patient.update({ id: nth(8) }, { mergedIntoId: nth(9) }));
  for (const n of [7, 8]) assert.deepEqual([(await link(here, n, { email: `${n}@example.com` })).status, (await invite(here, n)).status], [404, 404]);
  // What moves at a merge isn't this test's.
  await tx(() => db.Patient.update({ id: nth(8) }, { mergedIntoId: null }));
});

test('I6 two clinics with equal data never see each other’s logins', async (t) => {
  const [here, there] = [await clinic(t), await clinic(t)];
  await link(here, 2, { email: 'mine@example.com' });
  assert.equal((await seen(there, 2)).state, 'none');
  const token = await invited(here, 3, 'three@here.example');
  assert.equal((await there.api.as(there.anyone).get(`/v1/invitations/${token}`)).status, 404);
  assert.equal((await there.api.as(there.anyone).post(`/v1/invitations/${token}/accept`, { username: 'thief', password: 'a password of fair length' })).status, 404);
  const list = await there.api.as(there.staff).get('/v1/admin/portal-users');
  assert.deepEqual(list.body.data.map((one: { username: string }) => one.username).sort(), ['maya', 'noah']);
});

test('I4 linking, inviting and looking at a login is in the audit log, without a word of the contact', async (t) => {
  const here = await clinic(t);
  await invited(here, 2, 'audited@example.com');
  const { db } = await here.caller();
  const rows = await db.AuditEvent.find({ where: { patientId: nth(2) }, order: [['at', 'ASC'], ['id', 'ASC']] });
  assert.deepEqual(rows.map(({ action }) => action), ['portal-user.link', 'portal-user.read', 'portal-user.invite']);
  assert.deepEqual(rows[0]?.details, { email: 'linked', phone: 'none' });
  assert.doesNotMatch(JSON.stringify(rows), /audited@/);
});

test('B2 logins are listed newest first, by state, page by page', async (t) => {
  const here = await clinic(t);
  for (const n of [2, 3, 4]) await link(here, n, { email: `page${n}@example.com` });
  await invite(here, 3);
  const ask = async (query: string) => (await here.api.as(here.staff).get(`/v1/admin/portal-users?${query}`)).body;
  const first = await ask('state=linked&limit=1');
  const second = await ask(`state=linked&limit=1&cursor=${first.nextCursor}`);
  assert.deepEqual([first.data[0].patient.id, second.data[0].patient.id, second.nextCursor], [nth(4), nth(2), null]);
  assert.deepEqual((await ask('state=invited')).data.map((one: { patient: { id: string } }) => one.patient.id), [nth(3)]);
  assert.equal((await here.api.as(here.staff).get('/v1/admin/portal-users?cursor=WyJ4Il0')).status, 400);
});

test('B2 a username that is the owner’s own phone is that phone however it is written: nobody else is linked to it later', async (t) => {
  const here = await clinic(t);
  await link(here, 2, { email: 'phoned@example.com', phone: '416-555-0161' });
  const token = await invited(here, 2, 'phoned@example.com');
  const accepted = await here.api.as(here.anyone).post(`/v1/invitations/${token}/accept`, { username: '(416) 555.0161', password: goodPassword });
  assert.equal(accepted.status, 201, JSON.stringify(accepted.body));
  await link(here, 2, { phone: null });
  assert.equal(problemIn(await link(here, 3, { phone: '+1 416 555 0161' })), '409 already-exists');
  for (const name of ['4165550161', '+1 (416) 555-0161']) await here.api.signIn(name, { password: goodPassword });
});

test('B2 B6 who never had a login hears of it first by the invitation; their own contact hears where it leads', async (t) => {
  const here = await clinic(t);
  await link(here, 7, { email: 'first-of-all@example.com' });
  await invite(here, 7);
  await here.drain();
  assert.deepEqual((await here.mails('first-of-all@example.com')).map(({ text }) => text.includes('#portal=invitation/')), [true]);
  const own = await here.mails('patient7@example.org');
  assert.deepEqual(own.map(({ subject }) => subject), ['Your portal login has a new contact']);
  await link(here, 7, { email: 'second-of-all@example.com' });
  await here.drain();
  assert.equal((await here.mails('first-of-all@example.com')).length, 2, 'who was invited there hears that it moved');
  assert.equal((await here.mails('second-of-all@example.com')).length, 0);
});
