import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { tag } from '../portal/tag.ts';
import { dialogStyles } from './dialog.styles.ts';
import { heading } from './heading.ts';
import { PartElement } from './part.ts';

/**
 * A native modal dialog, named by its heading. Opening focuses the heading, or with `safe` the element that
 * carries `data-safe`: a destructive act starts on the safe side. Esc cancels; focus returns to the opener.
 * @fires portal-part-cancel - Closed without an answer.
 */
@tag('portal-part-dialog')
export class DialogPart extends PartElement {
  protected override readonly looks = [dialogStyles];
  /** Whether it stands open. Set it to false when the act is done. */
  @property({ type: Boolean }) open = false;
  @property() heading = '';
  @property({ type: Number }) level = 3;
  /** Everything under the heading. */
  @property({ attribute: false }) content: unknown;
  private opener?: HTMLElement;

  protected override render() {
    if (!this.open) return nothing;
    return html`<dialog aria-labelledby="dialog-title" @cancel=${this.cancel} @close=${this.cancel}>
      ${heading(this.level, html`<span id="dialog-title">${this.heading}</span>`)} ${this.content}
    </dialog>`;
  }

  protected override updated() {
    const dialog = this.querySelector('dialog');
    if (!dialog) return this.giveFocusBack();
    if (dialog.open) return;
    const root = this.getRootNode();
    const active = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
    this.opener = active instanceof HTMLElement ? active : undefined;
    dialog.showModal();
    (dialog.querySelector<HTMLElement>('[data-safe]') ?? dialog.querySelector<HTMLElement>('[tabindex="-1"]'))?.focus();
  }

  private cancel = (event: Event) => {
    event.preventDefault();
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('portal-part-cancel', { bubbles: true }));
  };

  private giveFocusBack() {
    this.opener?.focus();
    this.opener = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-dialog': DialogPart;
  }
}
