import { createTransport } from 'nodemailer';
import { ConfigError, type Config } from '../../config.ts';
import { headerText, parseMailbox, type Mailbox } from './address.ts';
import type { CalendarFile } from './calendar-file.ts';
import { fileInbox, type Inbox } from './inbox.ts';

/** A finished mail. */
export interface Mail {
  /** The same at each repeat, so that mail programs show a repeat once. */
  readonly messageId: string;
  readonly from: Mailbox;
  readonly to: Mailbox;
  /** Where answers go: the clinic's own address. */
  readonly replyTo?: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
  readonly date: Date;
  /** Puts an appointment into the reader's calendar, or takes it out. */
  readonly calendar?: CalendarFile;
}

/** Where mails go: an SMTP server, the development inbox, or nowhere with a sentence that says so. */
export interface Mailer {
  /** Whether mail can be sent at all; where not, it waits in the outbox, and the log says so at the start. */
  readonly configured: boolean;
  /** The address that mails come from. */
  readonly from: string;
  /** Hands the mail over; resolves only when the other side took it. @throws MailRefused */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** The mail wasn't taken. The reason is a short code for the outbox and never holds an address. */
export class MailRefused extends Error {
  constructor(
    readonly reason: string,
    /** The server said never (5xx to this message), so that trying for days is useless. */
    readonly permanent: boolean,
  ) {
    super(reason);
    this.name = 'MailRefused';
  }
}

const devSender = 'portico@localhost.localdomain';
/** A worker's claim must outlive every wait in here. */
const smtpWaitMs = 15_000;

/**
 * The mailer that the environment asks for.
 * @throws ConfigError — `SMTP_URL` without a usable `MAIL_FROM`
 */
export function mailerFor(config: Pick<Config, 'NODE_ENV' | 'SMTP_URL' | 'MAIL_FROM'>, inbox: Inbox | null): Mailer {
  const sender = config.MAIL_FROM === undefined ? null : parseMailbox(config.MAIL_FROM);
  if (config.MAIL_FROM !== undefined && !sender)
    throw new ConfigError('MAIL_FROM: must be one mail address, like clinic@example.org');
  if (config.SMTP_URL) {
    if (!sender) throw new ConfigError('MAIL_FROM: required with SMTP_URL, the address that mails come from');
    return smtpMailer(config.SMTP_URL, sender.address);
  }
  if (config.NODE_ENV !== 'production' && inbox) return inboxMailer(inbox, sender?.address ?? devSender);
  return {
    configured: false,
    from: '',
    close: () => undefined,
    send: () => Promise.reject(new MailRefused('SMTP_URL-is-not-set', false)),
  };
}

/** Development's inbox: a file beside the database, none in production. */
export const inboxFor = (config: Pick<Config, 'NODE_ENV' | 'SMTP_URL'>, file: string): Inbox | null =>
  config.NODE_ENV === 'production' || config.SMTP_URL ? null : fileInbox(file);

function inboxMailer(inbox: Inbox, from: string): Mailer {
  return {
    configured: true,
    from,
    close: () => undefined,
    send: (mail) =>
      inbox.add({
        to: mail.to.address,
        channel: 'email',
        subject: headerText(mail.subject, 300),
        text: mail.text,
        html: mail.html,
        ...(mail.calendar && { calendar: mail.calendar.content }),
        sentAt: mail.date.toISOString(),
        messageId: mail.messageId,
      }),
  };
}

function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: smtpWaitMs,
    greetingTimeout: smtpWaitMs,
    socketTimeout: smtpWaitMs,
    dnsTimeout: smtpWaitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    configured: true,
    from,
    close: () => transport.close(),
    send: async (mail) => {
      try {
        await transport.sendMail({
          messageId: `<${mail.messageId}>`,
          date: mail.date,
          from: { name: headerText(mail.from.name), address: mail.from.address },
          to: { name: headerText(mail.to.name), address: mail.to.address },
          ...(mail.replyTo && { replyTo: { name: headerText(mail.replyTo.name), address: mail.replyTo.address } }),
          subject: headerText(mail.subject, 300),
          text: mail.text,
          html: mail.html,
          ...(mail.calendar && { icalEvent: { ...mail.calendar, filename: 'appointment.ics' } }),
          headers: {
            'Content-Language': mail.language,
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
          },
        });
      } catch (cause) {
        throw refusal(cause);
      }
    },
  };
}

/** Only codes leave here: an SMTP answer repeats the address. */
function refusal(cause: unknown): MailRefused {
  const { code, responseCode } = Object(cause) as { code?: unknown; responseCode?: unknown };
  const answer = typeof responseCode === 'number' ? responseCode : null;
  const aboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE';
  return new MailRefused(
    `smtp-${typeof code === 'string' ? code : 'failed'}${answer ? `-${answer}` : ''}`,
    aboutMessage && answer !== null && answer >= 500,
  );
}
