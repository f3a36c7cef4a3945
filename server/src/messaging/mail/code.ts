import type { SmsTemplate } from '../sms/sms-template.ts';
import { facts, type MailTemplate } from './content.ts';

/** A code that proves an address or number; the six digits are derived from the id when the message leaves. */
export interface CodeMessage {
  readonly verificationId: string;
}

/** "Here is your code": the digits stay out of the subject, which mail servers log. */
export const code: MailTemplate<CodeMessage> = ({ verificationId }, { say, code: codeOf, organization }) => ({
  subject: say('mail.code.subject', { organization }),
  heading: say('mail.code.heading'),
  paragraphs: [say('mail.code.intro')],
  facts: facts([say('mail.code.code'), codeOf(verificationId)]),
  closing: [],
  notes: [say('mail.code.valid'), say('mail.code.notYou')],
});

/** The same by SMS. */
export const codeSms: SmsTemplate<CodeMessage> = ({ verificationId }, { say, code: codeOf }) => say('sms.code', { code: codeOf(verificationId) });
