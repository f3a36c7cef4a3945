import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { button } from '../../../parts/button.ts';
import { zoneTime } from '../../../portal/own-clock.ts';
import { tag } from '../../../portal/tag.ts';
import type { Desk } from '../../desk.ts';
import { clinicWall } from '../../moment.ts';
import { AdminScreen } from '../../screen.ts';
import { daysText, whatText } from '../exception-words.ts';
import { allOf, type ScheduleException } from '../places.ts';

const shown = 5;

/** Days that aren't like the week, and what another system says is taken: in short, beside the week. */
@tag('portal-staff-other-days')
export class OtherDaysPart extends AdminScreen {
  @property({ attribute: false }) practitionerId?: string;
  @property({ attribute: false }) locationId?: string;

  private readonly days = new Task(this, {
    args: () => [this.practitionerId, this.locationId] as const,
    task: async ([practitionerId, locationId], { signal }) => {
      if (!practitionerId || !locationId) return undefined;
      const { client, clock } = this.shell;
      const now = new Date().toISOString();
      const [exceptions, busy] = await Promise.all([
        allOf((query) => client.get('/v1/admin/schedules/exceptions', { query: { ...query, from: clinicWall(now, clock).slice(0, 10) }, signal })),
        client.get('/v1/admin/schedules/busy-blocks', { query: { practitionerId, from: now, limit: shown }, signal }),
      ]);
      return { exceptions: exceptions.filter((one) => isAbout(one, practitionerId, locationId)), busy: busy.data };
    },
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    return html`<section class="group" aria-labelledby="other-days">
      ${this.heading(1, html`<span id="other-days">${msg('Other days')}</span>`)}
      ${this.days.render({
        pending: () => html`<portal-part-skeleton lines="2"></portal-part-skeleton>`,
        error: (cause) => this.problem(cause, () => this.days.run(), msg('Other days could not be loaded')),
        complete: (days) => (days ? this.list(days, desk) : nothing),
      })}
      <div>${button(msg('Holidays and other days'), () => desk.go({ screen: 'other-days' }), { kind: 'link' })}</div>
    </section>`;
  }

  private list({ exceptions, busy }: NonNullable<typeof this.days.value>, desk: Desk) {
    const { locale } = desk;
    const near = [...exceptions].sort((a, b) => a.fromDate.localeCompare(b.fromDate));
    const rest = near.length - shown;
    return html`${near.length ? nothing : html`<p class="muted">${msg('None ahead.')}</p>`}
      <ul class="group">${near.slice(0, shown).map((one) => html`<li><strong>${daysText(one, locale)}</strong>
        <div class="small muted">${[whatText(one, locale), one.note].filter(Boolean).join(' · ')}</div></li>`)}</ul>
      ${rest > 0 ? html`<p class="small muted">${locale.plural(rest, { one: msg('1 more'), other: msg(str`${rest} more`) })}</p>` : nothing}
      ${busy.length ? html`<p><strong>${msg('Taken in another system')}</strong>${desk.clock ? html` <span class="small muted">${zoneTime(desk.clock.timeZone)}</span>` : nothing}</p>
        <ul class="group">${busy.map((one) => html`<li class="small">${busyText(one, desk)}</li>`)}</ul>` : nothing}`;
  }
}

function busyText(one: { start: string; end: string }, { locale, clock }: Desk) {
  const [start, end] = [clinicWall(one.start, clock), clinicWall(one.end, clock)];
  return msg(str`${locale.shortDay(start)}, ${locale.time(start)} to ${locale.time(end)}`);
}

const isAbout = (one: ScheduleException, practitionerId: string, locationId: string) =>
  (one.practitionerId === null || one.practitionerId === practitionerId) && (one.locationId === null || one.locationId === locationId);

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-other-days': OtherDaysPart;
  }
}
