import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import type { SettingsDraft } from './draft.ts';

/**
 * How much isn't saved, and the way to look it through; it stays in view below the form.
 * @fires portal-part-review - The changes shall be looked through.
 * @fires portal-part-discard - All changes shall be dropped.
 */
@tag('portal-staff-settings-bar')
export class SettingsBar extends AdminScreen {
  @property({ attribute: false }) draft?: SettingsDraft;
  private heard?: SettingsDraft;

  protected override willUpdate() {
    if (this.draft === this.heard) return;
    this.heard?.removeEventListener('change', this.moved);
    this.heard = this.draft;
    this.heard?.addEventListener('change', this.moved);
  }

  private moved = () => this.requestUpdate();

  protected override content({ locale }: Desk) {
    const { draft } = this;
    const count = draft ? draft.size + draft.unreadCount : 0;
    if (!count) return nothing;
    return html`<div class="selected save-bar"><strong>${locale.plural(count, { one: msg('1 change not saved'), other: msg(str`${count} changes not saved`) })}</strong>
      ${button(msg('Discard'), () => this.dispatchEvent(new Event('portal-part-discard', { bubbles: true })), { kind: 'link' })}
      ${button(msg('Review changes'), () => this.dispatchEvent(new Event('portal-part-review', { bubbles: true })), { kind: 'primary' })}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-settings-bar': SettingsBar;
  }
}
