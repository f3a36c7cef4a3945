import Mustache from 'mustache';
import type { Language } from '../../locales/languages.ts';
import { text } from '../../locales/text.ts';
import { messages, type Audience, type Message } from '../catalog.ts';
import type { MailContext } from '../mail/content.ts';
import type { EmailedName } from './email-names.ts';
import { samplesFor } from './samples.ts';
import { smsParts, type SmsParts } from './sms-parts.ts';

/** Whose sentences depend on the case: `{{explanation}}` stands for them. */
const dependsOnCase: readonly EmailedName[] = ['booked', 'moved', 'cancelled', 'requested', 'accepted', 'receipt', 'accountExists', 'securityNotice', 'signupNotification', 'reset', 'staffNotice'];
/** Whose subject does as well: `{{title}}` stands for it. */
const titleDependsOnCase: readonly EmailedName[] = ['securityNotice', 'signupNotification', 'staffNotice'];

const day = '{{day}}';

/** Our own words of a message with its merge fields in them: what staff begin with when they write theirs. */
export function defaultWords(name: EmailedName, language: Language) {
  // Paired by the name.
  const { mail, sms } = messages[name] as Message<Audience, unknown>;
  const parts = smsParts[name] as SmsParts<unknown> | undefined;
  const context = fieldsInPlace(language);
  const data = { ...samplesFor(language, day)[name], ...inPlace };
  const { subject, paragraphs, closing } = mail(data, context);
  const body = [...(dependsOnCase.includes(name) ? ['{{explanation}}'] : paragraphs), ...closing];
  return {
    subject: titleDependsOnCase.includes(name) ? '{{title}}' : subject,
    body: (body.length > 0 ? body : ['{{title}}']).map((one) => `<p>${Mustache.escape(one)}</p>`).join(''),
    sms: sms && parts ? parts.words(data, context) : null,
  };
}

/** Fields where a message's data has names. */
const inPlace = {
  appointmentType: '{{appointment.type}}',
  practitioner: '{{appointment.practitioner}}',
  location: { name: '{{appointment.location}}', address: '{{appointment.address}}' },
  way: 'inPerson',
  start: 'start',
  endsOn: 'endsOn',
  username: '{{login.username}}',
  moveFrom: null,
} as const;

const days: Readonly<Record<string, string>> = { start: '{{appointment.day}}', endsOn: '{{login.endsOn}}' };

/** Writes with fields where there will be values. */
const fieldsInPlace = (language: Language): MailContext => ({
  language,
  say: (key, values) => (key.startsWith('mail.way.') ? '{{appointment.way}}' : text(language, key, values)),
  format: { day: (value) => days[value] ?? value, time: () => '{{appointment.time}}', money: () => '{{payment.total}}', zoneCity: (zone) => zone },
  organization: '{{clinic.name}}',
  portalUrl: null,
  staffUrl: '',
  link: () => '',
  appointmentUrl: () => null,
  code: () => '',
});
