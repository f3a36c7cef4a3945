import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { infoIcon } from '../../parts/core-icons.ts';
import { notice } from '../../parts/notice.ts';
import type { WholeView } from './view.ts';

/** "You can cancel or move online until Monday 7 December, 10:30 am": told before the click, as it will hold for this very visit. */
export function deadlines(view: WholeView) {
  const { steps } = view.acts.asks;
  if (!steps) return nothing;
  const { cancelUntil, rescheduleUntil } = steps;
  const text = cancelUntil ?? rescheduleUntil ? deadlineText(view, cancelUntil, rescheduleUntil) : html`${msg('You can’t cancel or move this visit online. Call us if plans change.')} ${undoText(view)}`;
  return html`<div class="notice neutral">${infoIcon}<div>${text}</div></div>`;
}

function deadlineText({ locale }: WholeView, cancelUntil: string | null, rescheduleUntil: string | null) {
  const at = (instant: string) => html`<strong>${locale.when(instant)}</strong>`;
  if (!cancelUntil) return msg(html`You can move the visit online until ${at(rescheduleUntil ?? '')}. To cancel it, call us.`);
  if (!rescheduleUntil) return msg(html`You can cancel online until ${at(cancelUntil)}. To move the visit, call us.`);
  if (cancelUntil === rescheduleUntil) return msg(html`You can cancel or move the visit online until ${at(cancelUntil)}. After that, call us.`);
  return msg(html`You can cancel online until ${at(cancelUntil)}, and move the visit until ${at(rescheduleUntil)}. After that, call us.`);
}

/** What was just booked can be undone whatever the notice; what was moved can't. */
function undoText({ settingOf, locale, moving }: WholeView) {
  const minutes = settingOf('scheduling.undoMinutes');
  if (!minutes || moving) return nothing;
  return locale.plural(minutes, { one: msg('You can undo the booking for a minute.'), other: msg(str`You can undo the booking for ${locale.number(minutes)} minutes.`) });
}

/** A visit of the patient's own at the same time: they are warned, and book all the same where they want both. */
export function overlapWarning({ acts, locale, moving }: WholeView) {
  const others = (acts.asks.steps?.overlaps ?? []).filter(({ id }) => id !== moving?.id);
  const [first] = others;
  if (!first) return nothing;
  const [title, text] = overlapWords(others.map(({ start }) => locale.when(start)), !!moving);
  return notice('warning', title, text);
}

function overlapWords(times: readonly string[], isMove: boolean) {
  const both = isMove ? msg('You can still move this one if you want both.') : msg('You can still book this one if you want both.');
  const [first = ''] = times;
  if (times.length === 1) return [msg('You have another visit at that time'), html`${msg(str`It begins on ${first}.`)} ${both}`] as const;
  return [msg('You have other visits at that time'), html`${msg(str`They begin on ${times.join('; ')}.`)} ${both}`] as const;
}
