import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../db/tx.ts';
import { languages } from '../locales/languages.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { fixtureId } from '../testing/fixture-patients.ts';
import { isMessageName, messages, type Audience, type Message, type MessageData, type MessageName } from './catalog.ts';
import { samplesFor } from './emails/samples.ts';
import { mailContext } from './mail/content.ts';
import { sendMessage, type Addressees } from './send-message.ts';

/** What each kind of message may be written from. */
const samples: { readonly [Name in MessageName]: MessageData<Name> } = { ...samplesFor('en', '2027-03-08'), trial: { content: { subject: 'Hello', heading: 'Hello', paragraphs: [], facts: [], closing: [] } } };
const names = Object.keys(messages).filter(isMessageName);

/** The fixture's people by audience, each with addresses of their own, and who of them must hear of it. */
const audiences = ({ slug }: Clinic): { readonly [To in Audience]: { readonly to: Addressees[To]; readonly heard: readonly string[] } } => ({
  patient: { to: { patientId: fixtureId('pt', 0) }, heard: ['patient0@example.org'] },
  login: { to: { portalUserId: fixtureId('pu', 0) }, heard: ['maya@login.example'] },
  everywhere: { to: { portalUserId: fixtureId('pu', 0) }, heard: ['maya@login.example', 'patient0@example.org'] },
  contact: { to: { contact: { system: 'email', value: 'asked@about.example' } }, heard: ['asked@about.example'] },
  clinic: { to: { locationId: null }, heard: [`front@${slug}.example`] },
  staff: { to: { staffUserId: fixtureId('st', 0) }, heard: ['manager@fixture.example'] },
});

test('B4 B5 B6 every message of the product goes to whom the catalog names, and to nobody else', async (t) => {
  const own = await clinic(t);
  const caller = await own.caller();
  const who = audiences(own);
  for (const name of names) {
    const before = new Set((await own.mails()).map(({ messageId }) => messageId));
    const { to, heard } = who[messages[name].audience];
    // Sample and addressee are those of this kind; only their pairing is lost in the loop.
    await tx(() => sendMessage(caller, { message: name, to, data: samples[name], dedupeKey: name } as never));
    await own.drain();
    const sent = (await own.mails()).filter(({ messageId }) => !before.has(messageId));
    assert.deepEqual(sent.map((one) => one.to).sort(), [...heard].sort(), name);
  }
});

test('I1 every message is written whole in every language, by mail and where it may go by SMS', () => {
  for (const name of names) {
    const { mail, sms } = messages[name] as Message<Audience, unknown>;
    if (name === 'trial') continue; // its words are those of another
    const written = languages.map((language) => {
      const context = mailContext(language, { organization: 'Northside', portalUrl: 'https://p.example', link: (link, id) => `https://p.example#portal=${link}/${id}`, appointmentUrl: (id) => `https://p.example#portal=appointment/${id}`, staffUrl: 'https://p.example/staff', code: () => '012345' });
      const content = mail(samples[name], context);
      const text = sms?.(samples[name], context) ?? '';
      const words = [content.subject, content.heading, ...content.paragraphs, ...content.closing, ...(content.notes ?? []), ...content.facts.flatMap(({ label, value }) => [label, value]), text];
      assert.ok(content.subject && content.heading, name);
      for (const one of words) assert.doesNotMatch(one, /[{}]|\b(?:undefined|null|NaN)\b|(mail|sms)\.\w+\./, `${name} in ${language}`);
      assert.ok(text.length <= 320, `${name} in ${language} is ${text.length} characters of SMS`);
      return JSON.stringify([content.subject, content.heading, content.paragraphs]);
    });
    assert.equal(new Set(written).size, languages.length, `${name} isn’t translated`);
  }
});

test('B4 every message with a one-time link says how long it is good', () => {
  for (const name of names) {
    const { mail, sms } = messages[name] as Message<Audience, unknown>;
    for (const language of languages) {
      let linked = false;
      const link = () => {
        linked = true;
        return 'https://p.example#portal=link/token';
      };
      const context = mailContext(language, { organization: 'Northside', portalUrl: null, link, appointmentUrl: () => null, staffUrl: 'https://p.example/staff', code: () => '012345' });
      const content = mail(samples[name], context);
      const lasts = /\b(three days|3 days|30 minutes|half an hour|trois jours|3 jours|tre giorni|3 giorni|30 minuti|tres días|3 días|30 minutos)(?!\p{L})/u;
      if (linked) assert.match([...content.paragraphs, ...(content.notes ?? [])].join(' '), lasts, `${name} in ${language}`);
      if (linked && sms) assert.match(sms(samples[name], context), lasts, `${name} in ${language} by SMS`);
    }
  }
});
