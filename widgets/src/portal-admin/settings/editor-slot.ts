import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { badge } from '../../parts/notice.ts';
import { msg } from '@lit/localize';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import type { CatalogSetting } from './catalog.ts';
import type { SettingsDraft } from './draft.ts';
import type { Editor } from './editors.ts';
import { fieldName } from './field-name.ts';

/** Where an editor of its own stands: its code comes when it is shown, and it is drawn anew when one of its values moves. */
@tag('portal-staff-editor')
export class EditorSlot extends AdminScreen {
  @property({ attribute: false }) editor?: Editor;
  @property({ attribute: false }) settings: readonly CatalogSetting[] = [];
  @property({ attribute: false }) draft?: SettingsDraft;
  @property({ attribute: false }) location?: string;
  @property({ attribute: false }) errorOf: (key: string) => string | undefined = () => undefined;
  @state() private isThere = false;
  @state() private missing?: Problem | undefined;
  private wanted?: Editor;
  private heard?: SettingsDraft | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.hear(this.draft);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.hear(undefined);
  }

  protected override willUpdate() {
    this.hear(this.draft);
    if (this.editor && this.wanted !== this.editor) void this.fetch();
  }

  protected override content(desk: Desk) {
    const { editor, settings, draft, location: place, errorOf } = this;
    const [first] = settings;
    if (!editor || !draft || !first) return nothing;
    if (this.missing) return this.problem(this.missing, this.fetch);
    if (!this.isThere) return html`<portal-part-skeleton lines="4"></portal-part-skeleton>`;
    const values = Object.fromEntries(settings.map(({ key }) => [key, draft.value(key, place)]));
    const drawn = editor.draw({ desk, settings, values, draft, place, errorOf });
    if (editor.isWhole) return html`<div class="setting whole">${drawn}</div>`;
    const name = fieldName(first.key);
    return html`<div class="setting" data-key=${first.key} role="group" aria-labelledby="${name}-label" aria-describedby="${name}-hint">
      <div class="about"><div class="label-line"><span class="label" id="${name}-label">${first.label}</span>
        ${draft.isChanged(first.key, place) ? badge('info', msg('Changed'), html``) : nothing}</div><div class="hint" id="${name}-hint">${first.help}</div></div>
      <div class="edit">${drawn}</div></div>`;
  }

  private hear(draft: SettingsDraft | undefined) {
    if (draft === this.heard) return;
    this.heard?.removeEventListener('change', this.moved);
    this.heard = draft;
    draft?.addEventListener('change', this.moved);
  }

  private moved = (event: Event) => {
    const key: unknown = event instanceof CustomEvent ? event.detail : undefined;
    if (!key || this.settings.some((one) => one.key === key)) this.requestUpdate();
  };

  private fetch = async () => {
    const { editor } = this;
    if (!editor) return;
    this.wanted = editor;
    this.missing = undefined;
    try {
      await editor.load();
      this.isThere = true;
    } catch {
      this.missing = this.shell.failed(new Problem('unreachable'));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-editor': EditorSlot;
  }
}
