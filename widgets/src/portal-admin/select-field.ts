import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { described, errorLine } from '../parts/field.ts';
import { forwardIcon } from '../parts/icon.ts';

/** A list to open, with its label. */
export interface SelectOptions {
  name: string;
  label: string;
  hint?: unknown;
  error?: string;
  value: string;
  choices: readonly { value: string; text: string }[];
  choose: (value: string) => void;
}

/** One of a few answers, in a list to open. Choosing never moves on. */
export const selectField = (options: SelectOptions) => {
  const { name, label, hint, error, value, choices, choose } = options;
  return html`<div class="field ${error ? 'wrong' : ''}">
    <label for=${name}>${label}</label>
    ${hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : nothing} ${errorLine(name, error)}
    <div class="control"><select id=${name} name=${name} aria-describedby=${described(name, options) ?? nothing} aria-invalid=${error ? 'true' : nothing}
      .value=${live(value)} @change=${({ target }: Event) => target instanceof HTMLSelectElement && choose(target.value)}>
      ${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.text}</option>`)}
    </select><span class="sign">${forwardIcon}</span></div>
  </div>`;
};
