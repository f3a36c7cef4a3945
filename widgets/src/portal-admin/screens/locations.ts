import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { badge } from '../../parts/notice.ts';
import { tag } from '../../portal/tag.ts';
import '../clinic/location-form.ts';
import { allLocations, type AdminLocation } from '../clinic/places.ts';
import { SetupScreen } from '../clinic/setup-screen.ts';
import type { Desk, Place } from '../desk.ts';

/** Where the clinic works. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-locations .desk=${desk} .place=${place}></portal-staff-locations>`;

/** The clinic's locations. */
@tag('portal-staff-locations')
export class LocationsScreen extends SetupScreen<AdminLocation> {
  protected override readonly screen = 'locations';

  protected override words = () => ({
    title: msg('Locations'), add: msg('Add a location'), empty: msg('No location yet. Appointments need at least one.'), failed: msg('The locations could not be loaded'),
  });

  protected override load = ({ client }: Desk, signal: AbortSignal) => allLocations(client, signal);

  protected override about = ({ address, city, phone }: AdminLocation) => [address, city, phone].filter(Boolean).join(' · ');

  protected override badges = ({ bookInPortal }: AdminLocation) => (bookInPortal ? nothing : badge('neutral', msg('Not in the portal')));

  protected override opened = (one: AdminLocation | undefined, desk: Desk) => html`<portal-staff-location class="group" .desk=${desk} .one=${one}></portal-staff-location>`;

  protected override setPosition = (id: string, position: number, { client }: Desk) => client.patch('/v1/admin/locations/{id}', { params: { id }, body: { position } });
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-locations': LocationsScreen;
  }
}
