import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../../parts/button.ts';
import { heading } from '../../parts/heading.ts';
import { phoneIcon } from '../../parts/core-icons.ts';
import { calendarIcon, checkIcon, clockIcon, documentIcon, pinIcon, printIcon, undoIcon, videoIcon } from '../../parts/icon.ts';
import { phoneLink } from '../../parts/phone-line.ts';
import { ticket } from '../../parts/ticket.ts';
import { addressOf, nameOf, type Appointment } from '../draft.ts';
import type { Locale } from '../../portal/locale.ts';
import { ownPlaceText, zoneTime } from '../../portal/own-clock.ts';
import { modeOf } from './visit.ts';
import type { WholeView } from './view.ts';

/**
 * Behind the steps: what was booked, its reference, and what comes next.
 * @param thanks the clinic's own words
 */
export function doneStep(view: WholeView, booked: Appointment, thanks: unknown) {
  const { locale } = view;
  const { start, end, timeZone, location, mode } = booked;
  const person = view.offers.person(booked.practitioner.id);
  const own = ownPlaceText(locale, start, timeZone);
  const day = locale.dayAndMonth(start);
  const where = mode === 'telehealth' ? nothing : html`<div>${addressOf(location)}</div>`;
  return html`<div class="groups">
    <div class="intro"><p class="booked">${checkIcon}<strong>${booked.status === 'pending' ? msg('Requested') : view.moving ? msg('Moved') : msg('Booked')}</strong></p>
      ${heading(view.headingLevel + 0, booked.status === 'pending' ? msg(str`You asked for ${day}`) : msg(str`See you on ${day}`), 'title')}
      <p class="muted">${msg('The details follow by mail, if the clinic knows your address.')}</p></div>
    ${ticket({
      locale, start, title: booked.appointmentType.name, subtitle: msg(str`with ${person ? nameOf(person) : booked.practitioner.name}`),
      lines: [
        { icon: clockIcon, text: html`${locale.times(start, end)}, ${zoneTime(timeZone, location.city)}${own ? html`<div class="muted small">${own}</div>` : nothing}` },
        { icon: mode === 'telehealth' ? (booked.medium === 'phone' ? phoneIcon : videoIcon) : pinIcon, text: html`<b>${modeOf(booked)}</b>, ${location.name}${where}` },
        { icon: documentIcon, text: html`${msg('Reference')} <b class="reference">${referenceOf(booked.id)}</b>
          ${button(msg('Copy'), () => view.acts.copy(referenceOf(booked.id)), { kind: 'link' })}` },
      ],
    })}
    ${thanks}
    <div class="row no-print after-acts">${booked.status === 'pending' ? nothing : button(msg('Add to calendar'), view.acts.saveToCalendar, { kind: 'primary', width: 'page', icon: calendarIcon })}
      ${button(msg('Print'), () => print(), { width: 'page', icon: printIcon })}
      ${view.moving ? button(msg('All visits'), view.leave, { kind: 'link' }) : button(msg('Book another visit'), view.acts.startOver, { kind: 'link' })}</div>
    ${booked.canUndo ? undoPart(view, booked) : nothing}
    <div class="group">${heading(view.headingLevel + 1, msg('What happens next'))}
      <ol class="after">${nextSteps(view, booked).map((one, i) => html`<li><span class="number" aria-hidden="true">${i + 1}</span><div>${one}</div></li>`)}</ol>
    </div>
  </div>`;
}

/** For some minutes it can be taken back, whatever the notice. */
function undoPart(view: WholeView, { undoUntil, status }: Appointment) {
  const { acts, locale, busy } = view;
  if (status === 'pending' || !undoUntil) return html`<div class="no-print">${button(status === 'pending' ? msg('Withdraw the request') : msg('Undo this booking'), acts.undo, { kind: 'link', busy })}</div>`;
  const undo = html`<button type="button" class="link" aria-disabled=${busy ? 'true' : nothing} @click=${() => (busy ? undefined : acts.undo())}>${busy || msg('Undo this booking')}</button>`;
  return html`<div class="notice neutral no-print">${undoIcon}<div>${msg(html`Booked by mistake? ${undo} until ${locale.time(undoUntil)}.`)}</div></div>`;
}

function nextSteps({ locale, phone, moving }: WholeView, booked: Appointment) {
  const { start, location, canCancel, cancelUntil, undoUntil, mode, medium, status } = booked;
  const call = location.phone ?? phone;
  const when = locale.when(start);
  return [
    status === 'pending' ? msg('The clinic confirms your request.') : undefined,
    mode === 'telehealth' ? (medium === 'phone' ? msg(str`The clinic calls you on ${when}.`) : msg(str`Be ready for the video call on ${when}.`)) : msg(str`Come to ${location.name} on ${when}.`),
    moving && status !== 'pending' ? movesText(locale, booked.movesLeft) : undefined,
    status === 'pending' ? msg('Plans change? Withdraw it under your appointments, at any time.') : canCancel && cancelUntil && cancelUntil !== undoUntil ? msg(str`Plans change? Until ${locale.when(cancelUntil)} you can cancel under your appointments.`) : call ? msg(html`Plans change? Call us: ${phoneLink(call)}`) : undefined,
  ].filter((one) => one !== undefined);
}

/** How often a visit that was just moved can be moved again. */
function movesText(locale: Locale, left: number | null) {
  if (left === null) return undefined;
  if (left === 0) return msg('It can’t be moved online again.');
  return locale.plural(left, { one: msg('You can move it once more.'), other: msg(str`You can move it ${locale.number(left)} more times.`) });
}

/** Short enough to read out on the phone: the end of the appointment's id. */
const referenceOf = (id: string) => id.replace(/-/g, '').slice(-8).toUpperCase().replace(/^.{4}/, '$&-');
