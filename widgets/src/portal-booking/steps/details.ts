import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { field } from '../../parts/field.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { consentPart } from './consent.ts';
import { formsPart } from './forms.ts';
import { heldLine } from './held.ts';
import type { WholeView } from './view.ts';
import { whoPart } from './who.ts';

/** Longest reason that the API takes. */
export const reasonLength = 500;

/** Step 3: why the person comes, who it is, and what the clinic asks. The time is kept meanwhile. */
export function detailsStep(view: WholeView) {
  const { reason, acts } = view;
  const { steps, trouble, load } = acts.asks;
  return html`<div class="groups">
    ${heldLine(view)}
    ${steps?.reason === false
      ? nothing
      : field({
          name: 'reason', label: msg('Reason for your visit'), hint: msg('A sentence or two helps us prepare.'), isOptional: true, rows: 4,
          maxlength: reasonLength, value: reason, input: acts.write, error: view.errorOf('reason'),
        })}
    ${whoPart(view)}
    ${trouble ? problemNotice(trouble, load, msg('What the clinic asks could not be loaded')) : nothing}
    ${formsPart(view)} ${consentPart(view)} ${cardOf(view)}
  </div>`;
}

/** The card is asked for once it is known who books. */
function cardOf(view: WholeView) {
  const { card, cardPart, steps, isSomebody } = view.acts.asks;
  if (!steps?.card) return nothing;
  if (!isSomebody) return html`<p class="muted">${msg('The clinic asks for a card before it books. It comes once we know who you are.')}</p>`;
  return card && cardPart ? cardPart(view, card) : nothing;
}
