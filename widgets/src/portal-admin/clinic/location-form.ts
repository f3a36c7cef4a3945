import { msg } from '@lit/localize';
import { html } from 'lit';
import { missing } from '../../accounts/field-errors.ts';
import { choicesStyles } from '../../parts/choices.styles.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import '../../parts/combobox.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import type { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { locationStyles } from './location-form.styles.ts';
import type { AdminLocation } from './places.ts';
import { orNull, SetupForm } from './setup-form.ts';

const empty = {
  name: '', slug: '', timeZone: '', phone: '', email: '', address: '', city: '', province: '', postalCode: '', country: '', bookInPortal: true, active: true,
};
type Typed = typeof empty;

/** A location: what patients see of it, its time zone, and whether it can be booked. */
@tag('portal-staff-location')
export class LocationForm extends SetupForm<AdminLocation, Typed> {
  protected override readonly looks = [ticksStyles, choicesStyles, locationStyles];

  protected override words = () => ({
    title: this.one ? this.one.name : msg('Add a location'), save: this.one ? msg('Save location') : msg('Add location'),
    saved: this.one ? msg('The location is saved.') : msg('The location is added.'), failed: msg('The location could not be saved'),
  });

  protected override initial(one: AdminLocation | undefined): Typed {
    if (!one) return { ...empty, timeZone: this.desk?.clock?.timeZone ?? '' };
    const { name, slug, timeZone, phone, email, address, city, province, postalCode, country, bookInPortal, active } = one;
    return {
      name, slug, timeZone, phone: phone ?? '', email: email ?? '', address: address ?? '', city: city ?? '', province: province ?? '', postalCode: postalCode ?? '',
      country: country ?? '', bookInPortal, active,
    };
  }

  protected override fields(now: Typed) {
    const error = this.form.errorOf('timeZone');
    return html`<div class="pair">
        ${this.text('name', { label: msg('Name') })} ${this.text('slug', { label: msg('Short name'), isOptional: true, hint: msg('For the website’s code: small letters, digits and hyphens.') })}
        ${this.text('phone', { label: msg('Phone'), type: 'tel', isOptional: true })} ${this.text('email', { label: msg('Email'), type: 'email', isOptional: true })}
      </div>
      <portal-part-combobox .options=${{
        name: 'timeZone', legend: msg('Time zone'), hint: msg('All its times are those of this zone. Type a city near it.'), error, value: now.timeZone,
        choices: zones(now.timeZone).map((zone) => ({ value: zone, title: zone.replaceAll('_', ' ') })), choose: (timeZone: string) => this.change({ timeZone }),
      }}></portal-part-combobox>
      <fieldset class="group"><legend>${msg('Address')}</legend><div class="pair">
        ${this.text('address', { label: msg('Street and number'), isOptional: true })} ${this.text('city', { label: msg('City'), isOptional: true })}
        ${this.text('province', { label: msg('Province or state'), isOptional: true })} ${this.text('postalCode', { label: msg('Postal code'), isOptional: true })}
        ${this.text('country', { label: msg('Country (two letters)'), isOptional: true, width: 4 })}
      </div></fieldset>
      <fieldset class="group"><legend>${msg('Booking')}</legend>
        ${this.flag('bookInPortal', msg('Patients can book here in the portal'))} ${this.flag('active', msg('In use: switched off, it is offered nowhere'))}
      </fieldset>`;
  }

  protected override wrong({ name, timeZone, slug, country }: Typed): readonly FieldError[] {
    return [
      ...missing([{ field: 'name', value: name, text: msg('Enter the location’s name') }, { field: 'timeZone', value: timeZone, text: msg('Choose the time zone') }]),
      ...(slug.trim() && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug.trim()) ? [{ field: 'slug', text: msg('Use only small letters, digits and hyphens') }] : []),
      ...(country.trim() && !/^[A-Za-z]{2}$/.test(country.trim()) ? [{ field: 'country', text: msg('Enter two letters, such as CA') }] : []),
    ];
  }

  protected override send(now: Typed, { client }: Desk) {
    const { name, slug, timeZone, country, bookInPortal, active } = now;
    const body = {
      name: name.trim(), slug: slug.trim() || slugOf(name), timeZone, bookInPortal, active, phone: orNull(now.phone), email: orNull(now.email), address: orNull(now.address),
      city: orNull(now.city), province: orNull(now.province), postalCode: orNull(now.postalCode), country: orNull(country.toUpperCase()),
    };
    return this.one ? client.patch('/v1/admin/locations/{id}', { params: { id: this.one.id }, body }) : client.post('/v1/admin/locations', { body });
  }

  protected override refused = ({ type }: Problem) => (type === 'already-exists' ? [{ field: 'slug', text: msg('Another location has this short name. Enter another one.') }] : []);
}

/** The zones that this browser knows; the location's own is always among them. */
const zones = (own: string) => {
  const known = Intl.supportedValuesOf('timeZone');
  return !own || known.includes(own) ? known : [own, ...known];
};

/** "Yonge Street" → `yonge-street` */
const slugOf = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '') || 'location';

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-location': LocationForm;
  }
}
