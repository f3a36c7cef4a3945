import type { SmsTemplate } from '../sms/sms-template.ts';
import type { MailTemplate } from './content.ts';

/** What stands in the way of a registration: how the login that the address already has stands. */
export interface AccountExistsMessage {
  /** `waiting`: it was never used, and an invitation opens it. */
  readonly login: 'active' | 'waiting' | 'disabled';
}

/** "You already have a login": instead of a code, so that a page never says whether an address is known. */
export const accountExists: MailTemplate<AccountExistsMessage> = ({ login }, { say, organization, portalUrl }) => ({
  subject: say('mail.accountExists.subject', { organization }),
  heading: say('mail.accountExists.heading'),
  paragraphs: [say('mail.accountExists.intro', { organization }), say(`mail.accountExists.${login}`)],
  facts: [],
  ...(portalUrl && login === 'active' && { action: { label: say('mail.portal'), url: portalUrl } }),
  closing: [],
  notes: [say('mail.accountExists.notYou')],
  insists: [say(`mail.accountExists.${login}`)],
});

/** The same by SMS. */
export const accountExistsSms: SmsTemplate<AccountExistsMessage> = ({ login }, { say, portalUrl }) =>
  [say(`sms.accountExists.${login}`), ...(portalUrl && login === 'active' ? [portalUrl] : [])].join(' ');
