import type { Caller } from '../http/caller.ts';
import { appointmentTokenFor, codeFor, tokenFor } from '../http/secrets.ts';
import type { Language, TextKey } from '../locales/languages.ts';
import { colon } from '../locales/typeset.ts';
import { portalUrlOf } from '../organizations/portal-url.ts';
import { isMessageName, messages, type Audience, type Message, type MessageName } from './catalog.ts';
import { headerText, isMailAddress } from './mail/address.ts';
import type { CalendarFile, CalendarWriter } from './mail/calendar-file.ts';
import { mailContext, type MailContent, type MailContext } from './mail/content.ts';
import { letterHtml, letterText } from './mail/layout.ts';
import type { Mail, Mailer } from './mail/mailer.ts';
import type { Channels, Recipient, Recipients } from './recipients.ts';
import type { Destination, MessagePayload } from './send-message.ts';
import { isStopped } from './sms/stops.queries.ts';
import type { Texter } from './sms/texter.ts';

/** What messages are sent with. */
export interface DeliveryMeans {
  readonly mailer: Mailer;
  readonly texter: Texter;
  readonly recipients: Recipients;
  /** Without it, mails carry no calendar files. */
  readonly calendarOf?: CalendarWriter;
}

/** A message as the outbox keeps it. */
export interface QueuedMessage {
  /** The outbox row's id, from which Message-ID is made. */
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly createdAt: Date;
}

/** The message can't be written: it is gone from the catalog. */
export class UnknownTemplate extends Error {
  override name = 'UnknownTemplate';
}

/**
 * Writes and sends one message, by mail or SMS as its addressee is reached.
 * @returns whether there was somebody to send it to
 */
export async function deliver(caller: Caller, queued: QueuedMessage, means: DeliveryMeans): Promise<boolean> {
  const { mailer, texter, recipients, calendarOf } = means;
  if (!isMessageName(queued.name)) throw new UnknownTemplate('The outbox names a message that is no longer in the catalog');
  // Written by sendMessage, which typed it.
  const { to, data, notAfter } = queued.payload as MessagePayload;
  if (notAfter !== undefined && caller.clock.now() > new Date(notAfter)) return false;
  const message = byName(queued.name);
  const recipient = await recipientFor(caller, to, recipients, message.sms ? ['email', 'phone'] : ['email']);
  if (!recipient) return false;
  const context = await contextOf(caller, recipient.language ?? caller.settings.get('general.language'));
  if (recipient.system === 'phone') {
    if (!message.sms || (await isStopped(recipient.value))) return false;
    const text = `${headerText(caller.organization.name, 60)}${colon(context.language)} ${message.sms(data, context)}`;
    await texter.send({ id: queued.id, to: recipient.value, text, date: queued.createdAt });
    return true;
  }
  if (!isMailAddress(recipient.value)) return false;
  const content = message.mail(data, context);
  const reader = { ...caller, language: context.language };
  const calendar = content.calendar && (await calendarOf?.(reader, content.calendar, { from: mailer.from, to: recipient.value }));
  await mailer.send(letter(caller, { queued, recipient, audience: message.audience, content, calendar: calendar ?? null, from: mailer.from }, context));
  return true;
}

/** Data and message were paired by sendMessage when the row was written. */
const byName = (name: MessageName) => messages[name] as Message<Audience, unknown>;

async function recipientFor(caller: Caller, to: Destination, recipients: Recipients, channels: Channels): Promise<Recipient | null> {
  const found = await whoIs(caller, to, recipients, channels);
  const spoken = 'language' in to ? to.language : null;
  return found && { ...found, language: spoken ?? found.language };
}

async function whoIs(caller: Caller, to: Destination, recipients: Recipients, channels: Channels): Promise<Recipient | null> {
  if ('patientId' in to) return recipients.patient(caller, to.patientId, channels);
  if ('portalUserId' in to) return recipients.login(caller, to.portalUserId);
  if ('contactOfUser' in to) return recipients.contactOfUser(caller, to.contactOfUser, channels);
  if ('staffUserId' in to) return recipients.staff(caller, to.staffUserId);
  if ('contact' in to) return { ...to.contact, name: to.name ?? '', language: null };
  if (to.address) return { system: 'email', value: to.address, name: '', language: null };
  return recipients.clinic(caller, to.locationId);
}

async function contextOf(caller: Caller, language: Language): Promise<MailContext> {
  const { config, publicUrl } = caller.runtime;
  const { slug, name: organization } = caller.organization;
  const page = await portalUrlOf(caller);
  const portalUrl = caller.settings.get('general.enabled') ? page : null;
  const staffUrl = `${publicUrl}/p/${slug}/staff`;
  const opens = portalUrl !== null && caller.settings.get('sections.appointments');
  return mailContext(language, {
    organization,
    portalUrl,
    staffUrl,
    link: (name, id) => `${name.startsWith('staff-') ? staffUrl : page}#portal=${name}/${tokenFor(config.PORTICO_SECRET, id)}`,
    appointmentUrl: (id) => (opens ? `${page}#portal=appointment/${appointmentTokenFor(config.PORTICO_SECRET, { organizationId: caller.organizationId, id })}` : null),
    code: (id) => codeFor(config.PORTICO_SECRET, id),
  });
}

interface Parts {
  queued: QueuedMessage;
  recipient: Recipient;
  audience: Audience;
  content: MailContent;
  calendar: CalendarFile | null;
  from: string;
}

function letter(caller: Caller, { queued, recipient, audience, content, calendar, from }: Parts, { say, language }: MailContext): Mail {
  const { name, phone, email } = caller.organization;
  const whole = {
    ...content,
    language,
    greeting: recipient.name && say('mail.greeting', { name: recipient.name }),
    organization: name,
    footer: [
      say(whyKeys[audience], { organization: name }),
      ...(phone ? [say('mail.footer.phone', { phone })] : []),
      ...(audience === 'clinic' ? [] : [say('mail.footer.private')]),
    ],
  };
  return {
    messageId: `${queued.id}@${from.slice(from.lastIndexOf('@') + 1)}`,
    from: { name: headerText(name), address: from },
    to: { name: headerText(recipient.name), address: recipient.value },
    ...(email && isMailAddress(email) && { replyTo: { name: headerText(name), address: email } }),
    subject: content.subject,
    text: letterText(whole),
    html: letterHtml(whole),
    language,
    date: queued.createdAt,
    ...(calendar && { calendar }),
  };
}

const whyKeys: Readonly<Record<Audience, TextKey>> = {
  patient: 'mail.footer.why',
  login: 'mail.footer.whyLogin',
  everywhere: 'mail.footer.whyLogin',
  contact: 'mail.footer.whyContact',
  clinic: 'mail.footer.whyClinic',
  staff: 'mail.footer.whyStaff',
};
