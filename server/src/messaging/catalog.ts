import { accountExists, accountExistsSms } from './mail/account-exists.ts';
import { accessEnding, accessEndingSms } from './mail/access-ending.ts';
import { booked, bookedSms, reminder, reminderSms } from './mail/appointments/booked.ts';
import { cancelled, cancelledSms, moved, movedSms } from './mail/appointments/changes.ts';
import { accepted, acceptedSms, declined, declinedSms, requested, requestedSms, requestLapsed, requestLapsedSms, requestToClinic, requestWithdrawn, requestWithdrawnSms } from './mail/appointments/requests.ts';
import { code, codeSms } from './mail/code.ts';
import type { MailTemplate } from './mail/content.ts';
import { invitation, invitationSms } from './mail/invitation.ts';
import { keyExposed } from './mail/key-exposed.ts';
import { portalConfirmation, portalConfirmationSms } from './mail/portal-confirmation.ts';
import { receipt } from './mail/receipt.ts';
import { reset, resetSms } from './mail/reset.ts';
import { securityNotice, securityNoticeSms } from './mail/security-notice.ts';
import { signupNotification } from './mail/signup-notification.ts';
import { staffInvitation, staffReset } from './mail/staff-links.ts';
import { staffNotice } from './mail/staff-notice.ts';
import { trial } from './mail/trial.ts';
import { transitionNotice, transitionNoticeSms } from './mail/transition-notice.ts';
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
  booked: message('patient', booked, bookedSms),
  /** At set times before an appointment. */
  reminder: message('patient', reminder, reminderSms),
  /** When an appointment has another time, place or practitioner. */
  moved: message('patient', moved, movedSms),
  /** When an appointment was called off, by whom ever. */
  cancelled: message('patient', cancelled, cancelledSms),
  /** When the clinic must accept a booking, or a move. */
  requested: message('patient', requested, requestedSms),
  /** The same to the clinic. */
  requestToClinic: message('clinic', requestToClinic),
  /** What the clinic decided. */
  accepted: message('patient', accepted, acceptedSms),
  declined: message('patient', declined, declinedSms),
  /** When the patient took a request back. */
  requestWithdrawn: message('patient', requestWithdrawn, requestWithdrawnSms),
  /** When nobody answered a request before its time came. */
  requestLapsed: message('patient', requestLapsed, requestLapsedSms),
  /** When money arrived. */
  receipt: message('patient', receipt),
  /** Before a clinic's move: invitations will come. */
  transitionNotice: message('patient', transitionNotice, transitionNoticeSms),
  /** The six digits that prove an address or number: registering, contact points. */
  code: message('contact', code, codeSms),
  /** Instead of a code, to an address that a login has already. */
  accountExists: message('contact', accountExists, accountExistsSms),
  /** To a patient who has just registered. */
  portalConfirmation: message('patient', portalConfirmation, portalConfirmationSms),
  /** To the clinic, when a patient registered. */
  signupNotification: message('clinic', signupNotification),
  /** The link by which a patient's login begins. */
  invitation: message('login', invitation, invitationSms),
  /** The link to set a new password. */
  reset: message('login', reset, resetSms),
  /** What happened to a login that its owner must hear of, wherever they read. */
  securityNotice: message('everywhere', securityNotice, securityNoticeSms),
  /** To an employee: the link by which their login begins. */
  staffInvitation: message('staff', staffInvitation),
  /** To an employee who forgot the password. */
  staffReset: message('staff', staffReset),
  /** What happened to an employee's login: locked, another password or second factor. */
  staffNotice: message('staff', staffNotice),
  /** To a patient whose login nobody used for long, before it is switched off. */
  accessEnding: message('patient', accessEnding, accessEndingSms),
  /** To the clinic, when a browser sent one of its secret keys. */
  keyExposed: message('clinic', keyExposed),
  /** To an employee who tries out a mail's words. */
  trial: message('staff', trial),
} as const;

/** The name of a kind of message. */
export type MessageName = keyof typeof messages;
/** Who gets a kind of message. */
export type AudienceOf<Name extends MessageName> = (typeof messages)[Name]['audience'];
/** What a kind of message is written from. */
export type MessageData<Name extends MessageName> = (typeof messages)[Name] extends Message<Audience, infer Data> ? Data : never;

/** Whether a stored name is still one of ours. */
export const isMessageName = (name: string): name is MessageName => Object.hasOwn(messages, name);
