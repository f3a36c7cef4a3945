import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { described, errorLine } from './field.ts';

/** One thing to choose. */
export interface Choice {
  value: string;
  title: unknown;
  /** Second and third lines, muted. */
  lines?: readonly unknown[];
  /** Stands at the line's end: a price. */
  end?: unknown;
  /** Stands before the title: initials, a photo. */
  picture?: TemplateResult;
  /** Can't be chosen here, and `lines` say what to do instead. */
  isOff?: boolean;
}

/** A question with a few answers, each seen at once. */
export interface ChoicesOptions {
  /** Name of the group; the error summary leads to it. */
  name: string;
  legend: unknown;
  choices: readonly Choice[];
  value: string | undefined;
  choose: (value: string) => void;
  hint?: unknown;
  error?: string;
  /** `list`: rows in one frame; `cards`: a frame each, side by side where there is room. */
  layout?: 'list' | 'cards';
}

/** Radio buttons drawn as cards or rows. Choosing never moves on by itself. */
export const choices = (options: ChoicesOptions) => {
  const { name, legend, hint, error, layout = 'cards' } = options;
  return html`<fieldset class="choices ${error ? 'wrong' : ''}" aria-describedby=${described(name, options) ?? nothing}>
    <legend class="group-title">${legend}</legend>
    ${hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : nothing} ${errorLine(name, error)}
    <div class=${layout}>${options.choices.map((one) => card(one, options))}</div>
  </fieldset>`;
};

const card = ({ value, title, lines = [], end, picture, isOff }: Choice, { name, value: chosen, choose, error }: ChoicesOptions) => {
  const texts = html`<span class="texts"><strong>${title}</strong>${lines.map((line) => html`<span class="small muted">${line}</span>`)}</span>
    ${end ? html`<span class="end tabular">${end}</span>` : nothing}`;
  if (isOff) return html`<div class="choice off"><span class="dot"></span>${picture ?? nothing}${texts}</div>`;
  return html`<label class="choice">
    <input type="radio" name=${name} value=${value} aria-invalid=${error ? 'true' : nothing} .checked=${live(value === chosen)} @change=${() => choose(value)} />
    <span class="dot"></span>${picture ?? nothing}${texts}
  </label>`;
};

/** Initials in a circle, where there is no photo. */
export const initialsOf = (name: string) => {
  const words = name.replace(/,.*$/, '').trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return html`<span class="initials" aria-hidden="true">${letters.join('').toLocaleUpperCase()}</span>`;
};

/** What a list can't show in its lines: the rest of the chosen one. */
export function chosenLines(all: readonly Choice[], value: string | undefined) {
  const { lines = [], end } = all.find((one) => one.value === value) ?? {};
  return html`<div class="chosen row muted small">${lines.map((line) => html`<span class="row">${line}</span>`)}${end ? html`<span>${end}</span>` : nothing}</div>`;
}
