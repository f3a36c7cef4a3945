import type { MailTemplate } from './content.ts';

/** The one-time link by which an employee's login begins. */
export interface StaffLinkMail {
  readonly tokenId: string;
}

/** "Work with the patient portal of …": choose a username and a password. */
export const staffInvitation: MailTemplate<StaffLinkMail> = ({ tokenId }, { say, link, organization }) => ({
  subject: say('mail.staffInvitation.subject', { organization }),
  heading: say('mail.staffInvitation.heading'),
  paragraphs: [say('mail.staffInvitation.intro', { organization })],
  facts: [],
  action: { label: say('mail.staffInvitation.action'), url: link('staff-invitation', tokenId) },
  closing: [],
  notes: [say('mail.staffInvitation.valid'), say('mail.staffInvitation.outro')],
});

/** "Choose a new password", for an employee. */
export const staffReset: MailTemplate<StaffLinkMail> = ({ tokenId }, { say, link, organization }) => ({
  subject: say('mail.staffReset.subject', { organization }),
  heading: say('mail.staffReset.heading'),
  paragraphs: [say('mail.staffReset.intro', { organization })],
  facts: [],
  action: { label: say('mail.staffReset.action'), url: link('staff-reset', tokenId) },
  closing: [],
  notes: [say('mail.staffReset.valid'), say('mail.staffReset.outro')],
});
