import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { missing } from '../../../accounts/field-errors.ts';
import { tick } from '../../../accounts/ticks.ts';
import { ticksStyles } from '../../../accounts/ticks.styles.ts';
import type { FieldError } from '../../../parts/error-summary.ts';
import type { Problem } from '../../../portal/problem.ts';
import { tag } from '../../../portal/tag.ts';
import type { Desk } from '../../desk.ts';
import type { Questionnaire } from '../../screens/types.ts';
import { offersMatrix } from './offers-matrix.ts';
import { offersStyles } from './offers-matrix.styles.ts';
import type { AdminLocation, AdminPractitioner, AdminType } from '../places.ts';
import { orNull, SetupForm, type TextName } from '../setup-form.ts';
import { bodyOfType, emptyType, typedOf, wrongOfType, type TypedType } from './typed-type.ts';

/** An appointment type: what it is, how long, who may book it and when, and who offers it where. */
@tag('portal-staff-type')
export class TypeForm extends SetupForm<AdminType, TypedType> {
  protected override readonly looks = [ticksStyles, offersStyles];
  @property({ attribute: false }) practitioners: readonly AdminPractitioner[] = [];
  @property({ attribute: false }) locations: readonly AdminLocation[] = [];
  @property({ attribute: false }) questionnaires: readonly Questionnaire[] = [];

  protected override words = () => ({
    title: this.one ? this.one.name : msg('Add an appointment type'), save: this.one ? msg('Save type') : msg('Add type'),
    saved: this.one ? msg('The type is saved.') : msg('The type is added.'), failed: msg('The type could not be saved'),
  });

  protected override initial = (one: AdminType | undefined): TypedType => (one ? typedOf(one, this.shell) : emptyType);

  protected override fields(now: TypedType, desk: Desk) {
    return html`${this.text('name', { label: msg('Name') })} ${this.text('description', { label: msg('What patients read about it'), rows: 3, maxlength: 1000, isOptional: true })}
      ${this.lengths()} ${this.where(now)} ${this.booking(now)}
      <fieldset class="group"><legend>${msg('Price')}</legend>
        ${this.text('price', { label: msg('Price'), isOptional: true, inputmode: 'decimal', width: 9, hint: msg('Patients see it where the settings say so.') })}</fieldset>
      ${desk.can('forms') ? this.forms(now) : nothing}
      ${offersMatrix({ practitioners: this.practitioners, locations: this.locations, offers: now.offers, change: (offers) => this.change({ offers }), errorOf: this.form.errorOf })}
      ${this.flag('active', msg('In use: switched off, it is offered nowhere'))}`;
  }

  private minutes = (name: TextName<TypedType>, label: string, hint?: string) => this.text(name, { label, hint, inputmode: 'numeric', width: 4 });

  private lengths = () => html`<fieldset class="group"><legend>${msg('Minutes')}</legend><div class="pair">
    ${this.minutes('durationMinutes', msg('How long it takes'))} ${this.minutes('onlineDuration', msg('How long when booked online'), msg('Empty: it can’t be booked online.'))}
    ${this.minutes('bufferBefore', msg('Kept free before'))} ${this.minutes('bufferAfter', msg('Kept free after'))}
    ${this.minutes('stepMinutes', msg('Times are offered every'), msg('Counted from the start of each opening.'))}
  </div></fieldset>`;

  private where = ({ mode }: TypedType) => html`<fieldset class="group"><legend>${msg('How it takes place')}</legend><div class="pair">
    ${this.choice('mode', msg('Where'), [{ value: 'inPerson', text: msg('In person') }, { value: 'telehealth', text: msg('At a distance') }, { value: 'either', text: msg('Either: the patient chooses') }])}
    ${mode === 'inPerson' ? nothing : this.choice('medium', msg('At a distance by'), [{ value: 'video', text: msg('Video') }, { value: 'phone', text: msg('Phone') }])}
  </div></fieldset>`;

  private booking = ({ bookableOnline }: TypedType) => html`<fieldset class="group"><legend>${msg('Booking')}</legend>
    ${this.flag('bookableOnline', msg('It can be booked online'))}
    ${bookableOnline
      ? this.choice('bookableBy', msg('Who may book it online'), [
          { value: 'everyone', text: msg('Everyone') }, { value: 'existing', text: msg('Existing patients only') }, { value: 'new', text: msg('New patients only') },
          { value: 'call', text: msg('Nobody: it is listed with “Call to book”') },
        ])
      : nothing}
    ${this.notice('priorToBook', 'priorToBookUnit', msg('Notice to book'))} ${this.notice('priorToCancel', 'priorToCancelUnit', msg('Notice to cancel'))}
    ${this.notice('priorToReschedule', 'priorToRescheduleUnit', msg('Notice to move'))}
  </fieldset>`;

  private notice(name: TextName<TypedType>, unit: TextName<TypedType>, label: string) {
    return html`<div class="notice-pair">${this.text(name, { label, inputmode: 'numeric', width: 4, hint: msg('Empty: as in the settings.') })}
      ${this.choice(unit, msg('Unit'), [{ value: 'hours', text: msg('Hours before') }, { value: 'days', text: msg('Days before') }])}</div>`;
  }

  private forms({ questionnaireIds }: TypedType) {
    const choose = (id: string, isOn: boolean) => this.change({ questionnaireIds: [...questionnaireIds.filter((other) => other !== id), ...(isOn ? [id] : [])] });
    const offered = this.questionnaires.filter(({ id, active }) => active || questionnaireIds.includes(id));
    return html`<fieldset class="field"><legend>${msg('Forms to answer when booking')}</legend>
      ${offered.length ? offered.map(({ id, title }) => tick({ name: `form-${id}`, text: title, isOn: questionnaireIds.includes(id), change: (isOn) => choose(id, isOn) })) : html`<p class="muted small">${msg('The clinic has no form yet.')}</p>`}
    </fieldset>`;
  }

  protected override wrong = (now: TypedType): readonly FieldError[] => [...missing([{ field: 'name', value: now.name, text: msg('Enter the type’s name') }]), ...wrongOfType(now, this.shell)];

  protected override send(now: TypedType, desk: Desk) {
    const { client } = desk;
    const body = { ...bodyOfType(now, desk), name: now.name.trim(), description: orNull(now.description) };
    return this.one ? client.patch('/v1/admin/appointment-types/{id}', { params: { id: this.one.id }, body }) : client.post('/v1/admin/appointment-types', { body });
  }

  /** The API names what the form calls otherwise. */
  protected override refused = ({ errors }: Problem, { offers }: TypedType): readonly FieldError[] =>
    errors.map(({ path, message }) => {
      const [, name = '', place] = path.split('/');
      const offer = offers[Number(place)];
      if (name === 'offers' && offer) return { field: `offer-${offer.practitionerId}-${offer.locationId}`, text: message };
      return { field: name === 'priceMinor' ? 'price' : name, text: message };
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-type': TypeForm;
  }
}
