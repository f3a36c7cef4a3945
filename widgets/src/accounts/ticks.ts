import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { described, errorLine } from '../parts/field.ts';

/** A question with a few short answers, each seen at once. */
export interface RadiosOptions {
  name: string;
  legend: unknown;
  choices: readonly { value: string; text: string; lang?: string }[];
  value: string | undefined;
  choose: (value: string) => void;
  hint?: unknown;
  error?: string;
  /** Side by side where there is room. */
  isAcross?: boolean;
}

/** Radio buttons, a line each. Choosing never moves on by itself. */
export const radios = (options: RadiosOptions) => {
  const { name, legend, hint, error, choices, value, choose, isAcross } = options;
  return html`<fieldset class="field ${error ? 'wrong' : ''}" aria-describedby=${described(name, options) ?? nothing}>
    <legend class="label">${legend}</legend>
    ${hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : nothing} ${errorLine(name, error)}
    <div class="ticks ${isAcross ? 'across' : ''}">${choices.map(
      (one) => html`<label class="tick"><input type="radio" name=${name} value=${one.value} aria-invalid=${error ? 'true' : nothing}
        .checked=${live(one.value === value)} @change=${() => choose(one.value)} /><span lang=${ifDefined(one.lang)}>${one.text}</span></label>`,
    )}</div>
  </fieldset>`;
};

/** One thing to agree to. */
export interface TickOptions {
  name: string;
  text: unknown;
  isOn: boolean;
  error?: string;
  change: (isOn: boolean) => void;
}

/** A box to tick, with its whole sentence as its label. */
export const tick = ({ name, text, isOn, error, change }: TickOptions) => html`<div class="field ${error ? 'wrong' : ''}">
  ${errorLine(name, error)}
  <label class="tick"><input id=${name} type="checkbox" name=${name} aria-describedby=${error ? `${name}-error` : nothing} aria-invalid=${error ? 'true' : nothing}
    .checked=${live(isOn)} @change=${({ target }: Event) => target instanceof HTMLInputElement && change(target.checked)} /><span>${text}</span></label>
</div>`;
