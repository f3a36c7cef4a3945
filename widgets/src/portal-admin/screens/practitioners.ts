import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { badge } from '../../parts/notice.ts';
import { tag } from '../../portal/tag.ts';
import { allLocations, allPractitioners, type AdminLocation, type AdminPractitioner } from '../clinic/places.ts';
import '../clinic/practitioner-form.ts';
import { SetupScreen } from '../clinic/setup-screen.ts';
import type { Desk, Place } from '../desk.ts';

/** Who treats patients. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-practitioners .desk=${desk} .place=${place}></portal-staff-practitioners>`;

/** The clinic's practitioners. */
@tag('portal-staff-practitioners')
export class PractitionersScreen extends SetupScreen<AdminPractitioner> {
  protected override readonly screen = 'practitioners';
  private locations: readonly AdminLocation[] = [];

  protected override words = () => ({
    title: msg('Practitioners'), add: msg('Add a practitioner'), empty: msg('No practitioner yet. Appointments need at least one.'),
    failed: msg('The practitioners could not be loaded'),
  });

  protected override async load({ client }: Desk, signal: AbortSignal) {
    const [practitioners, locations] = await Promise.all([allPractitioners(client, signal), allLocations(client, signal)]);
    this.locations = locations;
    return practitioners;
  }

  protected override about = ({ credentials, profession, locationIds }: AdminPractitioner) =>
    [credentials, profession, ...this.locations.filter(({ id }) => locationIds.includes(id)).map(({ name }) => name)].filter(Boolean).join(' · ');

  protected override badges = ({ bookInPortal }: AdminPractitioner) => (bookInPortal ? nothing : badge('neutral', msg('Not in the portal')));

  protected override acts = ({ id, name }: AdminPractitioner, desk: Desk) =>
    html`<button type="button" class="link standalone" aria-label=${msg(str`Hours of ${name}`)} @click=${() => desk.go({ screen: 'hours', item: id })}>${msg('Hours')}</button>`;

  protected override opened = (one: AdminPractitioner | undefined, desk: Desk) =>
    html`<portal-staff-practitioner class="group" .desk=${desk} .one=${one} .locations=${this.locations} @portal-part-photo=${() => this.all.run()}></portal-staff-practitioner>`;

  protected override setPosition = (id: string, position: number, { client }: Desk) => client.patch('/v1/admin/practitioners/{id}', { params: { id }, body: { position } });
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-practitioners': PractitionersScreen;
  }
}
