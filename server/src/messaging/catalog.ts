import { accountExists, accountExistsSms } from './mail/account-exists.ts';
import { booked } from './mail/booked.ts';
import { code, codeSms } from './mail/code.ts';
import type { MailTemplate } from './mail/content.ts';
import { portalConfirmation, portalConfirmationSms } from './mail/portal-confirmation.ts';
import { receipt } from './mail/receipt.ts';
import { signupNotification } from './mail/signup-notification.ts';
import type { SmsTemplate } from './sms/sms-template.ts';

/**
 * Who a kind of message goes to, whoever caused it:
 * - `patient`: the verified contact that the patient prefers, never what their login is linked to (B6)
 * - `login`: the email or phone that a portal user is linked to, never the patient's contacts (B4, B5)
 * - `everywhere`: both of them: security notices (B6)
 * - `contact`: an address or number that is being proved, or that was asked about
 * - `clinic`: the location's address, else the organization's, or one that a setting names
 * - `staff`: an employee
 */
export type Audience = 'patient' | 'login' | 'everywhere' | 'contact' | 'clinic' | 'staff';

/** A kind of message: who gets it, and what it says on each channel that it may take. */
export interface Message<To extends Audience, Data> {
  readonly audience: To;
  readonly mail: MailTemplate<Data>;
  /** Absent: it never goes by SMS. */
  readonly sms?: SmsTemplate<Data>;
}

const message = <To extends Audience, Data>(audience: To, mail: MailTemplate<Data>, sms?: SmsTemplate<Data>): Message<To, Data> => ({
  audience,
  mail,
  ...(sms && { sms }),
});

/** Every message that the product sends. */
export const messages = {
  /** When an appointment is booked. */
  booked: message('patient', booked),
  /** When money arrived. */
  receipt: message('patient', receipt),
  /** The six digits that prove an address or number: registering, contact points. */
  code: message('contact', code, codeSms),
  /** Instead of a code, to an address that a login has already. */
  accountExists: message('contact', accountExists, accountExistsSms),
  /** To a patient who has just registered. */
  portalConfirmation: message('patient', portalConfirmation, portalConfirmationSms),
  /** To the clinic, when a patient registered. */
  signupNotification: message('clinic', signupNotification),
} as const;

/** The name of a kind of message. */
export type MessageName = keyof typeof messages;
/** Who gets a kind of message. */
export type AudienceOf<Name extends MessageName> = (typeof messages)[Name]['audience'];
/** What a kind of message is written from. */
export type MessageData<Name extends MessageName> = (typeof messages)[Name] extends Message<Audience, infer Data> ? Data : never;

/** Whether a stored name is still one of ours. */
export const isMessageName = (name: string): name is MessageName => Object.hasOwn(messages, name);
