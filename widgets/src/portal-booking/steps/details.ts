import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { heading } from '../../parts/heading.ts';
import { heldLine } from './held.ts';
import type { WholeView } from './view.ts';

/** Longest reason that the API takes. */
export const reasonLength = 500;

/** Step 3: why the person comes, and who it is. The time is kept meanwhile. */
export function detailsStep(view: WholeView) {
  const { viewer, reason, acts } = view;
  return html`<div class="groups">
    ${heldLine(view)}
    ${field({
      name: 'reason', label: msg('Reason for your visit'), hint: msg('A sentence or two helps us prepare.'), isOptional: true, rows: 4,
      maxlength: reasonLength, value: reason, input: acts.write, error: view.errorOf('reason'),
    })}
    ${viewer
      ? html`<div class="group who">${heading(view.headingLevel + 1, msg('Who the visit is for'))}
          <div><strong>${viewer.user.name}</strong>${viewer.user.maskedContact ? html`<div class="muted">${viewer.user.maskedContact}</div>` : nothing}</div>
          ${button(msg('Use another account'), acts.useAnotherAccount, { kind: 'link' })}</div>`
      : html`<portal-login inside display="form" heading-level=${view.headingLevel + 1}><span slot="intro">${msg('We hold your time meanwhile.')}</span></portal-login>`}
  </div>`;
}
