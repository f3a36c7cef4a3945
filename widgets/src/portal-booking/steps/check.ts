import { msg } from '@lit/localize';
import { html } from 'lit';
import { heading } from '../../parts/heading.ts';
import { answers } from './answers.ts';
import { heldLine } from './held.ts';
import type { WholeView, Step } from './view.ts';

/** Step 4: every answer open, each with a way to change it. */
export function checkStep(view: WholeView) {
  const { viewer, reason } = view;
  const { visit, when, where, practitioner } = answers(view);
  const who = html`${viewer?.user.name}<div class="muted">${viewer?.user.maskedContact}</div>`;
  return html`<div class="groups">
    ${heldLine(view)}
    <div class="group">${heading(view.headingLevel + 1, msg('Your visit'))}
      <dl class="answers">
        ${row(view, { name: msg('Visit'), answer: visit, change: msg('Change visit'), step: 'visit' })} ${row(view, { name: msg('When'), answer: when, change: msg('Change time'), step: 'time' })}
        ${row(view, { name: msg('Where'), answer: where, change: msg('Change clinic'), step: 'visit' })} ${row(view, { name: msg('With'), answer: practitioner, change: msg('Change practitioner'), step: 'visit' })}
        ${row(view, { name: msg('Reason'), answer: reason.trim() ? html`<span class="written">${reason}</span>` : html`<span class="muted">${msg('Not provided')}</span>`, change: msg('Change reason'), step: 'details' })}
      </dl>
    </div>
    <div class="group">${heading(view.headingLevel + 1, msg('Your details'))}
      <dl class="answers">${row(view, { name: msg('Name'), answer: who, change: msg('Change who it is for'), step: 'details' })}</dl>
    </div>
  </div>`;
}

/** A question, its answer, and the button that leads back to it. */
interface Row {
  name: string;
  answer: unknown;
  change: string;
  step: Step;
}

const row = (view: WholeView, { name, answer, change, step }: Row) => html`<div>
  <dt class="muted">${name}</dt><dd>${answer}</dd>
  <dd class="change no-print"><button type="button" class="link standalone" aria-label=${change} @click=${() => view.acts.changeIn(step)}>${msg('Change')}</button></dd>
</div>`;
