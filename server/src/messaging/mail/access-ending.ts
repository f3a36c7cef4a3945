import type { SmsTemplate } from '../sms/sms-template.ts';
import type { MailTemplate } from './content.ts';

/** A login that nobody used for a long time. */
export interface AccessEndingMail {
  /** The last day on which one sign-in keeps it. */
  readonly endsOn: string;
}

/** "Your login will be switched off": one sign-in keeps it. */
export const accessEnding: MailTemplate<AccessEndingMail> = ({ endsOn }, { say, format, portalUrl, organization }) => ({
  subject: say('mail.accessEnding.subject', { organization }),
  heading: say('mail.accessEnding.heading'),
  paragraphs: [say('mail.accessEnding.intro', { organization, day: format.day(endsOn) })],
  facts: [],
  ...(portalUrl && { action: { label: say('mail.portal'), url: portalUrl } }),
  closing: [],
  notes: [say('mail.accessEnding.outro')],
  insists: [say('mail.accessEnding.intro', { organization, day: format.day(endsOn) })],
});

/** The same in a text message. */
export const accessEndingSms: SmsTemplate<AccessEndingMail> = ({ endsOn }, { say, format, portalUrl }) =>
  say('sms.accessEnding', { day: format.day(endsOn), url: portalUrl ?? '' }).trim();
