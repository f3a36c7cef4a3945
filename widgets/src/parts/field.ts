import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { alertIcon } from './core-icons.ts';

/** A labelled text field. Name doubles as the control's id: one of a name in a tag. */
export interface FieldOptions {
  name: string;
  label: unknown;
  hint?: unknown;
  /** The sentence that says what to do, the same as in the error summary. */
  error?: string;
  value?: string;
  type?: 'text' | 'email' | 'tel' | 'password' | 'date';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'text';
  /** Length of the expected answer in characters; the field is as wide. */
  width?: number;
  /** Several lines instead of one. */
  rows?: number;
  maxlength?: number;
  isOptional?: boolean;
  input?: (value: string) => void;
  /** Stands in the field's end: a Show button. */
  end?: TemplateResult;
}

/** Label, hint, error, control, in this order; hint and error describe the control. */
export function field(options: FieldOptions) {
  const { name, label, hint, error, isOptional } = options;
  return html`<div class="field ${error ? 'wrong' : ''}" part="field">
    <label for=${name}>${label}${isOptional ? html` <span class="optional">${msg('(optional)')}</span>` : nothing}</label>
    ${hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : nothing} ${errorLine(name, error)}
    <div class="control">${control(options)}${options.end ?? nothing}</div>
  </div>`;
}

/** The sentence at a wrong field, with its sign. */
export const errorLine = (name: string, error: string | undefined) =>
  error
    ? html`<div class="error" id="${name}-error">${alertIcon}<span><span class="hidden">${msg('Error:')} </span>${error}</span></div>`
    : nothing;

/** What describes a control: its hint, then its error. */
export const described = (name: string, { hint, error }: { hint?: unknown; error?: string }) =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;

function control(options: FieldOptions) {
  const { name, error, value = '', type = 'text', autocomplete, inputmode, width, rows, maxlength, input } = options;
  const typed = ({ target }: InputEvent) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) input?.(target.value);
  };
  const by = ifDefined(described(name, options));
  const wrong = error ? 'true' : nothing;
  if (rows)
    return html`<textarea id=${name} name=${name} rows=${rows} maxlength=${ifDefined(maxlength)} aria-describedby=${by} aria-invalid=${wrong}
      .value=${value} @input=${typed}></textarea>`;
  return html`<input id=${name} name=${name} type=${type} autocomplete=${ifDefined(autocomplete)} inputmode=${ifDefined(inputmode)}
    maxlength=${ifDefined(maxlength)} data-width=${ifDefined(width)} aria-describedby=${by} aria-invalid=${wrong} autocapitalize=${type === 'text' && autocomplete ? 'none' : nothing}
    .value=${value} @input=${typed} />`;
}
