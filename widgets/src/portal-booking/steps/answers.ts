import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { addressOf, nameOf } from '../draft.ts';
import type { BookingView } from './view.ts';
import { minutesOf, modeOf } from './visit.ts';

/** What was chosen, in words: for the check and for the summary beside it. */
export function answers(view: BookingView) {
  const { offers, draft, locale, acts, zone, moving } = view;
  const { type, place = moving?.location } = offers;
  const hold = acts?.keeper.has(draft.start) ? acts.keeper.hold : undefined;
  const person = offers.person(hold ? hold.practitionerId : draft.practitionerId);
  const end = hold ? hold.end : draft.start && endOf(draft.start, acts?.calendar.slots?.durationMinutes ?? type?.durationMinutes);
  return {
    visit: type ? html`<b>${type.name}</b><div class="muted">${modeAndLength(modeOf(moving ?? { ...type, mode: draft.mode ?? type.mode }), minutesOf(view, type.durationMinutes))}</div>` : moving && html`<b>${moving.appointmentType.name}</b>`,
    where: place && html`<b>${place.name}</b><div class="muted">${addressOf(place)}</div>`,
    practitioner: place && html`<b>${person ? nameOf(person) : draft.practitionerId && draft.practitionerId === moving?.practitioner.id ? moving.practitioner.name : msg('No preference')}</b>`,
    when: draft.start && html`<div class="capital"><b>${locale.day(draft.start)}</b></div><div>${end ? locale.times(draft.start, end) : locale.time(draft.start)}</div>`,
    price: type?.price && html`<b>${locale.money(type.price)}</b>`,
    zone,
  };
}

/** "In person, 60 minutes" */
const modeAndLength = (mode: string, length: string) => msg(str`${mode}, ${length}`);

/** The same wall clock some minutes later; for show, the API says the real end. */
function endOf(start: string, minutes = 0) {
  const wall = new Date(Date.parse(`${start.slice(0, 19)}Z`) + minutes * 60_000);
  return wall.toISOString().slice(0, 19) + start.slice(19);
}
