import type { SmsTemplate } from '../sms/sms-template.ts';
import { facts, type MailTemplate } from './content.ts';

/** What happened to a login, or to where messages go, that its owner must hear of, whoever did it. */
export type SecurityNoticeKind =
  | 'password-changed'
  | 'new-device'
  | 'contact-linked'
  | 'contact-removed'
  | 'locked'
  | 'login-ended'
  | 'record-joined'
  | 'contact-point-removed'
  | 'contact-point-unpreferred';

/** What a security notice is written from. */
export interface SecurityNotice {
  readonly kind: SecurityNoticeKind;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** IANA name of the clinic's zone, in which the time is told. */
  readonly timeZone: string;
  /** The linked contact, masked. */
  readonly contact?: string | null;
  /** What the person signed in with, in the browser's own words. */
  readonly device?: string | null;
}

/** "Your password was changed": what, when, and what to do if it wasn't you. No link: such mails are what swindlers copy. */
export const securityNotice: MailTemplate<SecurityNotice> = ({ kind, at, timeZone, contact, device }, { say, format, organization }) => ({
  subject: say(`mail.security.${kind}.subject`, { organization }),
  heading: say(`mail.security.${kind}.subject`, { organization }),
  paragraphs: [say(`mail.security.${kind}.intro`, { organization })],
  facts: facts(
    [say('mail.security.when'), say('mail.security.whenValue', { day: format.day(at), time: format.time(at), zone: format.zoneCity(timeZone) })],
    [say('mail.security.contact'), contact],
    [say('mail.security.device'), device],
  ),
  closing: [],
  insists: [say(`mail.security.${kind}.intro`, { organization })],
  notes: [say(kind === 'locked' ? 'mail.security.lockedAdvice' : 'mail.security.advice', { organization })],
});

/** The same in one SMS. */
export const securityNoticeSms: SmsTemplate<SecurityNotice> = ({ kind }, { say, organization }) =>
  `${say(`mail.security.${kind}.subject`, { organization })}. ${say('sms.security', { organization })}`;
