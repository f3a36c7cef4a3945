import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import '../../parts/date-fields.ts';
import type { DatePartElement } from '../../parts/date-fields.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import { errorLine, field } from '../../parts/field.ts';
import { backIcon } from '../../parts/icon.ts';
import type { DatePart } from '../../parts/typed-date.ts';
import type { Locale } from '../../portal/locale.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { patientChanged } from '../patient/changed.ts';
import { aboutOf, nameOf, type Patient } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import '../search-field.ts';
import { selectField } from '../select-field.ts';
import { timeText } from '../week/week-frame.ts';
import { instantAt, type DeskOptions } from './visits.ts';
import { question, warningsOf, warningTexts, type Warning } from './warnings.ts';
import { readWhen, takenError } from './when-fields.ts';

/** What is known when somebody adds a visit: where the calendar stands, and the time that was pressed. */
export interface Beginning {
  locationId?: string;
  practitionerId?: string;
  day?: string;
  minute?: number;
}

interface Typed {
  typeId?: string;
  locationId?: string;
  practitionerId?: string;
  time?: string;
  reason?: string;
  mode?: 'inPerson' | 'telehealth';
}

const mostFound = 8;
/** Of a visit whose type says nothing. */
const usualMinutes = 30;

/**
 * A visit for a patient who calls or stands at the desk: only the time must be free.
 * @fires portal-part-changed - There is one more visit.
 * @fires portal-part-booked - The same; `detail` is its id.
 */
