import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { heading } from '../../parts/heading.ts';
import { notice } from '../../parts/notice.ts';
import { answers } from './answers.ts';
import { heldLine } from './held.ts';
import { deadlines, overlapWarning } from './rules.ts';
import type { WholeView, Step } from './view.ts';

/** Step 4: every answer open, each with a way to change it. */
export function checkStep(view: WholeView) {
  const { visit, when, where, practitioner } = answers(view);
  if (view.moving) return moveCheck(view);
  return html`<div class="groups">
    ${heldLine(view)} ${overlapWarning(view)}
    <div class="group">${heading(view.headingLevel + 1, msg('Your visit'))}
      <dl class="answers">
        ${row(view, { name: msg('Visit'), answer: visit, change: msg('Change visit'), step: 'visit' })} ${row(view, { name: msg('When'), answer: when, change: msg('Change time'), step: 'time' })}
        ${row(view, { name: msg('Where'), answer: where, change: msg('Change clinic'), step: 'visit' })} ${row(view, { name: msg('With'), answer: practitioner, change: msg('Change practitioner'), step: 'visit' })}
        ${reasonRow(view)}
      </dl>
    </div>
    <div class="group">${heading(view.headingLevel + 1, msg('Your details'))}
      <dl class="answers">${row(view, { name: msg('Name'), answer: who(view), change: msg('Change who it is for'), step: 'details' })}
        ${coverageRow(view)} ${cardRow(view)} ${consentRow(view)}</dl>
    </div>
    ${isRequest(view) ? notice('info', msg('The clinic confirms it'), msg('Your time is kept until the clinic has answered. You hear from it either way.')) : nothing}
    ${deadlines(view)}
  </div>`;
}

/** What is moved, from when to when; nothing else changes. */
function moveCheck(view: WholeView) {
  const { moving, locale } = view;
  const { visit, when, where, practitioner } = answers(view);
  return html`<div class="groups">
    ${heldLine(view)} ${overlapWarning(view)}
    <dl class="answers">
      ${row(view, { name: msg('Visit'), answer: visit })}
      ${row(view, { name: msg('Until now'), answer: moving && html`<div class="capital"><s>${locale.when(moving.start)}</s></div>` })}
      ${row(view, { name: msg('New time'), answer: when, change: msg('Change time'), step: 'time' })} ${row(view, { name: msg('Where'), answer: where })} ${row(view, { name: msg('With'), answer: practitioner })}
    </dl>
    ${isRequest(view) ? notice('info', msg('The clinic confirms it'), msg('The old time stays yours until the clinic accepts the new one.')) : nothing}
    ${deadlines(view)}
  </div>`;
}

/** Whether the clinic answers first. */
const isRequest = ({ settingOf }: WholeView) => settingOf('scheduling.autoAccept') === false;

function who({ viewer, acts }: WholeView) {
  const { guest, steps } = acts.asks;
  if (viewer) return html`${viewer.user.name}<div class="muted">${viewer.user.maskedContact}</div>`;
  return html`${guest.givenName} ${guest.familyName}<div class="muted">${steps?.contact?.masked}</div>`;
}

function reasonRow(view: WholeView) {
  const { reason, acts } = view;
  if (acts.asks.steps?.reason === false) return nothing;
  return row(view, { name: msg('Reason'), answer: reason.trim() ? html`<span class="written">${reason}</span>` : html`<span class="muted">${msg('Not provided')}</span>`, change: msg('Change reason'), step: 'details' });
}

function coverageRow(view: WholeView) {
  const { coverage } = view.acts.asks.steps ?? {};
  return coverage ? row(view, { name: msg('Insurance'), answer: [coverage.payer, coverage.plan].filter(Boolean).join(', ') }) : nothing;
}

function cardRow(view: WholeView) {
  const { card: ask } = view.acts.asks;
  return ask?.card ? row(view, { name: msg('Card'), answer: ask.name, change: msg('Change card'), step: 'details' }) : nothing;
}

function consentRow(view: WholeView) {
  const { steps, agreed } = view.acts.asks;
  if (!steps?.consent) return nothing;
  return row(view, { name: msg('Consent'), answer: agreed ? msg('You agree to the clinic’s terms of booking') : msg('You don’t agree to the clinic’s terms of booking'), change: msg('Change consent'), step: 'details' });
}

/** A question, its answer, and the button that leads back to it. */
interface Row {
  name: string;
  answer: unknown;
  change?: string;
  step?: Step;
}

const row = (view: WholeView, { name, answer, change, step }: Row) => html`<div>
  <dt class="muted">${name}</dt><dd>${answer}</dd>
  ${change && step ? html`<dd class="change no-print"><button type="button" class="link standalone" aria-label=${change} @click=${() => view.acts.changeIn(step)}>${msg('Change')}</button></dd>` : nothing}
</div>`;

