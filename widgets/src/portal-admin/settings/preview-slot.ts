import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { isSame, type SettingsDraft } from './draft.ts';

/** Wide enough for the portal beside the form. */
const wide = '(min-width: 70em)';

/** Where the preview stands: beside the form where there is room, once the form stands; else on demand. Its code comes with it. */
@tag('portal-staff-preview-slot')
export class PreviewSlot extends AdminScreen {
  @property({ attribute: false }) draft?: SettingsDraft;
  @property({ attribute: false }) location?: string | undefined;
  @state() private isOpen = matchMedia(wide).matches;
  @state() private isThere = false;
  private heard?: SettingsDraft | undefined;
  private values: Readonly<Record<string, unknown>> = {};

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.hear(undefined);
  }

  protected override willUpdate() {
    this.hear(this.draft);
    const values = this.draft?.overlay(this.location) ?? {};
    if (!isSame(values, this.values)) this.values = values;
    if (this.isOpen && !this.isThere) void this.fetch();
  }

  protected override content(desk: Desk) {
    const open = () => (this.isOpen = !this.isOpen);
    return html`${button(this.isOpen ? msg('Hide the preview') : msg('Show a preview'), open, { kind: 'link' })}
      ${this.isOpen && this.isThere ? html`<portal-part-preview .desk=${desk} .values=${this.values} .locationId=${this.location}></portal-part-preview>` : nothing}`;
  }

  private hear(draft: SettingsDraft | undefined) {
    if (draft === this.heard) return;
    this.heard?.removeEventListener('change', this.moved);
    this.heard = draft;
    draft?.addEventListener('change', this.moved);
  }

  private moved = () => this.requestUpdate();

  private async fetch() {
    try {
      await import('../preview/preview-pane.ts');
      this.isThere = true;
    } catch {
      this.isOpen = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-preview-slot': PreviewSlot;
  }
}
