import type { emailFields } from '../../settings/catalog/message-fields.ts';
import type { MessageData } from '../catalog.ts';
import { whenIs, whereIs, type AppointmentMail } from '../mail/appointments/appointment-mail.ts';
import type { MailContext } from '../mail/content.ts';
import type { EmailedName } from './email-names.ts';

/** What every message has, or all of an audience: `ownWords` knows it without the message's data. */
type Common = 'clinic.name' | 'clinic.phone' | 'title' | 'explanation' | 'patient.givenName' | 'staff.name';
type KeyOf<Name extends EmailedName> = Name extends 'invitation' ? 'portalInvitation' : Name;
type OwnField<Name extends EmailedName> = Exclude<(typeof emailFields)[KeyOf<Name>][number], Common>;
type Values<Name extends EmailedName> = (data: MessageData<Name>, context: MailContext) => Readonly<Record<OwnField<Name>, string>>;

const visit = (data: AppointmentMail, { say, format }: MailContext) => ({
  'appointment.type': data.appointmentType,
  'appointment.way': say(`mail.way.${data.way}`),
  'appointment.when': whenIs(data, { say, format }),
  'appointment.day': format.day(data.start),
  'appointment.time': format.time(data.start),
  'appointment.practitioner': data.practitioner,
  'appointment.location': data.location.name,
  'appointment.address': data.location.address ?? whereIs(data, say),
});

interface MayMove extends AppointmentMail {
  readonly moveFrom?: Pick<AppointmentMail, 'start' | 'end' | 'timeZone'> | null;
  readonly note?: string | null;
}
const request = (data: MayMove, context: MailContext) => ({ ...visit(data, context), 'before.when': data.moveFrom ? whenIs(data.moveFrom, context) : '' });
const decision = (data: MayMove, context: MailContext) => ({ ...request(data, context), note: data.note ?? '' });
const nothing = () => ({});

/** What stands for the merge fields of each message; a field that the catalog declares and nobody fills doesn't compile. */
export const fieldValues: { readonly [Name in EmailedName]: Values<Name> } = {
  portalConfirmation: ({ location }) => ({ 'location.name': location ?? '' }),
  invitation: nothing,
  signupNotification: ({ name, location }) => ({ 'patient.name': name, 'location.name': location ?? '' }),
  reset: ({ username }) => ({ 'login.username': username }),
  code: nothing,
  accountExists: nothing,
  securityNotice: ({ at, timeZone }, { say, format }) => ({ 'notice.when': say('mail.security.whenValue', { day: format.day(at), time: format.time(at), zone: format.zoneCity(timeZone) }) }),
  accessEnding: ({ endsOn }, { format }) => ({ 'login.endsOn': format.day(endsOn) }),
  transitionNotice: nothing,
  booked: visit,
  reminder: visit,
  moved: (data, context) => ({ ...visit(data, context), 'before.when': whenIs(data.before, context) }),
  cancelled: (data, context) => ({ ...visit(data, context), reason: data.reason ?? '' }),
  requested: request,
  requestToClinic: request,
  accepted: decision,
  declined: decision,
  requestWithdrawn: request,
  requestLapsed: request,
  receipt: ({ total, paidOn, reference }, { format }) => ({ 'payment.total': format.money(total), 'payment.date': format.day(paidOn), 'payment.reference': reference }),
  staffInvitation: nothing,
  staffReset: nothing,
  staffNotice: nothing,
  keyExposed: ({ name }) => ({ 'key.name': name }),
};
