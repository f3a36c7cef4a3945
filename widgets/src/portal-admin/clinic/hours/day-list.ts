import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Locale } from '../../../portal/locale.ts';
import { timeText } from '../../week/week-frame.ts';
import { withBlock, type Block } from './week-hours.ts';
import { blockText, dayName, dayOrder, type WeekChange } from './week-part.ts';

interface DayListOptions {
  blocks: readonly Block[];
  chosen: number | undefined;
  locale: Locale;
  choose: (key: number) => unknown;
  change: (change: WeekChange) => unknown;
  /** The chosen hours, typed: under their day. */
  form: unknown;
}

/** The week as a list of days, for narrow places: what is chosen is typed beside. */
export const dayList = ({ blocks, chosen, locale, choose, change, form }: DayListOptions) => html`<ul class="rows">${dayOrder(locale).map((day) => {
  const own = blocks.filter((one) => one.day === day).sort((a, b) => a.from - b.from || b.until - a.until);
  const name = dayName(day, locale);
  const add = () => {
    const { blocks: next, key } = withBlock(blocks, { day, from: 9 * 60, until: 17 * 60, kind: 'works' });
    return change({ blocks: next, chosen: key });
  };
  return html`<li>
    <div class="what"><strong>${name}</strong>${own.length ? nothing : html`<span class="small muted">${msg('Closed')}</span>`}</div>
    <div class="day-blocks">${own.map((one) => html`<button type="button" class="button outline" aria-pressed=${one.key === chosen ? 'true' : 'false'} aria-label=${blockText(one, locale)}
      @click=${() => choose(one.key)}><span>${msg(str`${timeText(one.from, locale)} to ${timeText(one.until, locale)}`)}${one.kind === 'portal' ? html`<span aria-hidden="true"> · ${msg('portal')}</span>` : nothing}</span></button>`)}</div>
    <button type="button" class="link standalone" aria-label=${msg(str`Add hours on ${name}`)} @click=${add}>${msg('Add hours')}</button>
    ${own.some(({ key }) => key === chosen) ? form : nothing}
  </li>`;
})}</ul>`;
