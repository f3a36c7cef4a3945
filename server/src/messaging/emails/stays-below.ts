import { messages, type Audience, type Message } from '../catalog.ts';
import { mailContext } from '../mail/content.ts';
import type { EmailedName } from './email-names.ts';
import { samplesFor } from './samples.ts';

/** What stands below a clinic's own words of this message, whatever they are. */
export function staysBelow(name: EmailedName): ('facts' | 'button' | 'notes' | 'calendar')[] {
  const { mail } = messages[name] as Message<Audience, unknown>;
  const here = 'https://portal.invalid';
  const context = mailContext('en', { organization: '', portalUrl: here, staffUrl: here, link: () => here, appointmentUrl: () => here, code: () => '000000' });
  const { facts, action, notes, calendar } = mail(samplesFor('en', '2027-03-08')[name], context);
  return [...(facts.length ? (['facts'] as const) : []), ...(action ? (['button'] as const) : []), ...(notes?.length ? (['notes'] as const) : []), ...(calendar ? (['calendar'] as const) : [])];
}
