import type { SmsTemplate } from '../sms/sms-template.ts';
import { facts, type MailTemplate } from './content.ts';

/** A registration as its confirmation tells it. */
export interface PortalConfirmation {
  /** The clinic that the person chose; null where there is none to choose. */
  readonly location: string | null;
}

/** "Your login is ready", to the patient after registering. */
export const portalConfirmation: MailTemplate<PortalConfirmation> = ({ location }, { say, organization, portalUrl }) => ({
  subject: say('mail.portalConfirmation.subject', { organization }),
  heading: say('mail.portalConfirmation.heading'),
  paragraphs: [say('mail.portalConfirmation.intro', { organization })],
  facts: facts([say('mail.portalConfirmation.location'), location]),
  ...(portalUrl && { action: { label: say('mail.portal'), url: portalUrl } }),
  closing: [],
  notes: [say('mail.portalConfirmation.notYou')],
});

/** The same by SMS. */
export const portalConfirmationSms: SmsTemplate<PortalConfirmation> = (_data, { say, portalUrl }) =>
  [say('sms.portalConfirmation'), ...(portalUrl ? [portalUrl] : [])].join(' ');
