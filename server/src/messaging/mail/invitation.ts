import type { SmsTemplate } from '../sms/sms-template.ts';
import type { MailTemplate } from './content.ts';

/** A link by its row: the address is made when the message leaves. */
export interface LinkMail {
  readonly tokenId: string;
}

/** "Your login to the portal": choose username and password. */
export const invitation: MailTemplate<LinkMail> = ({ tokenId }, { say, link, organization }) => ({
  subject: say('mail.invitation.subject', { organization }),
  heading: say('mail.invitation.heading'),
  paragraphs: [say('mail.invitation.intro', { organization })],
  facts: [],
  action: { label: say('mail.invitation.action'), url: link('invitation', tokenId) },
  closing: [],
  notes: [say('mail.invitation.validity'), say('mail.invitation.unexpected')],
});

/** The same in one SMS. */
export const invitationSms: SmsTemplate<LinkMail> = ({ tokenId }, { say, link }) => say('sms.invitation', { url: link('invitation', tokenId) });
