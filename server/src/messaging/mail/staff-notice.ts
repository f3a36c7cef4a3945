import type { MailTemplate } from './content.ts';

/** What happened to an employee's login that its owner must hear of. */
export interface StaffNoticeMail {
  readonly kind: 'locked' | 'password-changed' | 'second-factor-added' | 'second-factor-removed';
}

/** "Your password was changed": so that whoever didn't do it can say so. */
export const staffNotice: MailTemplate<StaffNoticeMail> = ({ kind }, { say, organization }) => ({
  subject: say(`mail.staffNotice.${kind}.subject`, { organization }),
  heading: say(`mail.staffNotice.${kind}.heading`),
  paragraphs: [say(`mail.staffNotice.${kind}.intro`, { organization })],
  facts: [],
  closing: [],
  notes: [say('mail.staffNotice.outro')],
  insists: [say(`mail.staffNotice.${kind}.intro`, { organization })],
});
