import { html, nothing } from 'lit';
import type { Portal } from './portal.ts';
import type { paths } from './api.d.ts';

/** The places in which a clinic may say something of its own. */
export type MessageName = paths['/v1/messages/{name}']['get']['parameters']['path']['name'];

/** The clinic's own words in a place; nothing where it has none, and then nothing is fetched. */
export function clinicMessage(portal: Portal | undefined, name: MessageName, level = 2) {
  if (!portal?.settings?.messages.includes(name)) return nothing;
  void import('../clinic-message/clinic-message.ts').catch(() => undefined);
  return html`<portal-part-message .portal=${portal} .name=${name} .level=${level}></portal-part-message>`;
}
