import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { tick } from '../../accounts/ticks.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import './photo.ts';
import type { AdminLocation, AdminPractitioner } from './places.ts';
import { orNull, SetupForm } from './setup-form.ts';

const empty = {
  prefix: '', givenName: '', familyName: '', credentials: '', profession: '', biography: '', email: '', virtualUrl: '', bookInPortal: true, active: true,
  locationIds: [] as readonly string[],
};
type Typed = typeof empty;

/** A practitioner: what patients see, where they work, their own room for video. */
@tag('portal-staff-practitioner')
export class PractitionerForm extends SetupForm<AdminPractitioner, Typed> {
  @property({ attribute: false }) locations: readonly AdminLocation[] = [];

  protected override words = () => ({
    title: this.one ? this.one.name : msg('Add a practitioner'), save: this.one ? msg('Save practitioner') : msg('Add practitioner'),
    saved: this.one ? msg('The practitioner is saved.') : msg('The practitioner is added. Their hours come next.'), failed: msg('The practitioner could not be saved'),
  });

  protected override initial(one: AdminPractitioner | undefined): Typed {
    if (!one) return { ...empty, locationIds: this.locations.length === 1 ? this.locations.map(({ id }) => id) : [] };
    const { prefix, givenName, familyName, credentials, profession, biography, email, virtualUrl, bookInPortal, active, locationIds } = one;
    return {
      givenName, familyName, bookInPortal, active, locationIds, prefix: prefix ?? '', credentials: credentials ?? '', profession: profession ?? '',
      biography: biography ?? '', email: email ?? '', virtualUrl: virtualUrl ?? '',
    };
  }

  protected override fields(now: Typed, desk: Desk) {
    return html`${this.one ? html`<portal-staff-photo .desk=${desk} .one=${this.one}></portal-staff-photo>` : nothing}
      <div class="pair">
        ${this.text('givenName', { label: msg('Given name') })} ${this.text('familyName', { label: msg('Family name') })}
        ${this.text('prefix', { label: msg('Title before the name'), isOptional: true, hint: msg('Such as Dr.') })}
        ${this.text('credentials', { label: msg('Credentials'), isOptional: true, hint: msg('Such as PT, MSc. Patients see them where the settings say so.') })}
        ${this.text('profession', { label: msg('Profession'), isOptional: true })} ${this.text('email', { label: msg('Email'), type: 'email', isOptional: true })}
      </div>
      ${this.text('biography', { label: msg('About them'), rows: 4, maxlength: 5000, isOptional: true })}
      ${this.text('virtualUrl', { label: msg('Their own room for video visits'), isOptional: true, inputmode: 'text', hint: msg('An address that begins with https://') })}
      <fieldset class="field"><legend class="label">${msg('Works at')}</legend>
        ${this.locations.map(({ id, name }) => tick({ name: `at-${id}`, text: name, isOn: now.locationIds.includes(id), change: (isOn) => this.work(id, isOn) }))}</fieldset>
      <fieldset class="field"><legend class="label">${msg('Booking')}</legend>
        ${this.flag('bookInPortal', msg('Patients can book them in the portal'))} ${this.flag('active', msg('Works here: switched off, they are offered nowhere'))}</fieldset>`;
  }

  private work(id: string, isOn: boolean) {
    const others = this.now.locationIds.filter((other) => other !== id);
    this.change({ locationIds: isOn ? [...others, id] : others });
  }

  protected override wrong({ givenName, familyName, virtualUrl }: Typed): readonly FieldError[] {
    return [
      ...missing([
        { field: 'givenName', value: givenName, text: msg('Enter the given name') },
        { field: 'familyName', value: familyName, text: msg('Enter the family name') },
      ]),
      ...(virtualUrl.trim() && !/^https:\/\/\S+\.\S+$/.test(virtualUrl.trim()) ? [{ field: 'virtualUrl', text: msg('Enter an address that begins with https://') }] : []),
    ];
  }

  protected override send(now: Typed, { client }: Desk) {
    const { givenName, familyName, bookInPortal, active, locationIds } = now;
    const body = {
      givenName: givenName.trim(), familyName: familyName.trim(), bookInPortal, active, locationIds: [...locationIds], prefix: orNull(now.prefix), credentials: orNull(now.credentials),
      profession: orNull(now.profession), biography: orNull(now.biography), email: orNull(now.email), virtualUrl: orNull(now.virtualUrl),
    };
    return this.one ? client.patch('/v1/admin/practitioners/{id}', { params: { id: this.one.id }, body }) : client.post('/v1/admin/practitioners', { body });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-practitioner': PractitionerForm;
  }
}
