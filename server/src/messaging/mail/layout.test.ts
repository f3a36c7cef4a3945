import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../locales/languages.ts';
import { ownPalette } from '../../themes/palette.ts';
import type { AppointmentMail } from './appointments/appointment-mail.ts';
import { messages } from '../catalog.ts';
import { mailContext } from './content.ts';
import { letterHtml, letterText } from './layout.ts';
import type { ReceiptMail } from './receipt.ts';

const appointment: AppointmentMail = {
  appointmentId: '01900000-0000-7000-8000-000000000001',
  chainId: '01900000-0000-7000-8000-000000000001',
  way: 'inPerson',
  appointmentType: 'Initial Physiotherapy',
  start: '2026-12-01T09:00:00-07:00',
  end: '2026-12-01T09:45:00-07:00',
  timeZone: 'America/Vancouver',
  practitioner: 'Maya Chen, PT',
  location: { name: 'Northside', address: '12 Bridge Street' },
};
const payment: ReceiptMail = {
  reference: 'R-1',
  paidOn: '2026-11-23',
  total: { amount: 12550, currency: 'CAD' },
  invoices: [{ number: '1001', amount: { amount: 12550, currency: 'CAD' } }],
};

const contextIn = (language: Language, portalUrl: string | null = null) =>
  mailContext(language, { portalUrl, link: (name) => `https://portal.example/p/northside#portal=${name}/token`, appointmentUrl: () => portalUrl && `${portalUrl}#portal=appointment/token`, staffUrl: 'https://portal.example/p/northside/staff', code: () => '012345', organization: 'Northside' });
const bookedIn = (language: Language, portalUrl: string | null = 'https://portal.example/p/northside') =>
  messages.booked.mail(appointment, contextIn(language, portalUrl));
const letter = (content = bookedIn('en'), language: Language = 'en') => ({
  ...content,
  language,
  greeting: 'Hello Ana,',
  organization: 'Northside',
  footer: ['F'],
  look: { colors: ownPalette, font: 'system-ui,sans-serif', logo: null },
});

test('I3 tells the wall time of the clinic, whatever zone tables this machine has', () => {
  const when = bookedIn('en').facts.find(({ label }) => label === 'When')?.value;
  assert.match(when ?? '', /^Tuesday,? 1 December,? 2026|^Tuesday, December 1, 2026/);
  assert.match(when ?? '', /9:00\sa\.m\. to 9:45\sa\.m\. \(Vancouver time\)/);
});

test('I3 writes every mail in French too, and money the Canadian way', () => {
  assert.equal(bookedIn('fr').subject, 'Réservé\u00a0: Initial Physiotherapy, mardi 1er décembre 2026');
  const receipt = messages.receipt.mail(payment, contextIn('fr'));
  assert.match(letterText(letter(bookedIn('fr'), 'fr')), /\u00a0: https:/);
  assert.equal(receipt.subject.replaceAll(/\s/g, ' '), 'Reçu : 125,50 $');
  assert.equal(receipt.paragraphs[0], 'Nous avons reçu votre paiement pour une facture.');
});

test('I3 general.enabled leaves the link out while the portal is off', () => {
  assert.equal(bookedIn('en', null).action, undefined);
  assert.doesNotMatch(letterHtml(letter(bookedIn('en', null))), /href/);
  assert.match(letterText(letter()), /See, move or cancel it: https:\/\/portal\.example\/p\/northside#portal=appointment\/token/);
});

test('I3 shows what people are called as text: nothing in a name runs', () => {
  const content = messages.booked.mail(
    { ...appointment, practitioner: '<img src=x onerror=alert(1)>{{subject}}' },
    contextIn('en'),
  );
  const html = letterHtml(letter(content));
  assert.doesNotMatch(html, /<img/);
  assert.match(html, /&lt;img src/);
  assert.match(html, /\{\{subject\}\}/);
  assert.match(letterText(letter(content)), /With: <img src=x onerror=alert\(1\)>\{\{subject\}\}/);
});

test('I3 says the same in both parts, in tables that mail programs know and for dark screens', () => {
  const html = letterHtml(letter());
  const plain = letterText(letter());
  for (const { label, value } of bookedIn('en').facts) {
    assert.ok(plain.includes(`${label}: ${value}`), label);
    assert.ok(html.includes(`>${value}<`), label);
  }
  assert.match(html, /prefers-color-scheme: dark/);
  assert.doesNotMatch(html, /<(script|link|img)/);
});
