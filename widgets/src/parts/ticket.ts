import { html, nothing } from 'lit';
import type { Locale } from '../portal/locale.ts';
import type { Icon } from './icon.ts';

/** The person's own next visit, and only that. */
export interface TicketOptions {
  locale: Locale;
  /** With the clinic's offset. */
  start: string;
  title: unknown;
  /** Under the title: with whom. */
  subtitle?: unknown;
  lines: readonly { icon: Icon; text: unknown }[];
  /** What can be done with it. */
  acts?: unknown;
}

/** A visit as a ticket: the day as a large figure on the toolbar's colour, beside it what, when and where. */
export const ticket = ({ locale, start, title, subtitle, lines, acts }: TicketOptions) => html`<div class="ticket" part="ticket">
  <div class="stub" aria-hidden="true">
    <span class="figure">${Number(start.slice(8, 10))}</span>
    <strong>${locale.part(start, { weekday: 'long' })}</strong><span>${locale.month(start)}</span><strong class="tabular">${locale.time(start)}</strong>
  </div>
  <div class="ticket-body">
    <div><strong class="ticket-title">${title}</strong>${subtitle ? html`<div class="muted">${subtitle}</div>` : nothing}</div>
    <span class="hidden">${locale.when(start)}</span>
    ${lines.map(({ icon, text }) => html`<div class="ticket-line">${icon}<div>${text}</div></div>`)}
    ${acts ? html`<div class="row no-print">${acts}</div>` : nothing}
  </div>
</div>`;

/** Any other date, as a leaf: weekday, day, month. */
export const leaf = (locale: Locale, start: string) => html`<span class="leaf" aria-hidden="true">
  <span>${locale.part(start, { weekday: 'short' })}</span><strong>${Number(start.slice(8, 10))}</strong><span>${locale.part(start, { month: 'short' })}</span>
</span>`;
