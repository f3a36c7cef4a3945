import type { MessageData } from '../catalog.ts';
import { appointmentSmsStays, appointmentSmsWords, type AppointmentMail } from '../mail/appointments/appointment-mail.ts';
import { accessEndingSms } from '../mail/access-ending.ts';
import { accountExistsSms } from '../mail/account-exists.ts';
import { codeSms } from '../mail/code.ts';
import { securityNoticeSms } from '../mail/security-notice.ts';
import { transitionNoticeSms } from '../mail/transition-notice.ts';
import type { SmsTemplate } from '../sms/sms-template.ts';
import type { EmailedName } from './email-names.ts';

/** A text message in two: words that the clinic may put in its own, and what follows them whatever they are. */
export interface SmsParts<Data> {
  readonly words: SmsTemplate<Data>;
  /** Links, codes, how long they are good, how to have no more. */
  readonly stays: SmsTemplate<Data>;
}

const none: SmsTemplate<unknown> = () => '';
const visit = (name: Parameters<typeof appointmentSmsWords>[0], leads: Parameters<typeof appointmentSmsStays>[0] = {}): SmsParts<AppointmentMail> => ({
  words: appointmentSmsWords(name),
  stays: appointmentSmsStays(leads),
});
const reminder = visit('reminder', { leads: true, takesPlace: true });

/** The parts of every message that may go by SMS. Where the whole sentence matters, the clinic's words come before it. */
export const smsParts: { readonly [Name in EmailedName]?: SmsParts<MessageData<Name>> } = {
  booked: visit('booked', { leads: true, takesPlace: true }),
  reminder: { words: reminder.words, stays: (data, context) => [reminder.stays(data, context), context.say('sms.stop')].filter(Boolean).join(' ') },
  moved: visit('moved', { leads: true, takesPlace: true }),
  cancelled: visit('cancelled'),
  requested: visit('requested', { leads: true }),
  accepted: visit('accepted', { leads: true, takesPlace: true }),
  declined: visit('declined'),
  requestWithdrawn: visit('requestWithdrawn'),
  requestLapsed: visit('requestLapsed'),
  transitionNotice: { words: transitionNoticeSms, stays: none },
  portalConfirmation: { words: (_data, { say }) => say('sms.portalConfirmation'), stays: (_data, { portalUrl }) => portalUrl ?? '' },
  invitation: { words: (_data, { say }) => say('mail.invitation.heading'), stays: ({ tokenId }, { say, link }) => say('sms.invitation.stays', { url: link('invitation', tokenId) }) },
  reset: { words: (_data, { say }) => say('mail.reset.heading'), stays: ({ tokenId }, { say, link }) => say('sms.reset.stays', { url: link('reset', tokenId) }) },
  code: { words: none, stays: codeSms },
  accountExists: { words: none, stays: accountExistsSms },
  securityNotice: { words: none, stays: securityNoticeSms },
  accessEnding: { words: none, stays: accessEndingSms },
};
