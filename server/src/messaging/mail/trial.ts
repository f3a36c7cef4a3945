import type { MailContent, MailTemplate } from './content.ts';

/** A mail that was written already, with invented data. */
export interface TrialMail {
  readonly content: MailContent;
}

/** "Test: …": what a mail looks like where it is read. */
export const trial: MailTemplate<TrialMail> = ({ content }, { say }) => ({ ...content, subject: say('mail.trial.subject', { subject: content.subject }) });
