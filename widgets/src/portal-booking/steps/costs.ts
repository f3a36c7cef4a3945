import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { heading } from '../../parts/heading.ts';
import type { WholeView } from './view.ts';

/** Beside the check, where there is room: what is to pay, when, and what insurance goes with it. Nothing where the clinic shows no prices. */
export function costs(view: WholeView) {
  const { offers, moving, acts, locale } = view;
  const price = offers.type?.price;
  if (!price || moving) return nothing;
  const { card, coverage } = acts.asks.steps ?? {};
  return html`<aside aria-labelledby="costs">${heading(view.headingLevel + 1, html`<span id="costs">${msg('What it costs')}</span>`)}
    <dl>
      ${row(msg('Today'), msg('Nothing to pay'), card?.required ? msg('Your card is kept. Nothing is charged now.') : msg('No card is needed to book'))}
      ${row(msg('After the visit'), locale.money(price), hasOnline(view) ? msg('At the clinic, or online by card') : msg('At the clinic'))}
      ${coverage ? row(msg('Insurance'), coverage.payer, msg('It goes with this visit. What it pays stands on your invoice.')) : nothing}
    </dl></aside>`;
}

/** "$120.00, paid after the visit": beside the button that books. */
export const priceLine = (view: WholeView) => {
  const price = view.moving ? undefined : view.offers.type?.price;
  return price ? html`<span class="muted">${msg(str`${view.locale.money(price)}, paid after the visit`)}</span>` : nothing;
};

const hasOnline = ({ acts }: WholeView) => acts.asks.flow.settings?.gateway.name !== 'none';

const row = (name: string, answer: string, more: string) => html`<div><dt class="muted small">${name}</dt><dd><strong>${answer}</strong><div class="muted">${more}</div></dd></div>`;
