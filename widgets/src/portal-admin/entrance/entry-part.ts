import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { heading } from '../../parts/heading.ts';
import { PartElement } from '../../parts/part.ts';
import { Problem } from '../../portal/problem.ts';
import type { Entry } from './entrance.ts';

/** What the forms before the desk have alike: title, sentence, what is wrong, fields. */
export abstract class EntryPart extends PartElement {
  @property({ attribute: false }) entry?: Entry;
  protected readonly form = new FormRun(this, (cause) => this.entry?.failed(cause) ?? new Problem('unexpected'));

  /** The entrance around this form. */
  protected get around(): Entry {
    if (!this.entry) throw new Error('A form before the desk stands in the entrance');
    return this.entry;
  }

  protected override render() {
    return this.entry ? this.content(this.entry) : nothing;
  }

  protected abstract content(entry: Entry): unknown;

  /** A page of its own: title, sentence, what is wrong with the form, and the rest. */
  protected page(title: unknown, text: unknown, content: unknown) {
    const { level } = this.around;
    return html`<div class="group">
      <div class="intro">${heading(level, title, 'title')}${text ? html`<p class="muted">${text}</p>` : nothing}</div>
      ${this.form.draw(level + 1)} ${content}
    </div>`;
  }
}
