import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { tick } from '../../accounts/ticks.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { actionChoices, chosenAction, isRead, type AuditAction } from '../audit/action-words.ts';
import { byRequest, eventRow, type AuditEvent } from '../audit/event-row.ts';
import { dayErrors, dayField } from '../day-field.ts';
import type { Desk, Place } from '../desk.ts';
import { Draft } from '../draft.ts';
import { Listing } from '../listing.ts';
import { clinicMidnight } from '../moment.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';

/** Days as they are typed. */
interface Days {
  from?: string;
  until?: string;
}

/** What the log is searched for. */
interface Searched {
  action: AuditAction | '';
  actorId: string;
  from: string;
  until: string;
  typed: Days;
  areReadsShown: boolean;
}

/** The audit log. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-audit .desk=${desk} .place=${place}></portal-staff-audit>`;

/** Searches who did what, when: by act, by colleague, by day. One patient's own history stands on their page. */
@tag('portal-staff-audit')
export class AuditScreen extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  @state() private action: AuditAction | '' = '';
  @state() private actorId = '';
  @state() private from = '';
  @state() private until = '';
  /** The days as they are typed, before they are asked for. */
  private typed: Days = {};
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));
  /** Also what was only looked at. */
  @state() private areReadsShown = false;

  private readonly colleagues = new Task(this, {
    args: () => [!!this.desk?.can('staff')] as const,
    task: async ([isAllowed], { signal }) => (isAllowed ? (await this.shell.client.get('/v1/admin/staff', { query: { limit: 100 }, signal })).data : []),
    onError: (cause) => this.desk?.failed(cause),
  });

  private readonly list = new Listing<AuditEvent>(this, {
    args: () => [this.action, this.actorId, this.from, this.until, this.areReadsShown],
    page: (cursor, signal) => {
      const { action, actorId, from, until, areReadsShown } = this;
      const { clock } = this.shell;
      const query = { action: action || undefined, actorId: actorId || undefined, from: clinicMidnight(from, clock), until: clinicMidnight(until, clock, 1), cursor, limit: 50, only: areReadsShown || action ? undefined : ('changes' as const) };
      return this.shell.client.get('/v1/admin/audit-events', { query, signal });
    },
    rows: byRequest,
    row: (event, group) => eventRow(event, group, this.shell),
    empty: () => html`<p class="muted">${msg('Nothing like this was done.')}</p>`,
    count: (count, isMore) => (isMore ? msg(str`The last ${count}`) : this.shell.locale.plural(count, { one: msg('1 entry'), other: msg(str`${count} entries`) })),
    failed: () => msg('The audit log could not be loaded'),
  });

  /** What was searched for when the session ended. */
  protected readonly draft = new Draft<Searched>(this, {
    name: () => 'audit',
    read: () => ({ action: this.action, actorId: this.actorId, from: this.from, until: this.until, typed: this.typed, areReadsShown: this.areReadsShown }),
    write: (kept) => Object.assign(this, kept),
  });

  protected override content(desk: Desk) {
    const anything = { value: '', text: msg('Anything') };
    const anybody = { value: '', text: msg('Anybody') };
    const people = (this.colleagues.value ?? []).map(({ id, name }) => ({ value: id, text: name }));
    return html`<div class="intro">${this.headline(msg('Audit log'))}<p class="muted">${msg('Every change, newest first, and on demand every look at patients’ data. Nobody can alter it.')}</p></div>
      <div class="pair" role="search">
        ${selectField({ name: 'action', label: msg('What was done'), value: this.action, choices: [anything, ...actionChoices(this.areReadsShown)], choose: (value) => (this.action = chosenAction(value)) })}
        ${people.length ? selectField({ name: 'actor', label: msg('By whom'), value: this.actorId, choices: [anybody, ...people], choose: (value) => (this.actorId = value) }) : ''}
      </div>
      <form class="group" novalidate @submit=${submitted(this.look)}>${this.form.draw(desk.level + 1)}
        <div class="pair">${this.day('from', msg('From'), desk)} ${this.day('until', msg('To'), desk)}</div>
        <div>${button(msg('Show these days'), undefined, { type: 'submit' })}</div>
      </form>
      ${tick({ name: 'reads', text: msg('Also what was only looked at'), isOn: this.areReadsShown, change: this.showReads })}
      ${this.list.draw()}`;
  }

  private day = (name: 'from' | 'until', legend: string, { locale }: Desk) =>
    dayField({ host: this, name, legend, locale, value: this.typed[name] ?? this[name], error: this.form.errorOf(name), change: (day) => (this.typed = { ...this.typed, [name]: day }) });

  /** The days count once they are asked for. */
  private look = () =>
    this.form.send({
      wrong: () => [...dayErrors(this, 'from'), ...dayErrors(this, 'until')],
      act: () => Promise.resolve(Object.assign(this, this.typed)),
    });

  private showReads = (areShown: boolean) => {
    this.areReadsShown = areShown;
    if (!areShown && isRead(this.action)) this.action = '';
  };
}
