import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { badge } from '../../parts/notice.ts';
import { PartElement } from '../../parts/part.ts';
import { tag } from '../../portal/tag.ts';
import type { CatalogSetting } from './catalog.ts';
import type { SettingsDraft } from './draft.ts';
import { SettingChosenEvent } from './setting-chosen.ts';
import { fieldName } from './field-name.ts';

/**
 * The fields of patients' profiles: each shown, hidden, or required.
 * @fires portal-part-setting - Another answer is chosen for a field.
 */
@tag('portal-staff-fields')
export class FieldsTable extends PartElement {
  @property({ attribute: false }) settings: readonly CatalogSetting[] = [];
  @property({ attribute: false }) draft?: SettingsDraft;

  protected override render() {
    const [first] = this.settings;
    if (!first) return nothing;
    return html`<p class="hint">${first.help}</p>
      <table class="answers-table">
        <caption class="hidden">${msg('Fields of the profile')}</caption>
        <thead><tr><th scope="col">${msg('Field')}</th>${first.options.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
        <tbody>${this.settings.map((one) => this.row(one))}</tbody>
      </table>`;
  }

  private row({ key, label, options }: CatalogSetting) {
    const name = fieldName(key);
    return html`<tr data-key=${key}>
      <th scope="row"><span id="${name}-label">${label}</span> ${this.draft?.isChanged(key) ? badge('info', msg('Changed'), html``) : nothing}</th>
      ${options.map((one, i) => html`<td><label class="tick"><input type="radio" id=${i ? `${name}-${one.value}` : name} name=${name} value=${one.value} aria-label="${label}: ${one.label}"
        .checked=${live(this.draft?.value(key) === one.value)} @change=${() => this.dispatchEvent(new SettingChosenEvent(key, one.value))} /></label></td>`)}
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-fields': FieldsTable;
  }
}
