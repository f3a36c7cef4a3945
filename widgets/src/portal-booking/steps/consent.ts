import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { tick } from '../../accounts/ticks.ts';
import { heading } from '../../parts/heading.ts';
import { documentIcon } from '../../parts/icon.ts';
import type { WholeView } from './view.ts';

/** The clinic's text, its document to open, and the box: what is ticked is kept with these very words. */
export function consentPart(view: WholeView) {
  const { asks } = view.acts;
  const consent = asks.steps?.consent;
  if (!consent) return nothing;
  const { text, language, document, required } = consent;
  return html`<div class="group consent">${heading(view.headingLevel + 1, msg('The clinic’s terms of booking'))}
    <div class="terms" lang=${language} tabindex="0" role="group" aria-label=${msg('The clinic’s terms of booking')}>${text.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)}</div>
    ${document ? html`<a class="standalone" href=${document.ticketUrl} target="_blank" rel="noopener" @click=${() => setTimeout(asks.load, 1000)}>${documentIcon}<span>${document.name}</span></a>` : nothing}
    ${tick({ name: 'consent', text: required ? msg('I agree') : msg('I agree (you may also leave this open)'), isOn: !!asks.agreed, error: view.errorOf('consent'), change: asks.agree })}
  </div>`;
}
