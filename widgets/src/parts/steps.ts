import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { checkIcon } from './icon.ts';

/** Where the person is in a journey: steps before `now` (from 0) are done, and lead back to themselves. */
export const steps = (names: readonly string[], now: number, back?: (step: number) => void) => html`<div class="steps">
  <p class="small muted count">${msg(str`Step ${now + 1} of ${names.length}`)}<span class="now">: ${names[now]}</span></p>
  <ol>${names.map((name, i) => step(name, i, now, back))}</ol>
</div>`;

const step = (name: string, i: number, now: number, back?: (step: number) => void) => html`<li
  class=${i < now ? 'done' : i === now ? 'now' : ''} aria-current=${i === now ? 'step' : nothing}>
  ${i < now && back
    ? html`<button type="button" class="link" @click=${() => back(i)}>${checkIcon}<span>${name}</span><span class="hidden"> ${msg('(done)')}</span></button>`
    : html`<span class="name">${i < now ? checkIcon : nothing}${name}</span>`}
</li>`;
