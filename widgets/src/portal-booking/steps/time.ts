import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import '../../parts/date-fields.ts';
import { daysBetween } from '../../parts/calendar-days.ts';
import { button } from '../../parts/button.ts';
import { heading } from '../../parts/heading.ts';
import { globeIcon } from '../../parts/icon.ts';
import type { MonthGridEvent } from '../../parts/month-grid.ts';
import '../../parts/month-grid.ts';
import { notice } from '../../parts/notice.ts';
import { phoneLink } from '../../parts/phone-line.ts';
import { slotList, timesCount } from '../../parts/slot-list.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { clockSentence, ownPlaceText, ownText } from '../../portal/own-clock.ts';
import type { WholeView } from './view.ts';

/** Step 2: the next free times, a month, a typed date, and the times of the chosen day. */
export function timeStep(view: WholeView) {
  const { locale, zone, gone } = view;
  const { calendar } = view.acts;
  const { state } = calendar;
  if (state === 'failed') return problemNotice(calendar.trouble, () => calendar.open());
  if (state === 'full' && !gone) return nothingFree(view);
  const [first] = [...calendar.next(1), view.draft.start];
  if (state === 'searching' || !first) return html`<portal-part-skeleton lines="4"></portal-part-skeleton>`;
  return html`<div class="groups">
    <p class="clock muted">${globeIcon}<span>${clockSentence(locale, first, zone, view.offers.place?.city)}</span></p>
    ${gone ? goneNotice(view, gone.start) : nothing}
    <div class="group">${heading(view.headingLevel + 1, gone ? msg('Nearest free times') : msg('Next available'))}
      <div class="next">${(gone?.alternatives ?? calendar.nextSpread(3)).map((start) => nextButton(view, start))}</div>
      ${soonerWithAnyone(view)}
    </div>
    <div class="group">${heading(view.headingLevel + 1, msg('Or pick a day'))}
      <div class="calendar">
        <div class="group">${monthOf(view)} ${typedDate(view)}</div>
        <div class="day" aria-busy=${calendar.slots ? nothing : 'true'}>${dayOf(view)}</div>
      </div>
    </div>
  </div>`;
}

function nextButton(view: WholeView, start: string) {
  const { locale, zone, draft } = view;
  const days = daysBetween(todayAt(start), start.slice(0, 10));
  return html`<button type="button" class="next-slot" aria-pressed=${draft.start === start ? 'true' : 'false'} @click=${() => view.acts.chooseStart(start)}>
    <strong class="capital">${locale.shortWhen(start)}</strong><span class="small muted capital">${ownPlaceText(locale, start, zone) ?? locale.inDays(days)}</span>
  </button>`;
}

/** Today at the place of a start: its offset applied to this moment. */
function todayAt(start: string) {
  const offsetMs = Date.parse(`${start.slice(0, 19)}Z`) - Date.parse(start);
  return new Date(Date.now() + offsetMs).toISOString().slice(0, 10);
}

function soonerWithAnyone({ acts, draft, locale, gone }: WholeView) {
  const { calendar, chooseStart } = acts;
  const [own] = calendar.next(1);
  const [anyone] = calendar.next(1, true);
  if (gone || !draft.practitionerId || !anyone || !own || Date.parse(anyone) >= Date.parse(own)) return nothing;
  return button(msg(str`With anyone: ${locale.shortWhen(anyone)}`), () => chooseStart(anyone, ''), { kind: 'link' });
}

function monthOf(view: WholeView) {
  const { locale, headingLevel } = view;
  const { calendar } = view.acts;
  const { month, day, first, last, counts, slots, trouble } = calendar;
  const onDay = ({ value }: MonthGridEvent) => calendar.showDay(value);
  return html`<portal-part-month .locale=${locale} month=${month} .value=${day} min=${first} max=${last} .counts=${counts} level=${headingLevel + 2}
      ?pending=${!slots} @portal-part-day=${onDay} @portal-part-month=${({ value }: MonthGridEvent) => calendar.turn(value)}></portal-part-month>
    ${trouble ? problemNotice(trouble, () => calendar.turn(month)) : nothing}
    ${slots && !counts.size ? noTimes(view, msg(str`No times are free in ${locale.month(`${month}-01`)}.`), `${month}-31`) : nothing}`;
}

const typedDate = ({ locale, errorOf, wrongParts, acts }: WholeView) => html`<form novalidate @submit=${(event: Event) => {
  event.preventDefault();
  void acts.showTyped();
}}><portal-part-date small name="typed" legend=${msg('Or type a date')} .locale=${locale} .error=${errorOf('typed')}
  .wrong=${wrongParts} .end=${button(msg('Show'), undefined, { type: 'submit' })}></portal-part-date></form>`;

function dayOf(view: WholeView) {
  const { locale, zone, draft, errorOf, headingLevel } = view;
  const { calendar, chooseStart } = view.acts;
  const { day } = calendar;
  if (!calendar.slots || !day.startsWith(calendar.month)) return nothing;
  const { free, taken } = calendar.timesOf(day);
  const title = locale.day(day);
  if (!free.length) return html`${heading(view.headingLevel + 2, title)} ${noTimes(view, msg(str`No times are free on ${title}.`), day)}`;
  const hasOther = ownText(locale, free[0] ?? '', zone) !== undefined;
  return slotList({
    locale, free, taken, value: draft.start, choose: chooseStart, error: errorOf('slot'),
    level: headingLevel + 3, here: hasOther ? (start) => ownText(locale, start, zone) ?? '' : undefined,
    legend: html`${heading(view.headingLevel + 2, title)} <span class="small muted">${timesCount(locale, free.length)}</span>`,
  });
}

/** Why there is nothing to choose, and the next day that has times. */
function noTimes({ acts, locale, phone }: WholeView, sentence: string, day: string) {
  const { calendar } = acts;
  const next = calendar.nextDayAfter(day);
  return html`<div class="stack"><p>${sentence} ${next || !phone ? nothing : msg(html`Call us: ${phoneLink(phone)}`)}</p>
    ${next ? button(msg(str`Show ${locale.day(next)}`), () => calendar.showDay(next)) : nothing}</div>`;
}

const nothingFree = ({ phone, acts, headingLevel }: WholeView) => html`<div class="stack">
  ${heading(headingLevel + 1, msg('No times are free online'))}
  <p>${phone ? msg(html`Call us, we find one with you: ${phoneLink(phone)}`) : msg('Call the clinic, we find one with you.')}</p>
  ${button(msg('Choose another visit'), () => acts.changeIn('visit'))}
</div>`;

const goneNotice = ({ locale, headingLevel }: WholeView, start: string) =>
  notice('warning', heading(headingLevel + 1, msg(str`${locale.shortWhen(start)} is no longer free`), 'gone'), msg('Somebody else was quicker. Everything else you chose is kept.'));
