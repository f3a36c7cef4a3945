import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { News } from '../news.ts';
import type { PatientRecord } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';
import { patientChanged } from './changed.ts';

/** What staff say of it: yes, no, or nothing of its own. */
type Said = 'yes' | 'no' | '';
interface Chosen {
  selfBooking: Said;
  existing: Said;
}

const saidOf = (value: boolean | null): Said => (value === null ? '' : value ? 'yes' : 'no');
const valueOf = (said: Said) => (said ? said === 'yes' : null);
const asSaid = (value: string): Said => (value === 'yes' || value === 'no' ? value : '');

/**
 * Whether this patient books online, whatever is usual, and whether they have been here before.
 * @fires portal-part-changed - It was said otherwise.
 */
@tag('portal-staff-booking')
export class BookingPart extends AdminScreen {
  @property({ attribute: false }) patient?: PatientRecord;
  @state() private chosen?: Chosen;
  private readonly news = new News(this);
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  protected override content(desk: Desk) {
    const { patient, chosen } = this;
    if (!patient) return nothing;
    const now = { selfBooking: saidOf(patient.selfBooking), existing: saidOf(patient.existing) };
    return html`<section class="group" aria-labelledby="booking">
      <div class="head">${this.heading(1, html`<span id="booking">${msg('Booking online')}</span>`)}
        ${desk.can('patients.write') && !chosen ? button(msg('Change how they book'), () => this.open(now)) : nothing}</div>
      ${this.news.draw(patient.id)}
      ${chosen
        ? this.choosing(patient, chosen, desk)
        : html`<dl class="facts"><div><dt>${msg('Books online')}</dt><dd>${bookingWords()[now.selfBooking]}</dd></div>
            <div><dt>${msg('Has been here before')}</dt><dd>${existingWords()[now.existing]}</dd></div></dl>`}
    </section>`;
  }

  private choosing(patient: PatientRecord, chosen: Chosen, desk: Desk) {
    const { form } = this;
    const choices = (words: Record<Said, string>) => (['', 'yes', 'no'] as const).map((value) => ({ value, text: words[value] }));
    return html`<form class="form" novalidate @submit=${submitted(() => this.save(patient, chosen))}>
      ${form.draw(desk.level + 2)}
      <div class="pair">
        ${selectField({ name: 'selfBooking', label: msg('Books online'), value: chosen.selfBooking, error: form.errorOf('selfBooking'), choices: choices(bookingWords()), choose: (value) => (this.chosen = { ...chosen, selfBooking: asSaid(value) }) })}
        ${selectField({ name: 'existing', label: msg('Has been here before'), value: chosen.existing, error: form.errorOf('existing'), choices: choices(existingWords()), choose: (value) => (this.chosen = { ...chosen, existing: asSaid(value) }) })}
      </div>
      <div class="acts">${button(msg('Save'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })} ${button(msg('Cancel'), this.close, { kind: 'link' })}</div>
    </form>`;
  }

  private async open(now: Chosen) {
    this.form.clear();
    this.news.clear();
    this.chosen = now;
    await this.updateComplete;
    this.querySelector<HTMLElement>('form select')?.focus();
  }

  private close = async () => {
    this.chosen = undefined;
    this.form.clear();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.head button')?.focus();
  };

  private async save({ id }: PatientRecord, { selfBooking, existing }: Chosen) {
    const body = { selfBooking: valueOf(selfBooking), existing: valueOf(existing) };
    const isDone = await this.form.send({ act: () => this.shell.client.patch('/v1/admin/patients/{id}', { params: { id }, body }), title: msg('That could not be saved') });
    if (!isDone) return;
    this.dispatchEvent(patientChanged());
    this.news.tell(() => msg('The change is saved.'), id);
    await this.close();
  }
}

const bookingWords = (): Record<Said, string> => ({ '': msg('As the clinic’s setting says'), yes: msg('Yes, always'), no: msg('No: sees and cancels visits, but books by phone') });
const existingWords = (): Record<Said, string> => ({ '': msg('As past visits say'), yes: msg('Yes'), no: msg('No, a new patient') });
