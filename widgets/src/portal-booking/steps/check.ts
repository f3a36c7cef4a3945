import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { heading } from '../../parts/heading.ts';
import { addressOf, nameOf } from '../draft.ts';
import { heldLine } from './held.ts';
import type { BookingView, Step } from './view.ts';
import { minutesOf, modeOf } from './visit.ts';

/** Step 4: every answer open, each with a way to change it. */
export function checkStep(view: BookingView) {
  const { viewer, reason } = view;
  const { visit, when, where, who } = answers(view);
  return html`<div class="groups">
    ${heldLine(view)}
    <div class="group">${heading(view.headingLevel + 1, msg('Your visit'))}
      <dl class="answers">
        ${row(view, msg('Visit'), visit, msg('Change visit'), 'visit')} ${row(view, msg('When'), when, msg('Change time'), 'time')}
        ${row(view, msg('Where'), where, msg('Change clinic'), 'visit')} ${row(view, msg('With'), who, msg('Change practitioner'), 'visit')}
        ${row(view, msg('Reason'), reason.trim() ? html`<span class="written">${reason}</span>` : html`<span class="muted">${msg('Not provided')}</span>`, msg('Change reason'), 'details')}
      </dl>
    </div>
    <div class="group">${heading(view.headingLevel + 1, msg('Your details'))}
      <dl class="answers">${row(view, msg('Name'), viewer?.user.name, msg('Change who it is for'), 'details')}
        ${viewer?.user.maskedContact ? html`<div><dt class="muted">${msg('Contact')}</dt><dd>${viewer.user.maskedContact}</dd></div>` : nothing}</dl>
    </div>
  </div>`;
}

/** What was chosen, in words: for the check and for the summary beside it. */
export function answers(view: BookingView) {
  const { offers, draft, locale, keeper, calendar, zone } = view;
  const { type, place } = offers;
  const person = offers.person(keeper.has(draft.start) ? keeper.hold?.practitionerId : draft.practitionerId);
  const end = keeper.has(draft.start) ? keeper.hold?.end : draft.start && endOf(draft.start, calendar.slots?.durationMinutes ?? type?.durationMinutes);
  return {
    visit: type && html`<b>${type.name}</b><div class="muted">${modeAndLength(modeOf(type), minutesOf(view, type.durationMinutes))}</div>`,
    where: place && html`<b>${place.name}</b><div class="muted">${addressOf(place)}</div>`,
    who: place && html`<b>${person ? nameOf(person) : msg('No preference')}</b>`,
    when: draft.start && html`<b>${locale.day(draft.start)}</b><div>${end ? locale.times(draft.start, end) : locale.time(draft.start)}</div>`,
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

const row = (view: BookingView, name: string, answer: unknown, change: string, step: Step) => html`<div>
  <dt class="muted">${name}</dt><dd>${answer}</dd>
  <dd class="change no-print"><button type="button" class="link standalone" aria-label=${change} @click=${() => view.changeIn(step)}>${msg('Change')}</button></dd>
</div>`;
