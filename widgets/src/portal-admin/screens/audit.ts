import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { field } from '../../parts/field.ts';
import { tag } from '../../portal/tag.ts';
import { actionChoices } from '../audit/action-words.ts';
import { eventRow, type AuditEvent } from '../audit/event-row.ts';
import type { Desk, Place } from '../desk.ts';
import { Listing } from '../listing.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';

/** The audit log. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-audit .desk=${desk} .place=${place}></portal-staff-audit>`;

/** Searches who did what, when: by act, by colleague, by day. One patient's own history stands on their page. */
@tag('portal-staff-audit')
export class AuditScreen extends AdminScreen {
  @state() private action = '';
  @state() private actorId = '';
  @state() private from = '';
  @state() private until = '';

  private readonly colleagues = new Task(this, {
    args: () => [!!this.desk?.can('staff')] as const,
    task: async ([isAllowed], { signal }) => (isAllowed ? (await this.shell.client.get('/v1/admin/staff', { query: { limit: 100 }, signal })).data : []),
    onError: (cause) => this.desk?.failed(cause),
  });

  private readonly list = new Listing<AuditEvent>(this, {
    args: () => [this.action, this.actorId, this.from, this.until],
    page: (cursor, signal) => {
      const { action, actorId, from, until } = this;
      const query = { action: action || undefined, actorId: actorId || undefined, from: startOf(from), until: startOf(until, 1), cursor, limit: 50 };
      return this.shell.client.get('/v1/admin/audit-events', { query, signal });
    },
    row: (event) => eventRow(event, this.shell),
    empty: () => html`<p class="muted">${msg('Nothing like this was done.')}</p>`,
    count: (count, isMore) => (isMore ? msg(str`The last ${count}`) : this.shell.locale.plural(count, { one: msg('1 entry'), other: msg(str`${count} entries`) })),
    failed: () => msg('The audit log could not be loaded'),
  });

  protected override content(_: Desk) {
    const anything = { value: '', text: msg('Anything') };
    const anybody = { value: '', text: msg('Anybody') };
    const people = (this.colleagues.value ?? []).map(({ id, name }) => ({ value: id, text: name }));
    return html`<div class="intro">${this.headline(msg('Audit log'))}<p class="muted">${msg('Every look at patients’ data and every change, newest first. Nobody can alter it.')}</p></div>
      <div class="pair" role="search">
        ${selectField({ name: 'action', label: msg('What was done'), value: this.action, choices: [anything, ...actionChoices()], choose: (value) => (this.action = value) })}
        ${people.length ? selectField({ name: 'actor', label: msg('By whom'), value: this.actorId, choices: [anybody, ...people], choose: (value) => (this.actorId = value) }) : ''}
        ${field({ name: 'from', label: msg('From'), type: 'date', value: this.from, input: (value) => (this.from = value) })}
        ${field({ name: 'until', label: msg('To'), type: 'date', value: this.until, input: (value) => (this.until = value) })}
      </div>
      ${this.list.draw()}`;
  }
}

/** The first moment of a day, or of one after it, by the clock of whoever asks. */
function startOf(day: string, after = 0) {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + after);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
