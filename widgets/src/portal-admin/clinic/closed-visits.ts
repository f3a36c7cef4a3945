import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { notice } from '../../parts/notice.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import type { Conflicts } from './exception-form.ts';

/** How many are shown at a time. */
const atOnce = 5;

/** Booked visits that fall on days that were just closed: how many, and each to be opened by whoever may. */
@tag('portal-staff-closed-visits')
export class ClosedVisitsPart extends AdminScreen {
  @property({ attribute: false }) conflicts?: Conflicts;
  @state() private shown = atOnce;

  private readonly visits = new Task(this, {
    args: () => [this.conflicts, this.shown, !!this.desk?.can('appointments')] as const,
    task: async ([conflicts, shown, canRead], { signal }) => {
      const ids = canRead ? (conflicts?.appointmentIds.slice(0, shown) ?? []) : [];
      return Promise.all(ids.map((id) => this.shell.client.get('/v1/admin/appointments/{id}', { params: { id }, signal })));
    },
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    const { count = 0 } = this.conflicts ?? {};
    if (!count) return nothing;
    const title = desk.locale.plural(count, { one: msg('1 booked visit falls on these days. It stays booked.'), other: msg(str`${count} booked visits fall on these days. They stay booked.`) });
    return html`${notice('warning', title, msg('Move or cancel what can’t take place.'))}${desk.can('appointments') ? this.list(desk) : nothing}`;
  }

  private list({ locale, go }: Desk) {
    const { visits, conflicts, shown } = this;
    if (visits.error) return this.problem(visits.error, () => visits.run(), msg('The visits could not be loaded'));
    if (!visits.value) return html`<portal-part-skeleton lines="2"></portal-part-skeleton>`;
    const rest = (conflicts?.appointmentIds.length ?? 0) > shown;
    return html`<ul class="rows">${visits.value.map((one) => html`<li><div class="what">
        ${button(one.patient.name || msg('No name'), () => go({ screen: 'calendar', item: one.id }), { kind: 'link' })}
        <span class="small muted">${[locale.when(one.start), one.appointmentType.name, one.practitioner.name, one.location.name].join(' · ')}</span></div></li>`)}</ul>
      ${rest ? html`<div>${button(msg('Show more visits'), () => (this.shown += atOnce))}</div>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-closed-visits': ClosedVisitsPart;
  }
}
