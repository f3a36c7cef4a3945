import { html } from 'lit';

/** Two to four choices beside each other, one of which holds. */
export interface SegmentsOptions<Value extends string> {
  name: string;
  /** Says what is chosen; it isn't seen. */
  legend: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  choose: (value: Value) => void;
}

/** Radio buttons that look like one control, for what changes a view and is never sent. */
export const segments = <Value extends string>({ name, legend, value, choices, choose }: SegmentsOptions<Value>) =>
  html`<fieldset class="segments"><legend class="hidden">${legend}</legend>
    ${choices.map(([one, title]) => html`<label><input type="radio" name=${name} .checked=${one === value} @change=${() => choose(one)} />${title}</label>`)}
  </fieldset>`;
