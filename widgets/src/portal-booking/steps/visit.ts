import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { initialsOf, type Choice } from '../../parts/choices.ts';
import { peopleIcon, pinIcon, videoIcon } from '../../parts/icon.ts';
import { oneOf } from '../../parts/one-of.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { addressOf, nameOf, type AppointmentType } from '../draft.ts';
import type { BookingView } from './view.ts';

/** Step 1: what, where, with whom. A question appears once the one before it is answered. */
export function visitStep(view: BookingView) {
  const { draft, offers, locale, errorOf, choose } = view;
  const types = offers.types.value ?? [];
  return html`<div class="groups">
    ${oneOf({
      name: 'type', legend: msg('Type of visit'), layout: 'list', value: draft.typeId, error: errorOf('type'),
      choices: types.map((type) => ({ value: type.id, title: type.name, lines: [facts(type, view)], end: type.price && locale.money(type.price) })),
      choose: (typeId) => choose({ typeId }),
    })}
    ${draft.typeId ? offers.places.render({ pending: () => placesOf(view), complete: () => placesOf(view), error: (cause) => problemNotice(cause, () => offers.places.run()) }) : nothing}
    ${draft.locationId ? offers.people.render({ pending: () => peopleOf(view), complete: () => peopleOf(view), error: (cause) => problemNotice(cause, () => offers.people.run()) }) : nothing}
  </div>`;
}

/** "In person · 60 minutes", each with its sign. */
export const modeOf = ({ mode }: Pick<AppointmentType, 'mode'>) => (mode === 'telehealth' ? msg('Video') : msg('In person'));
/** "60 minutes" */
export const minutesOf = (view: BookingView, minutes: number) =>
  view.locale.plural(minutes, { one: msg('1 minute'), other: msg(str`${view.locale.number(minutes)} minutes`) });

const facts = (type: AppointmentType, view: BookingView) => html`${type.mode === 'telehealth' ? videoIcon : pinIcon}<span>${modeOf(type)}</span>
  <span>${minutesOf(view, type.durationMinutes)}</span>`;

const skeleton = html`<portal-part-skeleton lines="2"></portal-part-skeleton>`;

function placesOf({ offers, draft, errorOf, choose }: BookingView) {
  const places = offers.places.value;
  if (!places) return skeleton;
  return oneOf({
    name: 'location', legend: msg('Clinic'), value: draft.locationId, error: errorOf('location'),
    choices: places.map((place) => ({ value: place.id, title: place.name, lines: [addressOf(place)] })),
    choose: (locationId) => choose({ locationId }),
  });
}

function peopleOf(view: BookingView) {
  const { offers, draft, choose } = view;
  const people = offers.people.value;
  if (!people) return skeleton;
  const anyone: Choice = {
    value: '', title: msg('No preference'), picture: html`<span class="initials" aria-hidden="true">${peopleIcon}</span>`,
    lines: [msg('The soonest time'), nextLine(view, undefined)],
  };
  const each = people.map((one) => ({
    value: one.id, title: nameOf(one), picture: initialsOf(one.name), lines: [one.biography && one.biography.length < 60 ? one.biography : one.profession, nextLine(view, one.id)].filter((line) => line !== null),
  }));
  return oneOf({
    name: 'practitioner', legend: msg('Practitioner'), value: draft.practitionerId, choices: people.length > 1 ? [anyone, ...each] : each,
    choose: (practitionerId) => choose({ practitionerId }),
  });
}

/** "Next: Tue 1 Dec"; its place is kept while it isn't known. */
function nextLine({ ahead, locale }: BookingView, practitionerId: string | undefined) {
  const next = ahead.nextOf(practitionerId);
  if (next === null) return msg('No free times soon');
  return next ? msg(str`Next: ${locale.shortDay(next)}`) : '\u00a0';
}
