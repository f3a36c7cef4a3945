import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { codeField, digitsOf } from '../../accounts/code-field.ts';
import { missing } from '../../accounts/field-errors.ts';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { radios } from '../../accounts/ticks.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { badge } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { News } from '../news.ts';
import { contactText, type PatientRecord } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import { patientChanged } from './changed.ts';

type Contact = PatientRecord['contactPoints'][number];
type System = Contact['system'];

/** How a patient is reached: added, verified by code or by one's word, preferred, removed. */
@tag('portal-staff-contacts')
export class ContactsPart extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  @property({ attribute: false }) patient?: PatientRecord;
  /** What is being done: adding one, entering the code of one, or asking whether one may go. */
  @state() private act?: { what: 'add' } | { what: 'verify' | 'remove'; one: Contact };
  @state() private system: System = 'email';
  @state() private typed = '';
  @state() private code = '';
  private readonly news = new News(this);
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  /** The new contact as it was when the session ended; a code has ended too by then. */
  protected readonly draft = new Draft<{ system: System; typed: string }>(this, {
    name: () => this.patient && `contacts ${this.patient.id}`,
    read: () => (this.act?.what === 'add' ? { system: this.system, typed: this.typed } : undefined),
    write: (kept) => Object.assign(this, { act: { what: 'add' }, ...kept }),
  });

  protected override content(desk: Desk) {
    const { patient, act, form } = this;
    if (!patient) return nothing;
    const canWrite = desk.can('patients.write');
    return html`<section class="group" aria-labelledby="contacts">
      <div class="head">${this.heading(1, html`<span id="contacts">${msg('How to reach them')}</span>`)}
        ${canWrite && !act ? button(msg('Add a contact'), () => this.begin({ what: 'add' })) : nothing}</div>
      ${act ? nothing : form.draw(desk.level + 2)} ${this.news.draw(patient.id)}
      ${act?.what === 'add' ? this.adding(desk) : nothing}
      ${patient.contactPoints.length
        ? html`<ul class="rows">${patient.contactPoints.map((one) => this.row(one, desk, canWrite))}</ul>`
        : html`<p class="muted">${msg('No email and no phone yet. Without one, nothing can be sent to this patient.')}</p>`}
      ${this.removing(act?.what === 'remove' ? act.one : undefined)}
    </section>`;
  }

  private row(one: Contact, desk: Desk, canWrite: boolean) {
    const { act } = this;
    if (act?.what === 'verify' && act.one.id === one.id) return html`<li>${this.verifying(one, desk)}</li>`;
    const value = contactText(one);
    const kind = one.kind && { cell: msg('Cell phone'), home: msg('Home phone'), work: msg('Work phone') }[one.kind];
    return html`<li>
      <div class="what"><span>${value}</span><span class="small muted">${kind ?? (one.system === 'email' ? msg('Email') : msg('Phone'))}</span>
        <span class="row">${one.verified ? badge('success', msg('Verified')) : badge('warning', msg('Not verified'))}
          ${one.preferred ? badge('info', msg('Preferred')) : nothing}</span></div>
      ${canWrite && !act
        ? html`<div class="acts">
            ${one.verified ? nothing : this.named(msg('Verify'), msg(str`Verify ${value}`), () => this.begin({ what: 'verify', one }))}
            ${one.verified && !one.preferred ? this.named(msg('Prefer'), msg(str`Prefer ${value}`), () => this.prefer(one)) : nothing}
            ${this.named(msg('Remove'), msg(str`Remove ${value}`), () => this.begin({ what: 'remove', one }))}
          </div>`
        : nothing}
    </li>`;
  }

  /** A short act in a row: its whole name is for whoever doesn't see the row. */
  private named = (text: string, name: string, press: () => unknown) =>
    html`<button type="button" class="link standalone" aria-label=${name} @click=${press}>${text}</button>`;

  private adding(desk: Desk) {
    const { form, system, typed } = this;
    const isEmail = system === 'email';
    return html`<form class="form narrow" novalidate @submit=${submitted(this.add)}>
      ${form.draw(desk.level + 2)}
      ${radios({
        name: 'system', legend: msg('What is it?'), value: system, isAcross: true, choose: (value) => (this.system = value === 'phone' ? 'phone' : 'email'),
        choices: [{ value: 'email', text: msg('Email') }, { value: 'phone', text: msg('Phone') }],
      })}
      ${field({
        name: 'value', label: isEmail ? msg('Email') : msg('Phone'), value: typed, type: isEmail ? 'email' : 'tel', autocomplete: 'off',
        error: form.errorOf('value'), input: (value) => (this.typed = value),
      })}
      <div class="acts">${button(msg('Add'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Adding…') })}${this.cancel()}</div>
    </form>`;
  }

  private verifying(one: Contact, desk: Desk) {
    const { form } = this;
    return html`<form class="form narrow" novalidate @submit=${submitted(() => this.verify(one))}>
      ${form.draw(desk.level + 2)}
      <p>${msg(str`A code is on its way to ${contactText(one)}. Ask the patient for it.`)}</p>
      ${codeField({ value: this.code, error: form.errorOf('code'), input: (value) => (this.code = value) })}
      <div class="acts">
        ${button(msg('Verify'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Checking…') })}
        ${button(msg('I checked it myself'), () => this.verify(one, true))}${this.cancel()}
      </div>
    </form>`;
  }

  private removing(one: Contact | undefined) {
    return confirmation({
      text: one && msg(str`${contactText(one)} is taken off the record. Nothing is sent there any more.`),
      heading: msg('Remove this contact?'), level: this.shell.level + 1, keep: msg('Keep it'), verb: msg('Remove'), doing: msg('Removing…'), form: this.form,
      act: () => one && this.removeOne(one), close: () => this.begin(undefined),
    });
  }

  private cancel = () => button(msg('Cancel'), () => this.begin(undefined), { kind: 'link' });

  private begin = async (act: typeof this.act) => {
    this.form.clear();
    this.news.clear();
    this.typed = this.code = '';
    this.act = act;
    if (act?.what === 'verify') await this.sendCode(act.one);
    await this.updateComplete;
    if (act && act.what !== 'remove') this.querySelector<HTMLElement>('form input')?.focus();
  };

  private sendCode = ({ id: contactPointId }: Contact) =>
    this.form.send({
      act: () => this.shell.client.post('/v1/admin/patients/{id}/contact-points/{contactPointId}/codes', { params: { id: this.patientId, contactPointId } }),
      title: msg('The code could not be sent'),
    });

  private get patientId() {
    return this.patient?.id ?? '';
  }

  private add = () => {
    const { system, typed } = this;
    const value = typed.trim();
    return this.done(() => msg('The contact is added.'), {
      wrong: () => missing([{ field: 'value', value, text: system === 'email' ? msg('Enter the email') : msg('Enter the phone number') }]),
      act: () => this.shell.client.post('/v1/admin/patients/{id}/contact-points', { params: { id: this.patientId }, body: { system, value } }),
      title: msg('The contact could not be added'),
    });
  };

  private verify = ({ id: contactPointId }: Contact, isKnown = false) => {
    const code = digitsOf(this.code);
    const params = { id: this.patientId, contactPointId };
    return this.done(() => msg('The contact is verified.'), {
      wrong: isKnown || code.length === 6 ? [] : [{ field: 'code', text: msg('Enter the 6 digits of the code') }],
      act: () => this.shell.client.post('/v1/admin/patients/{id}/contact-points/{contactPointId}/verify', { params, body: isKnown ? { verified: true } : { code } }),
      title: msg('The contact could not be verified'),
    });
  };

  private prefer = ({ id: contactPointId }: Contact) =>
    this.done(() => msg('Messages go there from now on.'), {
      act: () => this.shell.client.post('/v1/admin/patients/{id}/contact-points/{contactPointId}/prefer', { params: { id: this.patientId, contactPointId } }),
      title: msg('The contact could not be preferred'),
    });

  private removeOne = ({ id: contactPointId }: Contact) =>
    this.done(() => msg('The contact is removed.'), {
      act: () => this.shell.client.delete('/v1/admin/patients/{id}/contact-points/{contactPointId}', { params: { id: this.patientId, contactPointId } }),
      title: msg('The contact could not be removed'),
    });

  private async done(sentence: () => string, sending: Parameters<FormRun['send']>[0]) {
    const { act } = this;
    const { patientId } = this;
    this.news.clear();
    if (!(await this.form.send(sending))) return;
    this.dispatchEvent(patientChanged());
    this.news.tell(sentence, patientId);
    // Something else may have been begun meanwhile.
    if (act !== this.act) return;
    this.act = undefined;
    await this.updateComplete;
    this.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }
}
