import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { heading } from '../../parts/heading.ts';
import { answers } from './answers.ts';
import type { BookingView } from './view.ts';

/** Beside the first steps where there is room: what was chosen so far. Nothing in the main column depends on it. */
export function summary(view: BookingView) {
  const { visit, where, practitioner, when, price } = answers(view);
  if (!visit) return nothing;
  const row = (name: string, answer: unknown) => (answer ? html`<div><dt class="muted small">${name}</dt><dd>${answer}</dd></div>` : nothing);
  return html`<aside aria-labelledby="summary">${heading(view.headingLevel + 1, html`<span id="summary">${msg('Your visit')}</span>`)}
    <dl>${row(msg('Visit'), visit)} ${row(msg('Where'), where)} ${row(msg('With'), practitioner)} ${row(msg('When'), when)} ${row(msg('Price'), price)}</dl></aside>`;
}
