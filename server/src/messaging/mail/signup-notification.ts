import { facts, type MailTemplate } from './content.ts';

/** A new patient as the clinic hears of them. */
export interface SignupNotification {
  readonly name: string;
  readonly location: string | null;
  /** Somebody like them is on record: staff have two records to look at. */
  readonly mayBeDuplicate: boolean;
  /** They were invited and have begun, but no contact of theirs is verified: messages reach nobody. */
  readonly unreachable?: boolean;
}

/** "A new patient has registered", to the clinic; or that an invited one has begun whom no message reaches. */
export const signupNotification: MailTemplate<SignupNotification> = ({ name, location, mayBeDuplicate, unreachable = false }, { say }) => ({
  subject: say(unreachable ? 'mail.signupNotification.unreachable' : 'mail.signupNotification.subject'),
  heading: say(unreachable ? 'mail.signupNotification.unreachable' : 'mail.signupNotification.heading'),
  paragraphs: [say(unreachable ? 'mail.signupNotification.unreachableIntro' : 'mail.signupNotification.intro')],
  facts: facts([say('mail.signupNotification.name'), name], [say('mail.signupNotification.location'), location]),
  closing: [],
  notes: mayBeDuplicate ? [say('mail.signupNotification.duplicate')] : [],
  insists: unreachable ? [say('mail.signupNotification.unreachableIntro')] : [],
});
