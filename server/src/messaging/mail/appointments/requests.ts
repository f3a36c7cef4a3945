import type { SmsTemplate } from '../../sms/sms-template.ts';
import { facts, type Fact, type MailContext, type MailTemplate } from '../content.ts';
import { appointmentAction, appointmentMail, appointmentSms, portalAction, whenIs, type AppointmentMail } from './appointment-mail.ts';

/** A request, and the appointment that it would move. */
export interface RequestMail extends AppointmentMail {
  readonly moveFrom?: Pick<AppointmentMail, 'start' | 'end' | 'timeZone'> | null;
}

/** What the clinic said of one. */
export interface DecisionMail extends RequestMail {
  readonly note: string | null;
}

const oldTime = ({ moveFrom }: RequestMail, key: 'mail.moved.before' | 'mail.requested.stands', context: MailContext): Fact[] =>
  moveFrom ? facts([context.say(key), whenIs(moveFrom, context)]) : [];

/** "We received your request": it isn't an appointment yet. */
export const requested: MailTemplate<RequestMail> = (data, context) =>
  appointmentMail(
    data,
    {
      name: 'requested',
      paragraphs: [context.say(data.moveFrom ? 'mail.requested.introMove' : 'mail.requested.intro')],
      mustBeRead: true,
      facts: oldTime(data, 'mail.requested.stands', context),
      takesPlace: false,
      action: appointmentAction(data, 'mail.requested.action', context),
    },
    context,
  );

/** The same in one SMS. */
export const requestedSms: SmsTemplate<RequestMail> = appointmentSms('requested', { leads: true });

/** "Your appointment is confirmed", with what the clinic says. */
export const accepted: MailTemplate<DecisionMail> = (data, context) =>
  appointmentMail(
    data,
    {
      name: 'accepted',
      paragraphs: [context.say(data.moveFrom ? 'mail.accepted.introMove' : 'mail.accepted.intro')],
      facts: [...oldTime(data, 'mail.moved.before', context), ...facts([context.say('mail.decision.note'), data.note])],
      takesPlace: true,
      calendar: 'REQUEST',
      action: appointmentAction(data, 'mail.booked.action', context),
      closing: [context.say('mail.booked.outro')],
    },
    context,
  );

/** The same in one SMS; the note is in the portal. */
export const acceptedSms: SmsTemplate<DecisionMail> = appointmentSms('accepted', { leads: true, takesPlace: true });

/** What both kinds of refusal say: another time may do, and an appointment that was to be moved stands. */
const refusal = (data: RequestMail, context: MailContext) => ({
  takesPlace: false,
  action: data.moveFrom ? appointmentAction(data, 'mail.booked.action', context) : portalAction(context),
  closing: [context.say(data.moveFrom ? 'mail.declined.outroMove' : 'mail.declined.outro')],
});

/** "The clinic can't take your request", with what it says. */
export const declined: MailTemplate<DecisionMail> = (data, context) =>
  appointmentMail(
    data,
    {
      ...refusal(data, context),
      name: 'declined',
      paragraphs: [context.say('mail.declined.intro')],
      mustBeRead: true,
      facts: [...oldTime(data, 'mail.requested.stands', context), ...facts([context.say('mail.decision.note'), data.note])],
    },
    context,
  );

/** The same in one SMS. */
export const declinedSms: SmsTemplate<DecisionMail> = appointmentSms('declined');

/** "Nobody answered your request in time". */
export const requestLapsed: MailTemplate<RequestMail> = (data, context) =>
  appointmentMail(
    data,
    { ...refusal(data, context), name: 'requestLapsed', mustBeRead: true, paragraphs: [context.say('mail.requestLapsed.intro')], facts: oldTime(data, 'mail.requested.stands', context) },
    context,
  );

/** The same in one SMS. */
export const requestLapsedSms: SmsTemplate<RequestMail> = appointmentSms('requestLapsed');

/** "Your request is withdrawn": nothing else is to be done. */
export const requestWithdrawn: MailTemplate<RequestMail> = (data, context) =>
  appointmentMail(
    data,
    {
      name: 'requestWithdrawn',
      paragraphs: [context.say('mail.requestWithdrawn.intro')],
      facts: oldTime(data, 'mail.requested.stands', context),
      takesPlace: false,
      action: data.moveFrom ? appointmentAction(data, 'mail.booked.action', context) : portalAction(context),
    },
    context,
  );

/** The same in one SMS. */
export const requestWithdrawnSms: SmsTemplate<RequestMail> = appointmentSms('requestWithdrawn');

/** A request as the clinic hears of it: the patient's name and words stay in the portal. */
export const requestToClinic: MailTemplate<RequestMail> = (data, context) =>
  appointmentMail(
    data,
    {
      name: 'requestToClinic',
      paragraphs: [context.say('mail.requestToClinic.intro')],
      facts: oldTime(data, 'mail.moved.before', context),
      takesPlace: false,
      action: { label: context.say('mail.requestToClinic.action'), url: context.staffUrl },
      closing: [context.say('mail.requestToClinic.outro')],
    },
    context,
  );
