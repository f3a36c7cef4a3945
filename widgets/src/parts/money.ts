import { html } from 'lit';
import type { Money } from '../portal/bootstrap.ts';
import type { Locale } from '../portal/locale.ts';

/** An amount in a column: figures of one width, never broken over two lines. */
export const money = (locale: Locale, amount: Money) => html`<span class="money tabular">${locale.money(amount)}</span>`;
