import type { MailTemplate } from './content.ts';
import type { SmsTemplate } from '../sms/sms-template.ts';

/** "Our new patient portal": what will come, before the invitations go out. It asks for nothing, so that it can't be taken for a trap. */
export const transitionNotice: MailTemplate<object> = (_data, { say, organization }) => ({
  subject: say('mail.transitionNotice.subject', { organization }),
  heading: say('mail.transitionNotice.heading'),
  paragraphs: [say('mail.transitionNotice.intro', { organization }), say('mail.transitionNotice.what')],
  facts: [],
  closing: [say('mail.transitionNotice.outro')],
});

/** The same in two sentences. */
export const transitionNoticeSms: SmsTemplate<object> = (_data, { say }) => say('sms.transitionNotice');
