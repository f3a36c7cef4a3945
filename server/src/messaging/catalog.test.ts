import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { languages, type Language } from '../locales/languages.ts';
import { clinic, patients } from '../testing/clinic.ts';
import { fixtureId } from '../testing/fixture-patients.ts';
import { messages, type Audience, type AudienceOf, type MessageData, type MessageName } from './catalog.ts';
import { sendMessage, type Addressees } from './send-message.ts';

const money = { amount: 12550, currency: 'CAD' };
const anId = fixtureId('zz', 1);

/** What each message is written from: a new one doesn't compile until it stands here. */
const samples: { readonly [Name in MessageName]: MessageData<Name> } = {
  booked: { appointmentType: 'Visit', start: '2027-03-02T09:00:00-05:00', end: '2027-03-02T09:30:00-05:00', timeZone: 'America/Toronto', practitioner: 'Ada', location: { name: 'Toronto' } },
  receipt: { reference: 'R-1', paidOn: '2027-03-02', total: money, invoices: [{ number: '1001', amount: money }] },
  transitionNotice: {},
  code: { verificationId: anId },
  accountExists: { login: 'active' },
  portalConfirmation: { location: 'Toronto' },
  signupNotification: { name: 'Ana Núñez', location: 'Toronto', mayBeDuplicate: true },
  invitation: { tokenId: anId },
  reset: { tokenId: anId, username: 'maya' },
  securityNotice: { kind: 'password-changed', at: '2027-03-02T09:00:00-05:00', timeZone: 'America/Toronto', contact: null, device: null },
  staffInvitation: { tokenId: anId },
  staffReset: { tokenId: anId },
  staffNotice: { kind: 'locked' },
  accessEnding: { endsOn: '2027-04-02' },
  keyExposed: { name: 'Website', shown: 'sk_test_…abcd' },
};

const typed = 'typed@somewhere.example';
const toEach = (staffUserId: string, language: Language): { readonly [To in Audience]: Addressees[To] } => ({
  patient: { patientId: patients.maya, language },
  login: { portalUserId: fixtureId('pu', 0), language },
  everywhere: { portalUserId: fixtureId('pu', 0), language },
  contact: { contact: { system: 'email', value: typed }, language },
  clinic: { locationId: null },
  staff: { staffUserId },
});

/** The sample and the addressee are of this very name, which the compiler can't follow over all names at once. */
const sendSample = <Name extends MessageName>(caller: Caller, name: Name, to: ReturnType<typeof toEach>) =>
  sendMessage<Name>(caller, { message: name, to: to[messages[name].audience] as Addressees[AudienceOf<Name>], data: samples[name], dedupeKey: name });

const names = Object.keys(messages) as MessageName[];

/** Sends every message to whom it is for. @returns what arrived, by message */
async function sendAll(here: Awaited<ReturnType<typeof clinic>>, language: Language) {
  const caller = await here.caller();
  const [employee] = await caller.db.StaffUser.find({ limit: 1 });
  assert.ok(employee);
  await tx(() => caller.db.StaffUser.update({ id: employee.id }, { language }));
  const arrived = new Map<MessageName, { to: string; subject: string; text: string; html?: string }[]>();
  for (const name of names) {
    const before = new Set((await here.mails()).map(({ messageId }) => messageId));
    await tx(() => sendSample(caller, name, toEach(employee.id, language)));
    await here.drain();
    arrived.set(name, (await here.mails()).filter(({ messageId }) => !before.has(messageId)));
  }
  return { arrived, employee: employee.email };
}

test('B6 I3 every message of the catalog goes to its audience and to nobody else', async (t) => {
  const here = await clinic(t);
  const { arrived, employee } = await sendAll(here, 'en');
  const where: Readonly<Record<Audience, readonly string[]>> = {
    patient: ['patient0@example.org'],
    login: ['maya@login.example'],
    everywhere: ['maya@login.example', 'patient0@example.org'],
    contact: [typed],
    clinic: [`front@${here.slug}.example`],
    staff: [employee],
  };
  for (const [name, mails] of arrived) assert.deepEqual(mails.map(({ to }) => to).sort(), where[messages[name].audience], name);
});

test('G7 I3 every message is whole in English and French, in both parts, and says how long its link is good', async (t) => {
  for (const language of languages) {
    const here = await clinic(t, { 'general.language': language });
    const { arrived } = await sendAll(here, language);
    for (const [name, mails] of arrived) for (const mail of mails) assertWhole(name, mail, language);
  }
});

function assertWhole(name: MessageName, { subject, text, html = '' }: { subject: string; text: string; html?: string }, language: Language) {
  assert.match(html, new RegExp(`<html lang="${language}"`), name);
  assert.doesNotMatch(`${subject}\n${text}\n${html}`, /\b(mail|sms|problem)\.[a-z][\w.]+\b|undefined|\[object|\{\w+\}/i, `${name} in ${language}`);
  assert.ok(subject.length > 5 && subject.length < 90 && text.length > 60, name);
  const link = /#portal=[\w-]+\/[\w-]+/.exec(text)?.[0];
  if (!link) return;
  assert.ok(html.replaceAll('&#x2F;', '/').replaceAll('&#x3D;', '=').includes(link), `${name}: the same link in both parts`);
  assert.match(text, language === 'en' ? /three days|3 days|30 minutes|half an hour/ : /trois jours|3 jours|30 minutes|demi-heure/, `${name} in ${language}`);
}

test('B3 I3 who has only a phone gets what may go by SMS, short and with the clinic’s name', async (t) => {
  const here = await clinic(t);
  const caller = await here.caller();
  await tx(async () => {
    await caller.db.ContactPoint.update({ patientId: patients.maya }, { verifiedAt: null });
    await caller.db.ContactPoint.insert({ id: anId, patientId: patients.maya, system: 'phone', value: '416 555 0177', normalized: '+14165550177', verifiedAt: here.clock.now(), preferred: 'y', createdAt: here.clock.now() });
    await caller.db.PortalUser.update({ id: fixtureId('pu', 0) }, { linkedEmail: null, linkedPhone: '+14165550178' });
  });
  for (const name of names.filter((one) => ['patient', 'login', 'everywhere'].includes(messages[one].audience))) {
    const before = new Set((await here.mails()).map(({ messageId }) => messageId));
    await tx(() => sendSample(caller, name, toEach('', 'fr')));
    await here.drain();
    const came = (await here.mails()).filter(({ messageId }) => !before.has(messageId));
    assert.equal(came.length > 0, 'sms' in messages[name], name);
    for (const { channel, text } of came) {
      assert.equal(channel, 'sms', name);
      assert.match(text, /^Fixture Clinic: /);
      assert.ok(text.length <= 320, `${name}: ${text.length} characters`);
    }
  }
});
