import type { Caller } from '../../http/caller.ts';
import type { Language } from '../../locales/languages.ts';
import type { MailPayload, MailTo } from '../send-mail.ts';
import { headerText, isMailAddress, type Mailbox } from './address.ts';
import { mailContext, type MailContent } from './content.ts';
import { letterHtml, letterText } from './layout.ts';
import type { Mail, Mailer } from './mailer.ts';
import { isMailName, templates, type MailName } from './templates.ts';

/** A person that mail may go to, in their language where they chose one. */
export interface Recipient extends Mailbox {
  readonly language: Language | null;
}

/** Finds the verified mail address that a patient prefers; null where there is none. */
export type RecipientOf = (caller: Caller, patientId: string) => Promise<Recipient | null>;

/** A mail as the outbox keeps it. */
export interface QueuedMail {
  /** The outbox row's id, from which Message-ID is made. */
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly createdAt: Date;
}

/** The mail can't be written: its template is gone. */
export class UnknownTemplate extends Error {
  override name = 'UnknownTemplate';
}

/**
 * Writes and sends one mail.
 * @returns whether there was somebody to send it to
 */
export async function deliverMail(
  caller: Caller,
  queued: QueuedMail,
  mailer: Mailer,
  recipientOf: RecipientOf,
): Promise<boolean> {
  // Written by sendMail, which typed it.
  const { to, data } = queued.payload as MailPayload;
  const recipient = await recipientFor(caller, to, recipientOf);
  if (!recipient || !isMailAddress(recipient.address)) return false;
  await mailer.send(letter(caller, { ...queued, data }, recipient, mailer.from));
  return true;
}

async function recipientFor(caller: Caller, to: MailTo, recipientOf: RecipientOf): Promise<Recipient | null> {
  if (!('patientId' in to)) return to;
  const found = await recipientOf(caller, to.patientId);
  return found && { ...found, language: to.language ?? found.language };
}

function letter(caller: Caller, queued: QueuedMail & { data: unknown }, recipient: Recipient, from: string): Mail {
  const language = recipient.language ?? caller.settings.get('general.language');
  const content = written(queued.name, queued.data, caller, language);
  const { say } = mailContext(language, null);
  const { name, phone, email } = caller.organization;
  const whole = {
    ...content,
    language,
    greeting: say('mail.greeting', { name: recipient.name }),
    organization: name,
    footer: [
      say('mail.footer.why', { organization: name }),
      ...(phone ? [say('mail.footer.phone', { phone })] : []),
      say('mail.footer.private'),
    ],
  };
  return {
    messageId: `${queued.id}@${from.slice(from.lastIndexOf('@') + 1)}`,
    from: { name: headerText(name), address: from },
    to: { name: headerText(recipient.name), address: recipient.address },
    ...(email && isMailAddress(email) && { replyTo: { name: headerText(name), address: email } }),
    subject: content.subject,
    text: letterText(whole),
    html: letterHtml(whole),
    language,
    date: queued.createdAt,
  };
}

function written(name: string, data: unknown, caller: Caller, language: Language): MailContent {
  if (!isMailName(name)) throw new UnknownTemplate('The outbox names a mail that is no longer in the catalog');
  const { publicUrl } = caller.runtime;
  const portalUrl = caller.settings.get('general.enabled') ? `${publicUrl}/p/${caller.organization.slug}` : null;
  return byTemplate(name)(data, mailContext(language, portalUrl));
}

/** Data and template were paired by sendMail when the row was written. */
const byTemplate = (name: MailName) =>
  templates[name] as (data: unknown, context: ReturnType<typeof mailContext>) => MailContent;
