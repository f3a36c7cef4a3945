import type { Caller } from '../http/caller.ts';
import { isMessageName, messages, type MessageName } from './catalog.ts';
import { contextFor, layOut, writeMail, writeSms } from './compose.ts';
import { headerText, isMailAddress } from './mail/address.ts';
import type { CalendarFile, CalendarWriter } from './mail/calendar-file.ts';
import type { MailContent, MailContext } from './mail/content.ts';
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
  const { name } = queued;
  const recipient = await recipientFor(caller, to, recipients, messages[name].sms ? ['email', 'phone'] : ['email']);
  if (!recipient) return false;
  const context = await contextFor(caller, recipient.language ?? caller.settings.get('general.language'));
  const writing = { name, data, reader: recipient.name };
  if (recipient.system === 'phone') {
    const text = writeSms(caller, writing, context);
    if (text === null || (await isStopped(recipient.value))) return false;
    await texter.send({ id: queued.id, to: recipient.value, text, date: queued.createdAt });
    return true;
  }
  if (!isMailAddress(recipient.value)) return false;
  const content = await writeMail(caller, writing, context);
  const addressee = { ...caller, language: context.language };
  const calendar = content.calendar && (await calendarOf?.(addressee, content.calendar, { from: mailer.from, to: recipient.value }));
  await mailer.send(await letter(caller, { queued, recipient, content, calendar: calendar ?? null, from: mailer.from }, name, context));
  return true;
}

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

interface Parts {
  queued: QueuedMessage;
  recipient: Recipient;
  content: MailContent;
  calendar: CalendarFile | null;
  from: string;
}

async function letter(caller: Caller, { queued, recipient, content, calendar, from }: Parts, name: MessageName, context: MailContext): Promise<Mail> {
  const { name: organization, email } = caller.organization;
  return {
    messageId: `${queued.id}@${from.slice(from.lastIndexOf('@') + 1)}`,
    from: { name: headerText(organization), address: from },
    to: { name: headerText(recipient.name), address: recipient.value },
    ...(email && isMailAddress(email) && { replyTo: { name: headerText(organization), address: email } }),
    subject: content.subject,
    ...(await layOut(caller, content, { reader: recipient.name, name }, context)),
    language: context.language,
    date: queued.createdAt,
    ...(calendar && { calendar }),
  };
}
