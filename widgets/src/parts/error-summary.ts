import { msg } from '@lit/localize';
import { html } from 'lit';
import { summaryStyles } from './error-summary.styles.ts';
import { heading } from './heading.ts';
import { adopt } from './part.ts';

/** One thing that keeps a form from being sent: the field's name, and what to do. */
export interface FieldError {
  field: string;
  text: string;
  /** The first wrong control, where the field has several. */
  control?: string;
}

/** Lists what is wrong after a failed submit. Focus its heading with `focusSummary` once it stands. */
export function errorSummary(errors: readonly FieldError[], level: number) {
  return html`<div class="summary" role="group" aria-labelledby="problem">
    ${heading(level, html`<span id="problem">${msg('There is a problem')}</span>`)}
    <ul>
      ${errors.map(({ field, text, control }) => html`<li><a href="#${control ?? field}" @click=${goTo}>${text}</a></li>`)}
    </ul>
  </div>`;
}

/** Focuses the summary's heading. */
export function focusSummary(root: HTMLElement | DocumentFragment) {
  const heading = root.querySelector<HTMLElement>('.summary [tabindex]');
  if (heading) adopt(heading, [summaryStyles]);
  heading?.focus();
}

/** `href="#id"` does nothing inside a shadow root: the label is scrolled to, and the control focused, by code. */
function goTo(event: Event) {
  event.preventDefault();
  const { currentTarget } = event;
  if (!(currentTarget instanceof HTMLAnchorElement)) return;
  const root = currentTarget.getRootNode();
  const name = currentTarget.hash.slice(1);
  if (!(root instanceof ShadowRoot)) return;
  const control = root.getElementById(name) ?? root.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  (root.querySelector(`[for="${CSS.escape(name)}"]`) ?? control?.closest('fieldset') ?? control)?.scrollIntoView({ block: 'start' });
  control?.focus({ preventScroll: true });
}
