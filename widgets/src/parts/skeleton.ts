import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { tag } from '../portal/tag.ts';
import { button } from './button.ts';
import { PartElement } from './part.ts';

const announcedAfterMs = 1000;
const slowAfterMs = 10_000;

/**
 * Stands where content is on its way, in its size: seen after 300 ms, heard after a second, with a way to
 * try again after ten. It doesn't move.
 * @fires portal-part-retry - The person doesn't want to wait any longer.
 */
@tag('portal-part-skeleton')
export class SkeletonPart extends PartElement {
  /** How many rows the content will roughly have. */
  @property({ type: Number }) lines = 2;
  @state() private isHeard = false;
  @state() private isSlow = false;
  private timers: ReturnType<typeof setTimeout>[] = [];

  override connectedCallback() {
    super.connectedCallback();
    this.ariaBusy = 'true';
    this.isHeard = this.isSlow = false;
    this.timers = [
      setTimeout(() => (this.isHeard = true), announcedAfterMs),
      setTimeout(() => (this.isSlow = true), slowAfterMs),
    ];
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.timers.forEach(clearTimeout);
  }

  protected override render() {
    const bone = html`<div class="bone"><i></i><div><i></i><i></i><i></i></div></div>`;
    const count = this.isSlow ? 1 : this.lines;
    return html`<span class="hidden" role="status">${this.isSlow ? msg('Still loading') : this.isHeard ? msg('Loading') : nothing}</span>
      ${Array.from({ length: count }, () => bone)}
      ${this.isSlow ? html`<div class="notice neutral slow"><div>${msg('Still loading')}</div>${button(msg('Retry'), this.retry)}</div>` : nothing}`;
  }

  private retry = () => this.dispatchEvent(new Event('portal-part-retry', { bubbles: true }));
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-skeleton': SkeletonPart;
  }
}
