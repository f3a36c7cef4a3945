import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import { heading } from '../parts/heading.ts';
import { backIcon, printIcon, videoIcon } from '../parts/icon.ts';
import { notice } from '../parts/notice.ts';
import { phoneLink } from '../parts/phone-line.ts';
import { ownPlaceText, zoneTime } from '../portal/own-clock.ts';
import type { Locale } from '../portal/locale.ts';
import { isByPhone, isOpen, streetOf, wayOf, type Appointment } from './visit.ts';

/** What an opened visit needs of its tag. */
export interface Sheet {
  locale: Locale;
  level: number;
  /** The clinic's phone, where the place has none. */
  phone: string | null | undefined;
  isBusy: boolean;
  back: () => void;
  join: () => void;
  move: () => void;
  askToCancel: () => void;
  saveToCalendar: () => void;
  /** Absent where it was said before, or can't be. */
  confirm?: (() => void) | undefined;
  /** A message's link opened it: the list is somebody's own. */
  isLinked: boolean;
  /** Absent where a visit like it can't be booked. */
  bookAgain?: (() => void) | undefined;
}

/** One visit, whole: how, when, where, with whom, and what can still be done with it. */
export function visitSheet(one: Appointment, sheet: Sheet) {
  const { locale, level, back } = sheet;
  const { start, end, timeZone, appointmentType, practitioner, location, reason, staffNote, cancelReason } = one;
  const own = ownPlaceText(locale, start, timeZone);
  const row = (name: string, answer: unknown) => (answer ? html`<div><dt class="muted">${name}</dt><dd>${answer}</dd></div>` : nothing);
  return html`<article class="sheet" aria-labelledby="visit">
    ${sheet.isLinked ? nothing : button(msg('All visits'), back, { kind: 'link', icon: backIcon })}
    ${heading(level, html`<span id="visit">${appointmentType.name}</span>`, 'title')}
    ${standing(one, sheet)}
    <dl class="answers">
      ${row(msg('When'), html`<div class="capital">${locale.day(start)}</div><div>${locale.times(start, end)}, ${zoneTime(timeZone, location.city)}${own ? html`<div class="muted small">${own}</div>` : nothing}</div>`)}
      ${row(msg('How'), html`<strong>${wayOf(one)}</strong>`)}
      ${one.mode === 'inPerson' ? row(msg('Where'), html`${location.name}<div class="muted">${streetOf(one)}</div>`) : nothing}
      ${row(msg('With'), practitioner.name)} ${row(msg('You said'), one.confirmedAt && msg('I will come'))} ${row(msg('Reason'), reason && html`<span class="written">${reason}</span>`)}
      ${row(msg('From the clinic'), staffNote && html`<span class="written">${staffNote}</span>`)}
      ${row(msg('Why it was cancelled'), cancelReason && html`<span class="written">${cancelReason}</span>`)}
    </dl>
    ${isOpen(one) ? rules(one, sheet) : nothing} ${acts(one, sheet)}
  </article>`;
}

/** What stands between the visit and taking place. */
function standing({ status, pendingMove }: Appointment, { locale }: Sheet) {
  if (status === 'pending') return notice('info', msg('Waiting for the clinic’s answer'), msg('The time is kept for you. You hear from the clinic either way.'));
  if (status === 'cancelled') return notice('neutral', msg('Cancelled'));
  if (status === 'declined') return notice('neutral', msg('Declined by the clinic'));
  if (status === 'noshow') return notice('neutral', msg('Missed'));
  if (!pendingMove) return nothing;
  const asked = locale.when(pendingMove.start);
  return notice('info', msg(str`You asked to move it to ${asked}`), msg('This time stays yours until the clinic accepts the new one.'));
}

/** Until when it can be cancelled or moved online, and whom to call afterwards. */
function rules({ refusals, location, canCancel, canReschedule, movesLeft, mode, medium, canJoin, joinFrom }: Appointment, { locale, phone }: Sheet) {
  const number = location.phone ?? phone;
  const call = number ? msg(html`Call ${phoneLink(number)}.`) : nothing;
  const isVideo = mode === 'telehealth' && !isByPhone({ mode, medium });
  return html`<div class="rules muted">
    ${isByPhone({ mode, medium }) ? html`<p>${msg('The clinic calls you at the time of the visit.')}</p>` : nothing}
    ${isVideo && !canJoin ? html`<p>${joinText(refusals.join, joinFrom ? locale.time(joinFrom) : '')}</p>` : nothing}
    ${canCancel || refusals.cancel !== 'too-late' ? nothing : html`<p>${refusals.reschedule === 'too-late' ? msg('It is too close to the visit to cancel or move it online.') : msg('It is too close to the visit to cancel it online.')} ${call}</p>`}
    ${canReschedule ? nothing : moveRefusal(refusals.reschedule, refusals.cancel, call)}
    ${canReschedule && movesLeft ? html`<p>${locale.plural(movesLeft, { one: msg('You can move this visit once more.'), other: msg(str`You can move this visit ${locale.number(movesLeft)} more times.`) })}</p>` : nothing}
  </div>`;
}

const joinText = (code: string | undefined, from: string) =>
  code === 'no-link-yet' ? msg('The clinic will send you the link to the video visit.') : from ? msg(str`You can join from ${from}.`) : msg('You can join shortly before it begins.');

function moveRefusal(code: string | undefined, cancel: string | undefined, call: unknown) {
  if (code === 'no-moves-left') return html`<p>${msg('This visit was moved as often as the clinic allows online.')} ${call}</p>`;
  if (code === 'self-booking-off') return html`<p>${msg('Visits are moved by the clinic.')} ${call}</p>`;
  // The sentence about cancelling has said it.
  return code === 'too-late' && cancel !== 'too-late' ? html`<p>${msg('It is too close to the visit to move it online.')} ${call}</p>` : nothing;
}

function acts(one: Appointment, { join, move, askToCancel, saveToCalendar, confirm, bookAgain, isBusy }: Sheet) {
  const { canJoin, canReschedule, canCancel, canUndo, status } = one;
  const cancel = canUndo ? msg('Undo this booking') : status === 'pending' ? msg('Withdraw the request') : msg('Cancel visit');
  return html`<div class="row no-print acts">
    ${canJoin ? button(msg('Join video visit'), join, { kind: 'primary', width: 'page', icon: videoIcon, busy: isBusy && msg('Opening…') }) : nothing}
    ${confirm ? button(msg('I will come'), confirm, { kind: canJoin ? 'outline' : 'primary', width: 'page' }) : nothing}
    ${bookAgain ? button(msg('Book again'), bookAgain, { kind: 'primary', width: 'page' }) : nothing}
    ${canReschedule ? button(msg('Move to another time'), move, { width: 'page' }) : nothing}
    ${canCancel || canUndo ? button(cancel, askToCancel, { width: 'page' }) : nothing}
    ${isOpen(one) ? button(msg('Add to calendar'), saveToCalendar, { kind: 'link' }) : nothing}
    ${button(msg('Print'), () => print(), { kind: 'link', icon: printIcon })}
  </div>`;
}

