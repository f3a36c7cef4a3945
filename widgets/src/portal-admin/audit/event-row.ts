import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../../parts/button.ts';
import type { Ok } from '../../portal/client.ts';
import type { Desk } from '../desk.ts';
import { momentText } from '../moment.ts';
import { nameOf } from '../people.ts';
import { actionWord } from './action-words.ts';

/** One line of the audit log. */
export type AuditEvent = Ok<'/v1/admin/audit-events'>['data'][number];

/** Who did what, when and from where; `isOfOne`: in the history of one patient, who isn't named again. */
export const eventRow = (event: AuditEvent, { locale, go, can }: Desk, isOfOne = false) => {
  const { at, action, ip, patient } = event;
  return html`<li><div class="what">
    <strong>${actionWord(action)}</strong>
    <span class="small muted">${[actorWord(event), momentText(at, locale), ip && msg(str`from ${ip}`)].filter(Boolean).join(' · ')}</span>
  </div>
  ${patient && !isOfOne && can('patients.read')
    ? button(nameOf(patient), () => go({ screen: 'patients', item: patient.id }), { kind: 'link' })
    : nothing}</li>`;
};

function actorWord({ actor: { kind, name }, via }: AuditEvent) {
  if (via === 'secret-key') return name ? msg(str`Program “${name}”`) : msg('A program');
  switch (kind) {
    case 'staff':
      return name ?? msg('Staff');
    case 'patient':
      return msg('The patient');
    case 'public':
      return msg('Somebody not signed in');
    default:
      return msg('The portal itself');
  }
}
