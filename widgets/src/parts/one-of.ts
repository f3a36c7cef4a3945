import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { choices, chosenLines, type ChoicesOptions } from './choices.ts';
import { described, errorLine } from './field.ts';
import { forwardIcon } from './icon.ts';

const mostRadios = 7;
const mostOptions = 15;

/**
 * A question with one answer: up to seven as radio buttons, up to fifteen as a list to open, more as a field
 * to type in that finds them. Choosing never moves on.
 */
export function oneOf(options: ChoicesOptions) {
  const { choices: all } = options;
  if (all.length <= mostRadios) return choices(options);
  if (all.length > mostOptions) return combobox(options);
  const { name, legend, hint, error, value, choose } = options;
  return html`<div class="field ${error ? 'wrong' : ''}">
    <label class="group-title" for=${name}>${legend}</label>
    ${hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : nothing} ${errorLine(name, error)}
    <div class="control"><select id=${name} name=${name} aria-describedby=${described(name, options) ?? nothing} aria-invalid=${error ? 'true' : nothing}
      .value=${live(value ?? '')} @change=${({ target }: Event) => target instanceof HTMLSelectElement && choose(target.value)}>
      ${all.some((one) => !one.value) ? nothing : html`<option value="" disabled ?selected=${value === undefined}>${msg('Choose one')}</option>`}
      ${all.map((one) => html`<option value=${one.value} ?disabled=${one.isOff} ?selected=${one.value === value}>${one.title}</option>`)}
    </select><span class="sign">${forwardIcon}</span></div>
    ${chosenLines(all, value)}
  </div>`;
}

/** Few pages need it: it comes when one does. */
function combobox(options: ChoicesOptions) {
  void import('./combobox.ts');
  return html`<portal-part-combobox .options=${options}></portal-part-combobox>`;
}
