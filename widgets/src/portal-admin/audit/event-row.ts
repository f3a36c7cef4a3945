import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../../parts/button.ts';
import type { Ok } from '../../portal/client.ts';
import type { Desk } from '../desk.ts';
import { momentText } from '../moment.ts';
import { nameOf } from '../people.ts';
import { actionWord, isRead } from './action-words.ts';

/** One line of the audit log. */
export type AuditEvent = Ok<'/v1/admin/audit-events'>['data'][number];

/** Lines of one request follow each other: a list that shows fifty patients is one thing that somebody did. */
export function byRequest(events: readonly AuditEvent[]): readonly (readonly AuditEvent[])[] {
  const groups: AuditEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0] && isSameRequest(last[0], event)) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

const withinMs = 60_000;

/** What the portal does by itself has one name for all its days. */
const isSameRequest = (one: AuditEvent, other: AuditEvent) =>
  one.requestId === other.requestId && one.actor.id === other.actor.id && Math.abs(Date.parse(one.at) - Date.parse(other.at)) < withinMs;

/** Who did what, when and from where; `isOfOne`: in the history of one patient, who isn't named again. */
export const eventRow = (event: AuditEvent, group: readonly AuditEvent[], desk: Desk, isOfOne = false) => {
  const { at, ip } = event;
  return html`<li><div class="what">
    <strong>${whatWord(group)}</strong>
    <span class="small muted">${[actorWord(event), momentText(at, desk), ip && msg(str`from ${ip}`)].filter(Boolean).join(' · ')}</span>
  </div>
  ${isOfOne || !desk.can('patients.read') ? nothing : whom(group, desk)}</li>`;
};

/** What was changed comes first; what was only looked at on the way isn't named beside it. */
function whatWord(group: readonly AuditEvent[]) {
  const changes = group.filter(({ action }) => !isRead(action));
  return [...new Set((changes.length ? changes : group).map(({ action }) => actionWord(action)))].join(', ');
}

/** Whose data it was: one by name, several to open. */
function whom(group: readonly AuditEvent[], { go, locale }: Desk) {
  const patients = [...new Map(group.flatMap(({ patient }) => (patient ? [[patient.id, patient] as const] : []))).values()];
  const links = patients.map((one) => button(nameOf(one), () => go({ screen: 'patients', item: one.id }), { kind: 'link' }));
  if (links.length < 2) return links[0] ?? nothing;
  const count = locale.plural(links.length, { one: msg('1 patient'), other: msg(str`${links.length} patients`) });
  return html`<details class="many"><summary>${count}</summary><div class="acts">${links}</div></details>`;
}

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
