import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { tx } from '../../db/tx.ts';
import type { Language } from '../../locales/languages.ts';
import { emailFields, type EmailName } from '../../settings/catalog/message-fields.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { fixtureId } from '../../testing/fixture-patients.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { isMessageName, messages, type Audience } from '../catalog.ts';
import { sendMessage } from '../send-message.ts';
import { defaultWords } from './default-words.ts';
import { emailNameOf, isEmailed, messageOf, type EmailedName } from './email-names.ts';
import { samplesFor } from './samples.ts';
import { smsParts } from './sms-parts.ts';

const settingsPath = '/v1/admin/settings';
const names = Object.keys(emailFields).filter((name): name is EmailName => name in emailFields);

async function save({ api, staff }: Clinic, values: Record<string, unknown>) {
  const { version } = (await api.as(staff).get(settingsPath)).body;
  return api.as(staff).patch(settingsPath, { values }, { 'If-Match': `"${version}"` });
}

/** The clinic's own words of a mail, with every field that it has. */
const allFields = (name: EmailName) => emailFields[name].map((field) => `<li>${field}: [{{${field}}}]</li>`).join('');
const ownWords = (name: EmailName) => ({ subject: `Own ${name} {{clinic.name}}`, body: `<p>Our <strong>own</strong> words</p><ul>${allFields(name)}</ul>`, sms: `Own ${name}.` });

const to: Readonly<Record<Audience, object>> = {
  patient: { patientId: fixtureId('pt', 0) },
  login: { portalUserId: fixtureId('pu', 0) },
  everywhere: { portalUserId: fixtureId('pu', 0) },
  contact: { contact: { system: 'email', value: 'asked@about.example' } },
  clinic: { locationId: null },
  staff: { staffUserId: fixtureId('st', 0) },
};

/** Sends one message as the product would. @returns what left, newest first */
async function sent(own: Clinic, name: EmailedName, change: object = {}, addressee: object = to[messages[name].audience]) {
  const before = new Set((await own.mails()).map(({ messageId }) => messageId));
  const data = { ...samplesFor('en', '2027-03-08')[name], ...change };
  const caller = await own.caller();
  // Sample and addressee are those of this kind; only their pairing is lost here.
  await tx(() => sendMessage(caller, { message: name, to: addressee, data, dedupeKey: caller.ids.next() } as never));
  await own.drain();
  return (await own.mails()).filter(({ messageId }) => !before.has(messageId));
}

