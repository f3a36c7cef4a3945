import { facts, type MailTemplate } from './content.ts';

/** A new patient as the clinic hears of them. */
export interface SignupNotification {
  readonly name: string;
  readonly location: string | null;
  /** Somebody like them is on record: staff have two records to look at. */
  readonly mayBeDuplicate: boolean;
}

/** "A new patient has registered", to the clinic. */
export const signupNotification: MailTemplate<SignupNotification> = ({ name, location, mayBeDuplicate }, { say }) => ({
  subject: say('mail.signupNotification.subject'),
  heading: say('mail.signupNotification.heading'),
  paragraphs: [say('mail.signupNotification.intro')],
  facts: facts([say('mail.signupNotification.name'), name], [say('mail.signupNotification.location'), location]),
  closing: mayBeDuplicate ? [say('mail.signupNotification.duplicate')] : [],
});
