import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { heading } from '../../parts/heading.ts';
import { backIcon } from '../../parts/icon.ts';
import { PartElement } from '../../parts/part.ts';
import type { Access } from './access.ts';
import { screenStyles } from './screen.styles.ts';

/** What the screens in the sign-in form's place have alike: the way back, a title that gets the focus, one form. */
export abstract class AccessScreen extends PartElement {
  protected override readonly looks = [screenStyles];
  @property({ attribute: false }) access?: Access;
  protected readonly form = new FormRun(this, (cause) => {
    if (!this.access) throw cause;
    return this.access.failed(cause);
  });
  /** The heading that had the focus last: each new one gets it once. */
  private titled = '';

  /** Back, title, sentence, content. `text` is muted. */
  protected page(title: string, text: unknown, content: unknown) {
    const { level = 2 } = this.access ?? {};
    return html`<div class="access">
      <div>${button(msg('Back to sign in'), () => this.access?.leave(), { kind: 'link', icon: backIcon })}</div>
      <div class="intro">${heading(level, html`<span id="title">${title}</span>`, 'title')}${text ? html`<p class="muted">${text}</p>` : nothing}</div>
      ${this.form.draw(level + 1)} ${content}
    </div>`;
  }

  protected override updated(_: PropertyValues) {
    const title = this.querySelector<HTMLElement>('.title');
    const text = title?.textContent ?? '';
    // Another language is no other screen.
    if (!title || this.titled === this.step) return;
    this.titled = this.step;
    if (text) title.focus();
  }

  /** Names what is shown: a change of it is a new page. */
  protected abstract readonly step: string;
}
