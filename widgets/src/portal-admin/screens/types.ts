import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { badge } from '../../parts/notice.ts';
import type { Ok } from '../../portal/client.ts';
import { tag } from '../../portal/tag.ts';
import { allLocations, allOf, allPractitioners, allTypes, type AdminLocation, type AdminPractitioner, type AdminType } from '../clinic/places.ts';
import { SetupScreen } from '../clinic/setup-screen.ts';
import '../clinic/types/type-form.ts';
import { priceText } from '../clinic/types/typed-price.ts';
import type { Desk, Place } from '../desk.ts';

/** What can be booked. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-types .desk=${desk} .place=${place}></portal-staff-types>`;

/** A form that patients may be asked for. */
export type Questionnaire = Ok<'/v1/admin/questionnaires'>['data'][number];

/** The clinic's appointment types. */
@tag('portal-staff-types')
export class TypesScreen extends SetupScreen<AdminType> {
  protected override readonly screen = 'types';
  private practitioners: readonly AdminPractitioner[] = [];
  private locations: readonly AdminLocation[] = [];
  private questionnaires: readonly Questionnaire[] = [];

  protected override words = () => ({
    title: msg('Appointment types'), add: msg('Add a type'), empty: msg('No appointment type yet. Patients can book nothing without one.'),
    failed: msg('The appointment types could not be loaded'),
  });

  protected override async load({ client, can }: Desk, signal: AbortSignal) {
    const [types, practitioners, locations, questionnaires] = await Promise.all([
      allTypes(client, signal), allPractitioners(client, signal), allLocations(client, signal),
      can('forms') ? allOf((query) => client.get('/v1/admin/questionnaires', { query, signal })) : [],
    ]);
    Object.assign(this, { practitioners, locations, questionnaires });
    return types;
  }

  protected override about = ({ durationMinutes, priceMinor, offers }: AdminType, desk: Desk) => {
    const people = new Set(offers.map(({ practitionerId }) => practitionerId)).size;
    const by = people ? desk.locale.plural(people, { one: msg('1 practitioner'), other: msg(str`${people} practitioners`) }) : msg('nobody offers it');
    return [msg(str`${durationMinutes} minutes`), priceMinor === null ? undefined : priceText(priceMinor, desk), by].filter(Boolean).join(' · ');
  };

  protected override badges = ({ bookableOnline, onlineDuration, bookableBy }: AdminType) => {
    if (bookableBy === 'call') return badge('info', msg('Call to book'));
    return bookableOnline && onlineDuration ? nothing : badge('neutral', msg('Not online'));
  };

  protected override opened = (one: AdminType | undefined, desk: Desk) => html`<portal-staff-type class="group" .desk=${desk} .one=${one} .practitioners=${this.practitioners}
    .locations=${this.locations} .questionnaires=${this.questionnaires}></portal-staff-type>`;

  protected override setPosition = (id: string, position: number, { client }: Desk) => client.patch('/v1/admin/appointment-types/{id}', { params: { id }, body: { position } });
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-types': TypesScreen;
  }
}
