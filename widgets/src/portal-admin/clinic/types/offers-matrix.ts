import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../../../parts/button.ts';
import { errorLine } from '../../../parts/field.ts';
import type { AdminLocation, AdminPractitioner } from '../places.ts';
import type { TypedOffer } from './typed-type.ts';

interface OffersOptions {
  practitioners: readonly AdminPractitioner[];
  locations: readonly AdminLocation[];
  offers: readonly TypedOffer[];
  change: (offers: readonly TypedOffer[]) => void;
  errorOf: (field: string) => string | undefined;
}

/** Who offers it where, each with minutes of their own if they take longer or shorter: a row a practitioner, a cell a location. */
export const offersMatrix = (options: OffersOptions) => {
  const { practitioners, locations, offers, change } = options;
  const rows = practitioners.filter(({ id, active }) => active || offers.some(({ practitionerId }) => practitionerId === id));
  const everywhere = rows.flatMap((one) => placesOf(one, locations, []).map(({ id }) => ({ practitionerId: one.id, locationId: id, minutes: '' })));
  const all = () => change(everywhere.map((one) => offers.find((other) => isSame(other, one)) ?? one));
  return html`<fieldset class="group"><legend>${msg('Who offers it, and where')}</legend>
    <p class="small muted">${msg('Own minutes only where somebody takes longer or shorter than the type says.')}</p>
    ${rows.length ? html`<div>${button(msg('Everybody, wherever they work'), all)}</div>` : html`<p class="muted">${msg('No practitioner yet')}</p>`}
    <ul class="rows offers">${rows.map((one) => html`<li><strong class="what">${one.name}</strong>
      <div class="offer-cells">${placesOf(one, locations, offers).map((place) => cell(one, place, options))}</div></li>`)}</ul>
  </fieldset>`;
};

const isSame = (a: Pick<TypedOffer, 'practitionerId' | 'locationId'>, b: Pick<TypedOffer, 'practitionerId' | 'locationId'>) =>
  a.practitionerId === b.practitionerId && a.locationId === b.locationId;

/** Where somebody works, or offers it though they no longer do; everywhere, while nobody said. */
const placesOf = ({ id: practitionerId, locationIds }: AdminPractitioner, locations: readonly AdminLocation[], offers: readonly TypedOffer[]) =>
  locationIds.length ? locations.filter(({ id: locationId }) => locationIds.includes(locationId) || offers.some((one) => isSame(one, { practitionerId, locationId }))) : locations;

function cell(one: AdminPractitioner, place: AdminLocation, { offers, change, errorOf }: OffersOptions) {
  const own = { practitionerId: one.id, locationId: place.id };
  const offer = offers.find((other) => isSame(other, own));
  const name = `offer-${one.id}-${place.id}`;
  const error = errorOf(name);
  const set = (minutes?: string) => {
    const others = offers.filter((other) => !isSame(other, own));
    change(minutes === undefined ? others : offer ? offers.map((other) => (other === offer ? { ...own, minutes } : other)) : [...others, { ...own, minutes }]);
  };
  const typed = ({ target }: Event) => target instanceof HTMLInputElement && set(target.value);
  return html`<div class="field ${error ? 'wrong' : ''}">
    <label class="tick"><input type="checkbox" aria-label=${msg(str`${one.name} at ${place.name}`)} .checked=${live(!!offer)}
      @change=${({ target }: Event) => target instanceof HTMLInputElement && set(target.checked ? '' : undefined)} /><span>${place.name}</span></label>
    ${offer
      ? html`${errorLine(name, error)}<label class="own-minutes small" for=${name}><span aria-hidden="true">${msg('Own minutes')}</span><span class="hidden">${msg(str`Own minutes of ${one.name} at ${place.name}`)}</span></label>
        <input id=${name} name=${name} type="text" inputmode="numeric" autocomplete="off" data-width="4" aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${error ? `${name}-error` : nothing} .value=${offer.minutes} @input=${typed} />`
      : nothing}
  </div>`;
}
