import type { SmsTemplate } from '../sms/sms-template.ts';
import { facts, type MailTemplate } from './content.ts';

/** A link to set a new password, and for whose login: the name is often forgotten too. */
export interface ResetMail {
  readonly tokenId: string;
  readonly username: string;
  /** The clinic sends it, not the person. */
  readonly byClinic?: boolean;
}

/** "Set a new password". */
export const reset: MailTemplate<ResetMail> = ({ tokenId, username, byClinic }, { say, link, organization }) => ({
  subject: say('mail.reset.subject'),
  heading: say('mail.reset.heading'),
  paragraphs: [say(byClinic ? 'mail.reset.introClinic' : 'mail.reset.intro', { organization })],
  facts: facts([say('mail.reset.username'), username]),
  action: { label: say('mail.reset.action'), url: link('reset', tokenId) },
  closing: [],
  notes: [say('mail.reset.validity'), say('mail.reset.unexpected')],
});

/** The same in one SMS. */
export const resetSms: SmsTemplate<ResetMail> = ({ tokenId }, { say, link }) => say('sms.reset', { url: link('reset', tokenId) });