@tag('portal-staff-new-appointment')
export class NewAppointmentPart extends AdminScreen {
  @property({ attribute: false }) options?: DeskOptions;
  @property({ attribute: false }) beginning: Beginning = {};
  @state() private search = '';
  @state() private patient?: Patient;
  @state() private typed: Typed = {};
  @state() private wrongParts: readonly DatePart[] = [];
  /** What would be booked, once it is confirmed. */
  @state() private asked?: { book: () => Promise<string>; warnings: readonly Warning[] };
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly found = new Task(this, {
    args: () => [this.search.trim(), !!this.desk] as const,
    task: async ([search], { signal }) => (search ? (await this.shell.client.get('/v1/admin/patients', { query: { search, limit: mostFound }, signal })).data : []),
    onComplete: (found) => this.search.trim() && this.desk?.say(this.foundText(found.length)),
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    return html`<div>${button(msg('Back to the calendar'), this.back, { kind: 'link', icon: backIcon })}</div>
      ${this.headline(msg('Add a visit'))} ${this.asked ? nothing : this.form.draw(desk.level + 1)}
      ${desk.can('patients.read') ? this.who(desk) : html`<p>${msg('Finding patients is for a colleague who may read them.')}</p>`}
      ${this.options ? this.what(this.options, desk) : html`<portal-part-skeleton lines="3"></portal-part-skeleton>`}
      ${question({
        text: this.asked && warningTexts(this.asked.warnings, desk.locale), heading: msg('Book it all the same?'), level: desk.level + 1, keep: msg('Change the time'), verb: msg('Book it all the same'),
        doing: msg('Booking…'), form: this.form, act: this.confirm, close: this.reconsider,
      })}`;
  }

  private who(desk: Desk) {
    const { patient, found, search } = this;
    if (patient)
      return html`<div class="group">${this.heading(1, msg('Patient'))}<div class="head"><div class="what"><strong>${nameOf(patient)}</strong> <div class="small muted">${aboutOf(patient, desk.locale)}</div></div>
        ${button(msg('Choose another patient'), () => this.choose(undefined), { kind: 'link' })}</div></div>`;
    const error = this.form.errorOf('visit-patient');
    return html`<div class="group ${error ? 'field wrong' : ''}">${errorLine('visit-patient', error)}
      <portal-part-search name="visit-patient" label=${msg('Which patient?')} hint=${msg('Three letters of a name, a date as on a card, or the last four digits of a phone.')}
        .value=${search} @portal-part-search=${this.onSearch}></portal-part-search>
      ${found.render({
        error: (cause) => this.problem(cause, () => found.run(), msg('The patients could not be loaded')),
        complete: (all) => (search.trim() ? html`<p class="small muted">${this.foundText(all.length)}</p><ul class="rows">${all.map((one) => html`<li><div class="what">
          ${button(nameOf(one), () => this.choose(one), { kind: 'link' })}<span class="small muted">${aboutOf(one, desk.locale)}</span></div></li>`)}</ul>` : nothing),
      })}</div>`;
  }

  private foundText = (count: number) =>
    count >= mostFound ? msg(str`The first ${count} patients`) : count ? this.shell.locale.plural(count, { one: msg('1 patient'), other: msg(str`${count} patients`) }) : msg('Nobody found');

  private what(options: DeskOptions, desk: Desk) {
    const { form, typed, beginning } = this;
    const { locationId, practitionerId, type, people, types } = this.chosen(options);
    const change = (part: Typed) => (this.typed = { ...typed, ...part });
    const of = (all: readonly { id: string; name: string }[]) => all.map(({ id, name }) => ({ value: id, text: name }));
    return html`<form class="form" novalidate @submit=${submitted(() => this.add(options))}>
      <div class="pair">
        ${options.locations.length > 1 ? selectField({ name: 'visit-location', label: msg('Location'), value: locationId, choices: of(options.locations), choose: (id) => change({ locationId: id }) }) : nothing}
        ${selectField({ name: 'visit-practitioner', label: msg('Practitioner'), value: practitionerId, choices: of(people), choose: (id) => change({ practitionerId: id }) })}
        ${selectField({ name: 'visit-type', label: msg('Type of visit'), value: type?.id ?? '', error: form.errorOf('visit-type'), choices: of(types), choose: (id) => change({ typeId: id }) })}
        ${type?.mode === 'either'
          ? selectField({ name: 'visit-mode', label: msg('How'), value: typed.mode ?? 'inPerson', choices: [{ value: 'inPerson', text: msg('In person') }, { value: 'telehealth', text: msg('At a distance') }], choose: (mode) => change({ mode: mode === 'telehealth' ? mode : 'inPerson' }) })
          : nothing}
      </div>
      <portal-part-date small name="date" legend=${msg('Date')} value=${beginning.day ?? ''} .locale=${desk.locale} .error=${form.errorOf('date')} .wrong=${this.wrongParts}></portal-part-date>
      ${field({ name: 'time', label: msg('Time'), hint: msg('For example, 9:30 or 14:15'), width: 9, autocomplete: 'off', error: form.errorOf('time'), value: typed.time ?? beginningTime(beginning, desk.locale), input: (time) => change({ time }) })}
      ${field({ name: 'visit-reason', label: msg('Reason for visit'), isOptional: true, rows: 2, maxlength: 500, value: typed.reason ?? '', input: (reason) => change({ reason }) })}
      <div class="acts">${button(msg('Book the visit'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Booking…') })} ${button(msg('Cancel'), this.back, { kind: 'link' })}</div>
    </form>`;
  }

  /** What is chosen, or comes first. Types that the practitioner offers there stand before the others. */
  private chosen({ locations, practitioners, types: all }: DeskOptions) {
    const locationId = this.typed.locationId ?? this.beginning.locationId ?? locations[0]?.id ?? '';
    const people = practitioners.filter(({ locationIds }) => locationIds.includes(locationId));
    const wanted = this.typed.practitionerId ?? this.beginning.practitionerId;
    const practitionerId = people.find(({ id }) => id === wanted)?.id ?? people[0]?.id ?? '';
    const offers = ({ offers: of }: DeskOptions['types'][number]) => of.find((one) => one.practitionerId === practitionerId && one.locationId === locationId);
    const types = [...all.filter(offers), ...all.filter((one) => !offers(one))];
    const type = types.find(({ id }) => id === this.typed.typeId) ?? types[0];
    return { locationId, practitionerId, people, types, type, durationMinutes: type && (offers(type)?.durationMinutes ?? undefined) };
  }

  private async choose(patient: Patient | undefined) {
    this.patient = patient;
    await this.updateComplete;
    this.querySelector<HTMLElement>(patient ? 'form select' : 'input[name=visit-patient]')?.focus();
  }

  private onSearch = ({ target }: Event) => {
    if (target instanceof HTMLElement && 'value' in target) this.search = String(target.value);
  };

  private back = () => this.shell.go({ screen: 'calendar' });

  private async add(options: DeskOptions) {
    const { patient, typed, shell } = this;
    const { locationId, practitionerId, type, durationMinutes } = this.chosen(options);
    const when = readWhen(this.querySelector<DatePartElement>('portal-part-date'), typed.time ?? beginningTime(this.beginning, shell.locale));
    this.wrongParts = 'wrong' in when ? when.wrong : [];
    const wrong = (): FieldError[] => [
      ...(patient ? [] : [{ field: 'visit-patient', text: msg('Choose a patient') }]),
      ...(type ? [] : [{ field: 'visit-type', text: msg('Choose a type of visit') }]),
      ...('errors' in when ? when.errors : []),
    ];
    const patientId = patient?.id ?? '';
    const reason = typed.reason?.trim();
    let [id, asked]: [string, typeof this.asked] = ['', undefined];
    const isDone = await this.form.send({
      wrong,
      act: async () => {
        const { client } = shell;
        const start = await instantAt(client, locationId, 'wall' in when ? when.wall : '');
        const mode = type?.mode === 'either' ? { mode: typed.mode ?? ('inPerson' as const) } : {};
        const body = {
          patientId, appointmentTypeId: type?.id ?? '', practitionerId, locationId, start, status: 'booked' as const, ...mode, ...(durationMinutes && { durationMinutes }), ...(reason && { reason }),
        };
        const book = async () => (await client.post('/v1/admin/appointments', { body })).id;
        const warnings = await warningsOf(client, { patientId, start, durationMinutes: durationMinutes ?? type?.durationMinutes ?? usualMinutes });
        if (warnings.length) asked = { book, warnings };
        else id = await book();
      },
      refused: (problem) => () => takenError(problem, shell.locale),
      title: msg('The visit was not booked'),
    });
    if (isDone && asked) this.asked = asked;
    else if (isDone) this.booked(id);
  }

  /** It was warned of, and is wanted all the same. */
  private confirm = async () => {
    const { asked, shell } = this;
    let id = '';
    const isDone = await this.form.send({
      act: async () => asked && (id = await asked.book()),
      refused: (problem) => {
        const taken = takenError(problem, shell.locale);
        if (taken.length) this.asked = undefined;
        return () => takenError(problem, shell.locale);
      },
      title: msg('The visit was not booked'),
    });
    if (isDone) this.booked(id);
  };

  private reconsider = () => {
    this.form.clear();
    this.asked = undefined;
  };

  private booked(id: string) {
    this.dispatchEvent(patientChanged());
    this.dispatchEvent(new CustomEvent('portal-part-booked', { bubbles: true, detail: id }));
    this.shell.say(msg('The visit is booked.'));
    this.shell.go({ screen: 'calendar', item: id }, true);
  }
}

const beginningTime = ({ minute }: Beginning, locale: Locale) => (minute === undefined ? '' : timeText(minute, locale));
