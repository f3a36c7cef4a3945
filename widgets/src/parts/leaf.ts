import { html } from 'lit';
import type { Locale } from '../portal/locale.ts';

/** A date drawn as a leaf of a calendar: weekday, day, month. The words beside it say the date to screen readers. */
export const leaf = (locale: Locale, at: string) => html`<span class="leaf" aria-hidden="true">
  <span>${locale.part(at, { weekday: 'short' })}</span><b>${Number(at.slice(8, 10))}</b><span>${locale.part(at, { month: 'short' })}</span>
</span>`;
