import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { radios } from '../../accounts/ticks.ts';
import { field } from '../../parts/field.ts';
import { heading } from '../../parts/heading.ts';
import { textOf, type FormAsk, type FormItem } from '../asks/form-ask.ts';
import type { WholeView } from './view.ts';

/** The forms that the clinic wants before it books: each with its questions. */
export function formsPart(view: WholeView) {
  const { asks } = view.acts;
  const { forms, wantedForms, isSomebody } = asks;
  if (!wantedForms.length) return nothing;
  if (!isSomebody) return html`<p class="muted">${msg('The clinic asks a few questions before it books. They come once we know who you are.')}</p>`;
  return forms.map((form) => html`<div class="group form">${heading(view.headingLevel + 1, form.form.title)}
    ${form.form.description ? html`<p class="muted">${form.form.description}</p>` : nothing}
    ${form.form.item.map((item) => question(view, form, item))}</div>`);
}

function question(view: WholeView, form: FormAsk, item: FormItem) {
  const name = form.nameOf(item);
  const value = form.valueOf(item);
  const error = view.errorOf(name);
  const { type, text, required, maxLength, answerOption = [] } = item;
  if (type === 'boolean') {
    const choices = [{ value: 'true', text: msg('Yes') }, { value: 'false', text: msg('No') }];
    return radios({ name, legend: text, choices, value: value === undefined ? undefined : String(value), error, isAcross: true, choose: (chosen) => form.write(item, chosen === 'true') });
  }
  if (type === 'choice') {
    const choices = answerOption.map((option, i) => ({ value: String(i), text: textOf(option) }));
    return radios({ name, legend: text, choices, value: typeof value === 'string' ? value : undefined, error, choose: (chosen) => form.write(item, chosen) });
  }
  const rows = type === 'text' ? { rows: 3 } : {};
  return field({ name, label: text, isOptional: !required, value: typeof value === 'string' ? value : '', maxlength: maxLength ?? 1000, error, ...rows, input: (typed) => form.write(item, typed) });
}
