import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { heading } from '../../parts/heading.ts';
import type { FormAsk, FormItem } from '../asks/form-ask.ts';
import { question } from './question.ts';
import type { WholeView } from './view.ts';

/** The forms that the clinic wants before it books: each with its questions. */
export function formsPart(view: WholeView) {
  const { asks } = view.acts;
  const { forms, wantedForms, isSomebody } = asks;
  if (!wantedForms.length) return nothing;
  if (!isSomebody) return html`<p class="muted">${msg('The clinic asks a few questions before it books. They come once we know who you are.')}</p>`;
  return forms.map((form) => html`<div class="group form">${heading(view.headingLevel + 1, form.form.title)}
    ${form.form.description ? html`<p class="muted">${form.form.description}</p>` : nothing}
    ${form.form.item.map((item) => asked(view, form, item))}</div>`);
}

function asked(view: WholeView, form: FormAsk, item: FormItem) {
  const name = form.nameOf(item);
  return question(item, { name, value: form.valueOf(item), error: view.errorOf(name), write: (value) => form.write(item, value) });
}
