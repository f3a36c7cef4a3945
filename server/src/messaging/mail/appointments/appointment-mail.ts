import type { SmsTemplate } from '../../sms/sms-template.ts';
import { facts, type Fact, type MailContent, type MailContext } from '../content.ts';

/** An appointment as its messages tell it: names and the wall time that the clinic's clocks show. */
export interface AppointmentMail {
  readonly appointmentId: string;
  /** The first of its chain, from which its link is made when the message leaves. */
  readonly chainId: string;
  readonly appointmentType: string;
  /** Instants with the place's offset, as the API answers them. */
  readonly start: string;
  readonly end: string;
  /** IANA name of the place's zone. */
  readonly timeZone: string;
  readonly practitioner: string;
  readonly location: { readonly name: string; readonly address?: string | null };
  /** What must never be mistaken for another. */
  readonly way: 'inPerson' | 'phone' | 'video';
  /** Where a video visit takes place; null where nobody has said yet. */
  readonly joinUrl?: string | null;
}

/** What an appointment's message says of its own; the rest is the same in all of them. */
interface Own {
  /** Of `subject` and `heading`: `mail.<name>.subject`. */
  readonly name: 'booked' | 'requested' | 'accepted' | 'declined' | 'moved' | 'cancelled' | 'reminder' | 'requestWithdrawn' | 'requestLapsed' | 'requestToClinic';
  readonly paragraphs?: readonly string[];
  readonly facts?: readonly Fact[];
  /** Whether it takes place: only then is it said how to join. */
  readonly takesPlace: boolean;
  readonly action?: MailContent['action'] | null;
  readonly closing?: readonly string[];
  /** Its paragraphs say what must not stay unsaid: that nothing is booked. */
  readonly mustBeRead?: true;
  /** Whether calendars put it in, or take it out. */
  readonly calendar?: 'REQUEST' | 'CANCEL';
}

/** A mail about an appointment: its heading, which is the text's first line, says in person, by phone or by video. */
export function appointmentMail(data: AppointmentMail, own: Own, { say, format }: MailContext): MailContent {
  const { paragraphs = [], facts: more = [], takesPlace, action, closing = [], name, calendar: method, mustBeRead } = own;
  return {
    subject: say(`mail.${name}.subject`, { type: data.appointmentType, day: format.day(data.start) }),
    heading: say(`mail.${name}.heading`, { way: say(`mail.way.${data.way}`) }),
    paragraphs,
    facts: [
      ...facts(
        [say('mail.booked.what'), data.appointmentType],
        [say('mail.booked.when'), whenIs(data, { say, format })],
        [say('mail.booked.who'), data.practitioner],
        [say('mail.booked.where'), whereIs(data, say)],
      ),
      ...(takesPlace && data.way === 'video' ? [joinFact(data, say)] : []),
      ...more,
    ],
    ...(action && { action }),
    closing,
    ...(mustBeRead && { insists: paragraphs }),
    ...(method && { calendar: { appointmentId: data.appointmentId, method } }),
  };
}

/** "Tuesday 9 March 2027, 9:00 am to 9:30 am (Toronto time)". */
export const whenIs = ({ start, end, timeZone }: Pick<AppointmentMail, 'start' | 'end' | 'timeZone'>, { say, format }: Pick<MailContext, 'say' | 'format'>) =>
  say('mail.booked.whenValue', { day: format.day(start), from: format.time(start), to: format.time(end), zone: format.zoneCity(timeZone) });

/** Where it takes place: the address, or how. */
export function whereIs({ way, location }: AppointmentMail, say: MailContext['say']): string {
  if (way === 'inPerson') return [location.name, location.address].filter(Boolean).join(', ');
  return say(way === 'phone' ? 'mail.booked.byPhone' : 'mail.booked.byVideo', { location: location.name });
}

const joinFact = ({ joinUrl }: AppointmentMail, say: MailContext['say']): Fact =>
  joinUrl ? { label: say('mail.booked.join'), value: joinUrl, href: joinUrl } : { label: say('mail.booked.join'), value: say('mail.booked.joinLater') };

/** The link by which an appointment is seen, confirmed, moved or called off without signing in; none while the portal is off. */
export function appointmentAction({ chainId }: AppointmentMail, key: 'mail.booked.action' | 'mail.reminder.action' | 'mail.requested.action', { say, appointmentUrl, portalUrl }: MailContext): MailContent['action'] | null {
  const url = appointmentUrl(chainId);
  if (url) return { label: say(key), url };
  return portalAction({ say, portalUrl });
}

/** The way to the portal; none while it is off. */
export const portalAction = ({ say, portalUrl }: Pick<MailContext, 'say' | 'portalUrl'>): MailContent['action'] | null =>
  portalUrl ? { label: say('mail.portal'), url: portalUrl } : null;

type SmsName = 'booked' | 'requested' | 'accepted' | 'declined' | 'moved' | 'cancelled' | 'reminder' | 'requestWithdrawn' | 'requestLapsed';

/** What an appointment's SMS leads to. */
interface SmsLeads {
  /** To the appointment itself, where that can be done without signing in. */
  readonly leads?: boolean;
  readonly takesPlace?: boolean;
}

/** The same in one SMS: what happened, the way, what, when, with whom and where. */
export const appointmentSms =
  <Data extends AppointmentMail>(name: SmsName, leads: SmsLeads = {}): SmsTemplate<Data> =>
  (data, context) =>
    [appointmentSmsWords(name)(data, context), appointmentSmsStays(leads)(data, context)].filter(Boolean).join(' ');

/** Its words alone. */
export const appointmentSmsWords =
  <Data extends AppointmentMail>(name: SmsName): SmsTemplate<Data> =>
  (data, { say, format }) => {
    const what = say('sms.appointment.what', {
      way: say(`mail.way.${data.way}`),
      type: data.appointmentType,
      day: format.day(data.start),
      time: format.time(data.start),
      practitioner: data.practitioner,
      isHere: data.way === 'inPerson' ? 'yes' : 'no',
      place: data.location.name,
    });
    return say(`sms.${name}`, { what });
  };

/** What follows them: how to join, and the link. */
export const appointmentSmsStays =
  <Data extends AppointmentMail>({ leads = false, takesPlace = false }: SmsLeads = {}): SmsTemplate<Data> =>
  (data, { say, appointmentUrl, portalUrl }) => {
    const join = takesPlace && data.way === 'video' ? (data.joinUrl ? say('sms.appointment.join', { url: data.joinUrl }) : say('mail.booked.joinLater')) : '';
    const url = leads ? (appointmentUrl(data.chainId) ?? portalUrl) : portalUrl;
    return [join, url ? say(leads ? 'sms.appointment.change' : 'sms.appointment.portal', { url }) : ''].filter(Boolean).join(' ');
  };
