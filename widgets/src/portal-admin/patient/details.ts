import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { News } from '../news.ts';
import type { PatientRecord } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';
import { patientChanged } from './changed.ts';
import { recordGroups, wordOf, type RecordField } from './record-fields.ts';

type Typed = Partial<Record<RecordField['name'], string>>;

/** What the record says of a patient; all of it can be changed in one form. */
@tag('portal-staff-details')
export class DetailsPart extends AdminScreen {
  @property({ attribute: false }) patient?: PatientRecord;
  /** What was changed so far, while the form is open. */
  @state() private typed?: Typed;
  private readonly news = new News(this);
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  /** The form as it was when the session ended. */
  protected readonly draft = new Draft<Typed>(this, {
    name: () => this.patient && `details ${this.patient.id}`, read: () => this.typed, write: (typed) => (this.typed = typed),
  });

  protected override content(desk: Desk) {
    const { patient, typed } = this;
    if (!patient) return nothing;
    return html`<section class="group" aria-labelledby="details">
      <div class="head">${this.heading(1, html`<span id="details">${msg('Personal details')}</span>`)}
        ${desk.can('patients.write') && !typed ? button(msg('Change details'), this.open) : nothing}</div>
      ${this.news.draw(patient.id)}
      ${typed ? this.editing(patient, typed, desk) : this.facts(patient, desk)}
    </section>`;
  }

  private facts(patient: PatientRecord, { locale }: Desk) {
    const known = recordGroups().flatMap(({ fields }) => fields).filter(({ name }) => patient[name]);
    return html`<dl class="facts">${known.map((one) => html`<div><dt>${one.label}</dt>
      <dd>${one.name === 'birthDate' ? locale.partialDate(patient.birthDate ?? '') : wordOf(one, patient[one.name] ?? '')}</dd></div>`)}</dl>`;
  }

  private editing(patient: PatientRecord, typed: Typed, desk: Desk) {
    const { form } = this;
    return html`<form class="form" novalidate @submit=${submitted(this.save)}>
      ${form.draw(desk.level + 2)}
      ${recordGroups().map(({ title, fields }) => html`<fieldset class="group">
        <legend>${title}</legend>
        <div class="pair">${fields.map((one) => this.control(one, typed[one.name] ?? patient[one.name] ?? ''))}</div>
      </fieldset>`)}
      <div class="acts">${button(msg('Save details'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })}
        ${button(msg('Cancel'), this.close, { kind: 'link' })}</div>
    </form>`;
  }

  private control(one: RecordField, value: string) {
    const { name, label, choices, type, isNeeded } = one;
    const error = this.form.errorOf(name);
    const input = (text: string) => (this.typed = { ...this.typed, [name]: text });
    if (choices) return selectField({ name, label, error, value, choices: [{ value: '', text: msg('Not known') }, ...choices], choose: input });
    return field({ name, label, error, value, type, autocomplete: 'off', isOptional: !isNeeded, input });
  }

  private open = async () => {
    this.form.clear();
    this.news.clear();
    this.typed = {};
    await this.updateComplete;
    this.querySelector<HTMLElement>('form input')?.focus();
  };

  private close = async () => {
    this.typed = undefined;
    this.form.clear();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.head button')?.focus();
  };

  private save = async () => {
    const { patient, typed } = this;
    if (!patient || !typed) return;
    const now = (name: RecordField['name']) => typed[name] ?? patient[name] ?? '';
    const changed = Object.entries(typed).filter(([name, value]) => value.trim() !== (Reflect.get(patient, name) ?? ''));
    const body = Object.fromEntries(changed.map(([name, value]) => [name, value.trim() || null]));
    const isDone = await this.form.send({
      wrong: () => missing([
        { field: 'givenName', value: now('givenName'), text: msg('Enter the given name') },
        { field: 'familyName', value: now('familyName'), text: msg('Enter the family name') },
      ]),
      act: async () => changed.length && this.shell.client.patch('/v1/admin/patients/{id}', { params: { id: patient.id }, body }),
      title: msg('The details could not be saved'),
    });
    if (!isDone) return;
    this.dispatchEvent(patientChanged());
    this.news.tell(() => msg('The details are saved.'), patient.id);
    await this.close();
  };
}
