import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { assertMailConfigured } from '../../messaging/mail-configured.ts';

/**
 * Whether a message whose point is its link can be sent at all: the portal is on, and the server has something to send
 * mails or SMS with. Outside production that is the development inbox.
 * @throws portal-off, mail-not-configured, sms-not-configured
 */
export function assertSendable(caller: Caller, system: 'email' | 'phone'): void {
  assertPortalOn(caller);
  if (system === 'email') return assertMailConfigured(caller);
  const { NODE_ENV, SMS_URL } = caller.runtime.config;
  if (NODE_ENV === 'production' && !SMS_URL) throw problem('sms-not-configured');
}

/** Links lead to the portal: while it is off, none is sent on staff's behalf. @throws portal-off */
export function assertPortalOn({ settings, organization }: Caller): void {
  if (!settings.get('general.enabled')) throw problem('portal-off', { phone: organization.phone });
}
