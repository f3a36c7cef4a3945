import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { tick } from '../../accounts/ticks.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import { field, type FieldOptions } from '../../parts/field.ts';
import { badge } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { News } from '../news.ts';
import type { PatientRecord } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import { added, changed, coverageName, initial, periodText, standing, wrong, type Coverage, type Typed } from './insurance-words.ts';

const all = '/v1/admin/patients/{id}/coverages';
const single = '/v1/admin/patients/{id}/coverages/{coverageId}';

/** Who insures a patient, and which insurance goes onto what they book. */
@tag('portal-staff-insurance')
export class InsurancePart extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  @property({ attribute: false }) patient?: PatientRecord;
  /** The open form: of a known insurance, or of a new one. */
  @state() private open?: { id: string | undefined; typed: Typed };
  /** The one that may be removed; `isBooked`: a visit has it, so that it can only be ended. */
  @state() private asked?: { one: Coverage; isBooked: boolean };
  private readonly news = new News(this);
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly list = new Task(this, {
    args: () => [this.patient?.id, !!this.desk] as const,
    task: async ([id], { signal }) => (id ? { id, ...(await this.shell.client.get(all, { params: { id }, signal })) } : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  /** The form as it was when the session ended. */
  protected readonly draft = new Draft<{ id: string | undefined; typed: Typed }>(this, {
    name: () => this.patient && `insurance ${this.patient.id}`, read: () => this.open, write: (open) => (this.open = open),
  });

  /** What is known of this patient: another one's is never shown meanwhile. */
  private get known() {
    return this.list.value?.id === this.patient?.id ? this.list.value?.data : undefined;
  }

  protected override content(desk: Desk) {
    const { patient, known, open } = this;
    if (!patient) return nothing;
    return html`<section class="group" aria-labelledby="insurance">
      <div class="head">${this.heading(1, html`<span id="insurance">${msg('Insurance')}</span>`)}
        ${known && desk.can('patients.write') && !open ? button(msg('Add an insurance'), () => this.begin(undefined, known)) : nothing}</div>
      ${this.news.draw(patient.id)}
      ${this.list.render({
        pending: () => (known ? this.rows(known, desk) : html`<portal-part-skeleton lines="1"></portal-part-skeleton>`),
        error: (cause) => this.problem(cause, () => this.list.run(), msg('The insurances could not be loaded')),
        complete: () => (known ? this.rows(known, desk) : nothing),
      })}
    </section>`;
  }

  private rows(known: readonly Coverage[], desk: Desk) {
    const { open, asked, form } = this;
    // What the form was about may be gone meanwhile: what was typed then makes a new one.
    const isNew = open && !known.some(({ id }) => id === open.id);
    return html`${open || asked ? nothing : form.draw(desk.level + 2)}
      ${isNew ? this.editing(open.typed, undefined, desk) : nothing}
      ${known.length
        ? html`<ul class="rows">${known.map((one) => html`<li>${open?.id === one.id ? this.editing(open.typed, one, desk) : this.row(one, desk)}</li>`)}</ul>`
        : isNew
          ? nothing
          : html`<p class="muted">${msg('No insurance yet.')}</p>`}
      ${this.removing()}`;
  }

  private row(one: Coverage, desk: Desk) {
    const { isOver, text } = standing(one, desk);
    const about = [one.memberId && msg(str`Member number ${one.memberId}`), periodText(one, desk), one.source && msg(str`Told by ${one.source}`)].filter(Boolean).join(' · ');
    return html`<div class="what"><span>${coverageName(one)}</span>${about ? html`<span class="small muted">${about}</span>` : nothing}
        ${one.isDefault || text ? html`<span class="row">${one.isDefault ? badge('info', msg('Default')) : nothing} ${text ? badge('neutral', text) : nothing}</span>` : nothing}</div>
      ${desk.can('patients.write') && !this.open ? this.acts(one, isOver) : nothing}`;
  }

  /** One that another system told of says what it is: staff only choose whether it is the default. */
  private acts(one: Coverage, isOver: boolean) {
    const name = coverageName(one);
    const isOwn = !one.source;
    const change = (sentence: () => string, body: { isDefault?: boolean; status?: 'active' | 'cancelled' }) => () => this.change(one, body, sentence);
    return html`<div class="acts">
      ${isOwn ? this.named(msg('Change'), msg(str`Change ${name}`), () => this.begin(one, this.known ?? [])) : nothing}
      ${one.isDefault
        ? this.named(msg('Not by default'), msg(str`Not by default: ${name}`), change(() => msg('It is no longer the default.'), { isDefault: false }))
        : isOver
          ? nothing
          : this.named(msg('Make default'), msg(str`Make default: ${name}`), change(() => msg('It is the default from now on.'), { isDefault: true }))}
      ${isOwn && one.status === 'cancelled' ? this.named(msg('Use again'), msg(str`Use again: ${name}`), change(() => msg('The insurance is in use again.'), { status: 'active' })) : nothing}
      ${isOwn && !isOver ? this.named(msg('End'), msg(str`End ${name}`), () => this.end(one)) : nothing}
      ${isOwn ? this.named(msg('Remove'), msg(str`Remove ${name}`), () => this.ask({ one, isBooked: false })) : nothing}
    </div>`;
  }

  /** A short act in a row: its whole name is for whoever doesn't see the row. */
  private named = (text: string, name: string, press: () => unknown) =>
    html`<button type="button" class="link standalone" aria-label=${name} @click=${press}>${text}</button>`;

  private editing(typed: Typed, one: Coverage | undefined, desk: Desk) {
    const { form } = this;
    return html`<form class="form" novalidate @submit=${submitted(() => this.save(typed, one))}>
      ${form.draw(desk.level + 2)}
      <div class="pair">
        ${this.text('payer', typed, { label: msg('Insurer'), maxlength: 200 })} ${this.text('plan', typed, { label: msg('Plan'), maxlength: 200, isOptional: true })}
        ${this.text('memberId', typed, { label: msg('Member number'), maxlength: 100, isOptional: true })}
      </div>
      <div class="pair">
        ${this.text('startsOn', typed, { label: msg('First day'), type: 'date', isOptional: true })} ${this.text('endsOn', typed, { label: msg('Last day'), type: 'date', isOptional: true })}
      </div>
      ${tick({ name: 'isDefault', text: msg('Use by default: it goes onto what the patient books, where the clinic’s setting says so'), isOn: typed.isDefault, error: form.errorOf('isDefault'), change: (isDefault) => this.retype({ isDefault }) })}
      <div class="acts">${button(one ? msg('Save insurance') : msg('Add this insurance'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })}
        ${button(msg('Cancel'), this.close, { kind: 'link' })}</div>
    </form>`;
  }

  private text(name: Exclude<keyof Typed, 'isDefault'>, typed: Typed, options: Partial<FieldOptions> & Pick<FieldOptions, 'label'>) {
    return field({ ...options, name, value: typed[name], autocomplete: 'off', error: this.form.errorOf(name), input: (value) => this.retype({ [name]: value }) });
  }

  private retype(part: Partial<Typed>) {
    if (this.open) this.open = { ...this.open, typed: { ...this.open.typed, ...part } };
  }

  private removing() {
    const { one, isBooked } = this.asked ?? {};
    const name = one ? coverageName(one) : '';
    const shared = { level: this.shell.level + 1, keep: msg('Keep the insurance'), form: this.form, close: () => this.ask(undefined) };
    return isBooked
      ? confirmation({
          ...shared, text: one && msg(str`A visit was booked with ${name}, so it stays on the record. Ended, it goes onto no further visit.`), heading: msg('End this insurance instead?'),
          verb: msg('End it'), doing: msg('Ending…'), act: () => one && this.end(one),
        })
      : confirmation({
          ...shared, text: one && msg(str`${name} is taken off the record, as if it had never been there.`), heading: msg('Remove this insurance?'), verb: msg('Remove'), doing: msg('Removing…'),
          act: () => one && this.removeOne(one),
        });
  }

  private ask = (asked: typeof this.asked) => {
    this.form.clear();
    this.asked = asked;
  };

  private async begin(one: Coverage | undefined, known: readonly Coverage[]) {
    this.form.clear();
    this.news.clear();
    this.open = { id: one?.id, typed: initial(one, known) };
    await this.updateComplete;
    this.querySelector<HTMLElement>('form input')?.focus();
  }

  private close = () => {
    this.form.clear();
    return this.rest();
  };

  private get patientId() {
    return this.patient?.id ?? '';
  }

  private save(typed: Typed, one: Coverage | undefined) {
    const { patientId: id, shell } = this;
    const isBroken = (name: string) => !!this.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.validity.badInput;
    const body = one && changed(one, typed);
    return this.done(() => (one ? msg('The change is saved.') : msg('The insurance is added.')), {
      wrong: wrong(typed, isBroken),
      act: async () => {
        if (!one) await shell.client.post(all, { params: { id }, body: added(typed) });
        else if (body) await shell.client.patch(single, { params: { id, coverageId: one.id }, body });
      },
      title: one ? msg('The insurance could not be saved') : msg('The insurance could not be added'),
    });
  }

  private change = ({ id: coverageId }: Coverage, body: { isDefault?: boolean; status?: 'active' | 'cancelled' }, sentence: () => string) =>
    this.done(sentence, { act: () => this.shell.client.patch(single, { params: { id: this.patientId, coverageId }, body }), title: msg('The insurance could not be saved') });

  /** What is ended is no default any more. */
  private end = (one: Coverage) => this.change(one, { status: 'cancelled', ...(one.isDefault ? { isDefault: false } : {}) }, () => msg('The insurance is ended.'));

  private removeOne = (one: Coverage) =>
    this.done(() => msg('The insurance is removed.'), {
      act: () => this.shell.client.delete(single, { params: { id: this.patientId, coverageId: one.id } }),
      refused: ({ type }) => {
        if (type !== 'conflict' || one.status !== 'active') return [];
        this.ask({ one, isBooked: true });
        void this.updateComplete.then(() => this.querySelector<HTMLElement>('[data-safe]')?.focus());
        return 'handled';
      },
      title: msg('The insurance could not be removed'),
    });

  /** Does it, asks for the list again and is at rest: all of it again with Retry, which only knows the act. */
  private done(sentence: () => string, sending: Parameters<FormRun['send']>[0]) {
    const { patientId } = this;
    this.news.clear();
    const act = async () => {
      await sending.act();
      await this.list.run();
      this.news.tell(sentence, patientId);
      if (patientId === this.patientId) await this.rest();
    };
    return this.form.send({ ...sending, act });
  }

  /** Nothing is being done any more: the focus goes back to the title. */
  private async rest() {
    this.open = this.asked = undefined;
    await this.updateComplete;
    this.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }
}