/** Each of these leaves in the clinic's words, whole: every field filled, and what must stay below them. */
async function leaveInOwnWords(own: Clinic, keys: readonly EmailName[], stays: Readonly<Partial<Record<EmailName, readonly RegExp[]>>>) {
  await changeSettingsBy(own, Object.fromEntries(keys.map((name) => [`emails.${name}`, { en: ownWords(name) }])));
  for (const name of keys) {
    const [mail] = await sent(own, messageOf(name));
    assert.ok(mail?.html, name);
    assert.equal(mail.subject, `Own ${name} Fixture Clinic`);
    assert.match(mail.html, /Our <strong>own<\/strong> words/, name);
    assert.match(mail.text, /Our own words/, name);
    for (const field of emailFields[name]) assert.match(mail.text, new RegExp(`${field.replace('.', '\\.')}: \\[`), `${name} ${field}`);
    const mayBeEmpty = /: \[\]/g;
    const empty = [...mail.text.matchAll(mayBeEmpty)].length;
    assert.ok(empty <= (['reminder', 'requestWithdrawn', 'requestLapsed'].includes(name) ? 2 : 1), `${name}: ${mail.text}`);
    assert.doesNotMatch(mail.html + mail.text + mail.subject, /\{\{/, name);
    for (const one of stays[name] ?? []) assert.match(mail.text, one, name);
  }
}

const facts = [/When: Monday,? March 8, 2027|When: Monday,? 8 March,? 2027/, /With: Maya Chen, PT/];

test('G5 C18 emails.booked emails.reminder emails.moved emails.cancelled: the clinic’s words, and below them when, with whom and the link', async (t) => {
  const link = /#portal=appointment\//;
  await leaveInOwnWords(await clinic(t), ['booked', 'reminder', 'moved', 'cancelled'], { booked: [...facts, link], reminder: [...facts, link, /video\.example/], moved: [...facts, link, /Before: /], cancelled: [...facts, /The clinic had to cancel it/] });
});

test('G5 emails.requested emails.requestToClinic emails.accepted emails.declined emails.requestWithdrawn emails.requestLapsed: the clinic’s words can’t leave unsaid that nothing is booked', async (t) => {
  const own = await clinic(t);
  const keys = ['requested', 'requestToClinic', 'accepted', 'declined', 'requestWithdrawn', 'requestLapsed'] as const;
  await leaveInOwnWords(own, keys, { requested: facts, requestToClinic: [...facts, /\/staff/], accepted: [...facts, /From the clinic: Please bring/], declined: [/From the clinic: Please bring/], requestWithdrawn: facts, requestLapsed: facts });
  await changeSettingsBy(own, { 'emails.requested': { en: { subject: 'Thanks', body: '<p>Thank you</p>' } } });
  assert.match((await sent(own, 'requested'))[0]?.text ?? '', /Thank you\n\nIt isn’t moved yet/);
});

test('G5 B4 emails.portalInvitation emails.reset emails.code emails.portalConfirmation emails.accountExists emails.accessEnding emails.securityNotice emails.transitionNotice: links, codes and how long they are good stay', async (t) => {
  const own = await clinic(t);
  const keys = ['portalInvitation', 'reset', 'code', 'portalConfirmation', 'accountExists', 'accessEnding', 'securityNotice', 'transitionNotice'] as const;
  await leaveInOwnWords(own, keys, {
    portalInvitation: [/#portal=invitation\/\S+/, /valid for 3 days/],
    reset: [/#portal=reset\/\S+/, /valid for 30 minutes/, /Your username: ana\.ruiz/],
    code: [/Code: \d{6}/, /good for 10 minutes/],
    accountExists: [/Sign in with your username/],
    accessEnding: [/Your record stays with the clinic/],
    securityNotice: [/When: /],
  });
});

test('G5 emails.signupNotification emails.receipt emails.staffInvitation emails.staffReset emails.staffNotice emails.keyExposed: the clinic’s words to itself, and on receipts', async (t) => {
  const keys = ['signupNotification', 'receipt', 'staffInvitation', 'staffReset', 'staffNotice', 'keyExposed'] as const;
  await leaveInOwnWords(await clinic(t), keys, {
    signupNotification: [/another record of this person/],
    receipt: [/Total: \$125\.50/, /Invoice 1001/],
    staffInvitation: [/#portal=staff-invitation\/\S+/, /three days/],
    staffReset: [/#portal=staff-reset\/\S+/, /30 minutes/],
    keyExposed: [/sk_live_ab…wxyz/],
  });
});

test('G5 every message has its key, its sample, its own words in four languages and, where it goes by SMS, what stays', () => {
  for (const name of Object.keys(messages).filter(isMessageName).filter(isEmailed)) {
    assert.ok(names.includes(emailNameOf(name)), name);
    assert.equal('sms' in messages[name], name in smsParts, name);
    const words = (['en', 'fr', 'it', 'es'] as const).map((language: Language) => defaultWords(name, language));
    for (const { subject, body } of words) {
      const used = [...`${subject}${body}`.matchAll(/\{\{([\w.]+)\}\}/g)].map(([, field]) => field);
      for (const field of used) assert.ok(emailFields[emailNameOf(name)].some((one) => one === field), `${name} ${field}`);
    }
  }
});

test('G5 a language that the clinic left out keeps our words; null returns to ours', async (t) => {
  const own = await clinic(t, { 'emails.booked': { fr: { subject: 'À bientôt', body: '<p>Venez</p>' } } });
  assert.match((await sent(own, 'booked'))[0]?.subject ?? '', /^Booked: First visit/);
  const french = await sent(own, 'booked', {}, { patientId: fixtureId('pt', 0), language: 'fr' });
  assert.deepEqual([french[0]?.subject, /Venez/.test(french[0]?.text ?? '')], ['À bientôt', true]);
  await changeSettingsBy(own, { 'emails.booked': null });
  assert.match((await sent(own, 'booked', {}, { patientId: fixtureId('pt', 0), language: 'fr' }))[0]?.subject ?? '', /^Réservé/);
});

test('G5 text messages in the clinic’s words keep their code, their link with how long it is good, and the way to end them', async (t) => {
  const own = await clinic(t);
  await changeSettingsBy(own, Object.fromEntries(names.map((name) => [`emails.${name}`, { en: ownWords(name) }])));
  const phone = { contact: { system: 'phone', value: '+14165550199' } };
  const texts = async (name: EmailedName, addressee: object = phone) => (await sent(own, name, {}, addressee))[0]?.text ?? '';
  assert.match(await texts('code'), /^Fixture Clinic: Own code\. \d{6} is your code\. It is good for 10 minutes\.$/);
  assert.match(await texts('invitation'), /^Fixture Clinic: Own portalInvitation\. http\S+#portal=invitation\/\S+ \(valid for 3 days, works once\)$/);
  assert.match(await texts('reset'), /Own reset\. http\S+#portal=reset\/\S+ \(valid for 30 minutes/);
  const reminded = await texts('reminder');
  assert.match(reminded, /Own reminder\. Link: https:\/\/video\.example\S+ Change or cancel: http\S+ Reply STOP to end texts\.$/);
  await changeSettingsBy(own, { 'emails.reminder': { en: { subject: 'Soon', body: '<p>Soon</p>' } } });
  assert.match(await texts('reminder'), /^Fixture Clinic: Reminder: First visit/, 'without words of their own, ours');
});

test('G5 what patients are called can’t write mails: no tags, no fields, no header, no second mail', async (t) => {
  const own = await clinic(t);
  const nasty = '<img src=x onerror=alert(1)>{{clinic.phone}}\r\nBcc: thief@evil.example\u202e';
  const body = '<p>For {{appointment.practitioner}}</p><p><a href="https://clinic.example/prepare">Prepare</a></p>';
  await changeSettingsBy(own, { 'emails.booked': { en: { subject: 'See {{appointment.practitioner}}', body, sms: 'See {{appointment.practitioner}}' } } });
  const [mail, ...more] = await sent(own, 'booked', { practitioner: nasty });
  assert.equal(more.length, 0);
  assert.equal(mail?.subject, 'See <img src=x onerror=alert(1)>{{clinic.phone}} Bcc: thief@evil.example');
  assert.doesNotMatch(mail?.html ?? '', /<img|\+14165550142<\/p>.*evil/);
  assert.match(mail?.html ?? '', /For &lt;img src&#x3D;x onerror&#x3D;alert\(1\)&gt;\{\{clinic\.phone\}\}/);
  assert.match(mail?.text ?? '', /Prepare \(https:\/\/clinic\.example\/prepare\)/);
  for (const subject of ['a\r\nBcc: x@evil.example', '', ' ', 'x'.repeat(201), '{{nobody}}', '{{#title}}x{{/title}}']) {
    assert.equal((await save(own, { 'emails.booked': { en: { subject, body } } })).status, 400, subject);
  }
  const unknown = await save(own, { 'emails.booked': { fr: { subject: 'x', body: '<p>{{payment.total}}</p>' } } });
  assert.deepEqual([unknown.body.errors[0].path, unknown.body.errors[0].code], ['/values/emails.booked/fr/body', 'merge-field-unknown']);
  assert.match(unknown.body.errors[0].message, /payment\.total.*\{\{appointment\.type\}\}/);
});

test('G5 mails wear the organization’s colours and stay under 100 KB, the longest that can be saved too', async (t) => {
  const own = await clinic(t);
  const picture = await sharp({ create: { width: 480, height: 120, channels: 3, background: 'teal' } }).png().toBuffer();
  const logo = (await own.api.as(own.staff).send('POST', '/v1/admin/files', picture, { 'Portico-File-Name': 'logo.png' })).body.id;
  await changeSettingsBy(own, { 'style.brandColor': '#7a1fa2', 'style.logo': logo });
  const [plain] = await sent(own, 'booked');
  assert.match(plain?.html ?? '', /class="act"[^>]*background:#7a1fa2/i);
  assert.match(plain?.html ?? '', new RegExp(`<img src="[^"]*${logo}[^"]*size[^"]*logo" alt="Fixture Clinic" width="240" height="60"`));
  await own.api.as(own.staff).post('/v1/admin/message-pictures', { fileId: logo });
  await changeSettingsBy(own, { 'emails.booked': { en: { subject: 'Map', body: `<p><img src="${own.url}/v1/images/${logo}" alt="Map" width="1024" height="256"></p>` } } });
  const [pictured] = await sent(own, 'booked');
  assert.match(pictured?.html ?? '', new RegExp(`<img src="${own.url}/v1/images/${logo}\\?size=mail" alt="Map" width="512" height="128" style=`));
  const words = (body: string) => ({ 'emails.booked': { en: { subject: 'Long', body } } });
  const tooLong = await save(own, words('<hr>'.repeat(4000)));
  assert.deepEqual([tooLong.status, tooLong.body.errors[0].code], [400, 'mail-too-long']);
  assert.equal((await save(own, words('é'.repeat(20_001)))).status, 400);
  assert.equal((await save(own, words('<p>a</p>'.repeat(1900)))).status, 200);
  const [mail] = await sent(own, 'booked');
  assert.ok(Buffer.byteLength(mail?.html ?? '') < 100_000, `${Buffer.byteLength(mail?.html ?? '')}`);
  assert.equal((await save(own, words('漢'.repeat(19_000)))).status, 200);
  const [wide] = await sent(own, 'booked');
  assert.ok(Buffer.byteLength(wide?.html ?? '') < 100_000);
});

test('G5 staff list every mail, see it with invented data, and send it to themselves alone', async (t) => {
  const own = await clinic(t);
  const manager = await own.api.signIn('manager', { kind: 'staff' });
  const { data } = (await manager.get('/v1/admin/emails', { 'Accept-Language': 'fr' })).body;
  assert.deepEqual(data.map(({ name }: { name: string }) => name).sort(), [...names].sort());
  const booked = data.find(({ name }: { name: string }) => name === 'booked');
  assert.deepEqual([booked.key, booked.label, booked.audience, booked.hasSms, booked.isSet, booked.stays], ['emails.booked', 'Rendez-vous réservé', 'patient', true, false, ['facts', 'button', 'calendar']]);
  assert.deepEqual(booked.defaults.en, { subject: 'Booked: {{appointment.type}}, {{appointment.day}}', body: '<p>{{explanation}}</p><p>Can’t come? Tell us as early as you can, so that somebody else gets the time.</p>', sms: booked.defaults.en.sms });
  assert.match(booked.defaults.en.sms, /^Booked: \{\{appointment\.type\}\} \{\{appointment\.way\}\}, \{\{appointment\.day\}\}/);
  for (const { name, defaults } of data) {
    const drafted = { language: 'es', subject: defaults.es.subject, body: defaults.es.body, sms: defaults.es.sms || null };
    const preview = await manager.post(`/v1/admin/emails/${name}/preview`, drafted);
    assert.equal(preview.status, 200, `${name} ${JSON.stringify(preview.body)}`);
    assert.doesNotMatch(preview.body.html + preview.body.text + preview.body.sms, /\{\{|\[object/, name);
    const asItIs = (await manager.post(`/v1/admin/emails/${name}/preview`, { language: 'es' })).body;
    if (!defaults.es.subject.includes('{{title}}')) assert.equal(preview.body.subject, asItIs.subject, name);
  }
  const refused = await manager.post('/v1/admin/emails/booked/preview', { language: 'en', subject: 'x', body: '<p>{{nobody}}</p>' });
  assert.deepEqual([refused.status, refused.body.errors[0].path], [400, '/body']);
  const draft = { language: 'en', subject: 'See you, {{patient.givenName}}', body: '<p>Soon<script>alert(1)</script></p>' };
  const answer = await manager.post('/v1/admin/emails/booked/test', draft);
  assert.deepEqual([answer.status, answer.body], [202, { to: 'manager@fixture.example' }]);
  await own.drain();
  const [mail] = await own.mails('manager@fixture.example');
  assert.equal(mail?.subject, 'Test: See you, Ana');
  assert.match(mail?.html ?? '', /<p style="margin:0 0 16px">Soon<\/p>/);
  assert.equal((await own.api.as(own.staff).post('/v1/admin/emails/booked/test', draft)).status, 403);
  for (let sentBefore = 1; sentBefore < 20; sentBefore += 1) assert.equal((await manager.post('/v1/admin/emails/booked/test', { language: 'en' })).status, 202);
  assert.equal((await manager.post('/v1/admin/emails/booked/test', { language: 'en' })).status, 429);
});
