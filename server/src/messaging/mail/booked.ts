import { facts, type MailTemplate } from './content.ts';

/** An appointment as its mail tells it: names and the wall time that the clinic's clocks show. */
export interface BookedMail {
  readonly appointmentType: string;
  /** Instants with the place's offset, as the API answers them. */
  readonly start: string;
  readonly end: string;
  /** IANA name of the place's zone. */
  readonly timeZone: string;
  readonly practitioner: string;
  readonly location: { readonly name: string; readonly address?: string | null };
  readonly telehealth?: boolean;
}

/** "Your appointment is booked": what, when, with whom, where. */
export const booked: MailTemplate<BookedMail> = (data, { say, format, portalUrl }) => {
  const day = format.day(data.start);
  const when = { day, from: format.time(data.start), to: format.time(data.end), zone: format.zoneCity(data.timeZone) };
  const place = [data.location.name, data.location.address].filter(Boolean).join(', ');
  return {
    subject: say('mail.booked.subject', { type: data.appointmentType, day }),
    heading: say('mail.booked.heading'),
    paragraphs: [say('mail.booked.intro')],
    facts: facts(
      [say('mail.booked.what'), data.appointmentType],
      [say('mail.booked.when'), say('mail.booked.whenValue', when)],
      [say('mail.booked.who'), data.practitioner],
      [say('mail.booked.where'), data.telehealth ? say('mail.booked.telehealth') : place],
    ),
    ...(portalUrl && { action: { label: say('mail.portal'), url: portalUrl } }),
    closing: [say('mail.booked.outro')],
  };
};
