import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { initialsOf, type Choice } from '../../parts/choices.ts';
import { phoneIcon } from '../../parts/core-icons.ts';
import { peopleIcon, pinIcon, videoIcon } from '../../parts/icon.ts';
import { oneOf } from '../../parts/one-of.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { addressOf, nameOf, type AppointmentType } from '../draft.ts';
import type { BookingView } from './view.ts';

/** Step 1: what, where, with whom. A question appears once the one before it is answered. */
export function visitStep(view: BookingView) {
  const { draft, offers, errorOf, choose } = view;
  const types = offers.types.value ?? [];
  return html`<div class="groups">
    ${oneOf({
      name: 'type', legend: msg('Type of visit'), layout: 'list', value: draft.typeId, error: errorOf('type'),
      choices: types.map((type) => typeChoice(type, view)),
      choose: (typeId) => choose({ typeId }),
    })}
    ${draft.typeId ? offers.places.render({ pending: () => placesOf(view), complete: () => placesOf(view), error: (cause) => problemNotice(cause, () => offers.places.run()) }) : nothing}
    ${draft.locationId && offers.type?.mode === 'either' ? modeChoice(view) : nothing}
    ${draft.locationId ? offers.people.render({ pending: () => peopleOf(view), complete: () => peopleOf(view), error: (cause) => problemNotice(cause, () => offers.people.run()) }) : nothing}
  </div>`;
}

/** A type that is only booked by phone stands there with the number, and can't be chosen. */
function typeChoice(type: AppointmentType, view: BookingView): Choice {
  const { phone, locale } = view;
  const call = phone ? msg(str`Call ${phone} to book`) : msg('Call the clinic to book');
  const isOff = type.bookableBy === 'call';
  return { value: type.id, title: type.name, lines: [facts(type, view), ...(isOff ? [call] : [])], end: type.price && locale.money(type.price), isOff };
}

/** How a visit takes place, where the person may choose. */
function modeChoice({ offers, draft, choose }: BookingView) {
  const remote = offers.type?.medium === 'phone' ? msg('By phone') : msg('By video');
  return oneOf({
    name: 'mode', legend: msg('How'), value: draft.mode ?? 'inPerson', choices: [{ value: 'inPerson', title: msg('In person') }, { value: 'telehealth', title: remote }],
    choose: (mode) => choose({ mode: mode === 'telehealth' ? 'telehealth' : 'inPerson', start: draft.start }),
  });
}

type Way = { mode: AppointmentType['mode']; medium: AppointmentType['medium'] };

/** "In person", "Phone", "Video": none can be mistaken for another. */
export const modeOf = ({ mode, medium }: Way) => (mode !== 'telehealth' ? (mode === 'either' ? remoteOrHere(medium) : msg('In person')) : medium === 'phone' ? msg('Phone') : msg('Video'));
const remoteOrHere = (medium: Way['medium']) => (medium === 'phone' ? msg('In person or by phone') : msg('In person or by video'));
const signOf = ({ mode, medium }: Way) => (mode !== 'telehealth' ? pinIcon : medium === 'phone' ? phoneIcon : videoIcon);
/** "60 minutes" */
export const minutesOf = (view: BookingView, minutes: number) =>
  view.locale.plural(minutes, { one: msg('1 minute'), other: msg(str`${view.locale.number(minutes)} minutes`) });

const facts = (type: AppointmentType, view: BookingView) => html`${signOf(type)}<span>${modeOf(type)}</span>
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
    value: one.id, title: nameOf(one), picture: pictureOf(one), lines: [one.biography && one.biography.length < 60 ? one.biography : one.profession, nextLine(view, one.id)].filter((line) => line !== null),
  }));
  return oneOf({
    name: 'practitioner', legend: msg('Practitioner'), value: draft.practitionerId, choices: people.length > 1 ? [anyone, ...each] : each,
    choose: (practitionerId) => choose({ practitionerId }),
  });
}

/** The photo, where the clinic shows them, else initials; decorative: the name stands beside. */
const pictureOf = ({ name, photoUrl }: { name: string; photoUrl: string | null }) =>
  photoUrl ? html`<img class="initials photo" src=${photoUrl} alt="" loading="lazy" width="48" height="48" />` : initialsOf(name);

/** "Next: Tue 1 Dec"; its place is kept while it isn't known. */
function nextLine({ ahead, locale }: BookingView, practitionerId: string | undefined) {
  const next = ahead.nextOf(practitionerId);
  if (next === null) return msg('No free times soon');
  return next ? msg(str`Next: ${locale.shortDay(next)}`) : '\u00a0';
}
