import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import '../../parts/date-fields.ts';
import type { DatePartElement } from '../../parts/date-fields.ts';
import { field } from '../../parts/field.ts';
import type { DatePart } from '../../parts/typed-date.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';
import { instantAt, type DeskOptions, type Visit } from './visits.ts';
import { minutesOf, question, warningsOf, warningTexts, type Warning } from './warnings.ts';
import { readWhen, takenError } from './when-fields.ts';

/**
 * Another time, practitioner or location for a visit.
 * @fires portal-part-moved - It was moved; `detail` is the new one's id.
 * @fires portal-part-cancel - It stays.
 */
@tag('portal-staff-move')
export class MovePart extends AdminScreen {
  @property({ attribute: false }) options?: DeskOptions;
  @property({ attribute: false }) visit?: Visit;
  @state() private time?: string;
  @state() private practitionerId?: string;
  @state() private locationId?: string;
  @state() private wrongParts: readonly DatePart[] = [];
  /** How it would be moved, once it is confirmed. */
  @state() private asked?: { move: () => Promise<string>; warnings: readonly Warning[] };
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  protected override content(desk: Desk) {
    const { visit, options, form } = this;
    if (!visit) return nothing;
    const locationId = this.locationId ?? visit.location.id;
    const people = options?.practitioners.filter(({ id, locationIds }) => locationIds.includes(locationId) || id === visit.practitioner.id) ?? [];
    return html`${this.heading(1, msg('Move to another time'))}
      <form class="form group" novalidate @submit=${submitted(() => this.move(visit))}>
        ${this.asked ? nothing : form.draw(desk.level + 2)}
        <portal-part-date small name="date" legend=${msg('Date')} value=${visit.start.slice(0, 10)} .locale=${desk.locale} .error=${form.errorOf('date')} .wrong=${this.wrongParts}></portal-part-date>
        ${field({ name: 'time', label: msg('Time'), hint: msg('For example, 9:30 or 14:15'), width: 9, autocomplete: 'off', error: form.errorOf('time'), value: this.time ?? desk.locale.time(visit.start), input: (text) => (this.time = text) })}
        ${options && options.locations.length > 1
          ? selectField({ name: 'move-location', label: msg('Location'), value: locationId, choices: options.locations.map(({ id, name }) => ({ value: id, text: name })), choose: (id) => (this.locationId = id) })
          : nothing}
        ${people.length
          ? selectField({ name: 'move-practitioner', label: msg('Practitioner'), value: this.practitionerId ?? visit.practitioner.id, choices: people.map(({ id, name }) => ({ value: id, text: name })), choose: (id) => (this.practitionerId = id) })
          : nothing}
        <div class="acts">${button(msg('Move the visit'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Moving…') })}
          ${button(msg('Don’t move it'), () => this.dispatchEvent(new Event('portal-part-cancel', { bubbles: true })), { kind: 'link' })}</div>
      </form>
      ${question({
        text: this.asked && warningTexts(this.asked.warnings, desk.locale), heading: msg('Move it all the same?'), level: desk.level + 2, keep: msg('Change the time'), verb: msg('Move it all the same'),
        doing: msg('Moving…'), form, act: this.confirm, close: this.reconsider,
      })}`;
  }

  private async move({ id, patientId, start, end, location, practitioner }: Visit) {
    const { client, locale } = this.shell;
    const when = readWhen(this.querySelector<DatePartElement>('portal-part-date'), this.time ?? locale.time(start));
    this.wrongParts = 'wrong' in when ? when.wrong : [];
    const locationId = this.locationId ?? location.id;
    let [moved, asked]: [string, typeof this.asked] = ['', undefined];
    const isDone = await this.form.send({
      wrong: 'errors' in when ? when.errors : [],
      act: async () => {
        const at = await instantAt(client, locationId, 'wall' in when ? when.wall : '');
        const body = { start: at, locationId, practitionerId: this.practitionerId ?? practitioner.id };
        const move = async () => (await client.post('/v1/admin/appointments/{id}/reschedule', { params: { id }, body })).id;
        const warnings = await warningsOf(client, { patientId, start: at, durationMinutes: minutesOf({ start, end }), exceptAppointmentId: id });
        if (warnings.length) asked = { move, warnings };
        else moved = await move();
      },
      refused: (problem) => () => takenError(problem, locale),
      title: msg('The visit was not moved'),
    });
    if (isDone && asked) this.asked = asked;
    else if (isDone) this.moved(moved);
  }

  /** It was warned of, and is wanted all the same. */
  private confirm = async () => {
    const { asked, shell } = this;
    let moved = '';
    const isDone = await this.form.send({
      act: async () => asked && (moved = await asked.move()),
      refused: (problem) => {
        const taken = takenError(problem, shell.locale);
        if (taken.length) this.asked = undefined;
        return () => takenError(problem, shell.locale);
      },
      title: msg('The visit was not moved'),
    });
    if (isDone) this.moved(moved);
  };

  private reconsider = () => {
    this.form.clear();
    this.asked = undefined;
  };

  private moved = (id: string) => this.dispatchEvent(new CustomEvent('portal-part-moved', { bubbles: true, detail: id }));
}
