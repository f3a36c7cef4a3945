import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import '../search-field.ts';
import type { Catalog, CatalogSetting } from './catalog.ts';
import type { SettingsDraft } from './draft.ts';

/** Where somebody wants to go: a group, and a setting in it. */
export interface Wanted {
  group: string;
  key?: string;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * The groups, each with how much in it isn't saved, and a search over labels, helps and keys.
 * @fires portal-part-group - A group or a setting was chosen; `detail` says which.
 */
@tag('portal-staff-settings-nav')
export class SettingsNav extends AdminScreen {
  @property({ attribute: false }) catalog?: Catalog;
  @property({ attribute: false }) draft?: SettingsDraft;
  @property() current = '';
  @state() private searched = '';
  private heard?: SettingsDraft;

  protected override willUpdate() {
    if (this.draft === this.heard) return;
    this.heard?.removeEventListener('change', this.moved);
    this.heard = this.draft;
    this.heard?.addEventListener('change', this.moved);
  }

  private moved = () => this.requestUpdate();

  protected override content(desk: Desk) {
    const { catalog, searched } = this;
    if (!catalog) return nothing;
    return html`<div @portal-part-search=${this.search}><portal-part-search name="settings-search" label=${msg('Find a setting')}></portal-part-search></div>
      ${searched ? this.results(catalog, desk) : this.groups(catalog, desk)}`;
  }

  private groups({ groups, data }: Catalog, { locale }: Desk) {
    const changed = this.draft?.list() ?? [];
    return html`<nav class="groups" aria-label=${msg('Groups of settings')}><ul>${groups.map(({ name, label }) => {
      const count = changed.filter(({ key }) => data.some((one) => one.key === key && one.group === name)).length;
      const words = locale.plural(count, { one: msg('1 change not saved'), other: msg(str`${count} changes not saved`) });
      return html`<li><button type="button" aria-current=${name === this.current ? 'page' : nothing} @click=${() => this.go({ group: name })}><span>${label}</span>
        ${count ? html`<span class="tabular" aria-hidden="true">${count}</span><span class="hidden">${words}</span>` : nothing}</button></li>`;
    })}</ul></nav>`;
  }

  private results({ groups }: Catalog, desk: Desk) {
    const found = this.found;
    return html`<nav class="groups" aria-label=${msg('Settings found')}><p class="muted small">${this.count(desk)}</p>
      <ul>${found.map(({ key, label, group }) => html`<li><button type="button" class="found-setting" @click=${() => this.go({ group, key })}><span>${label}
        <span class="small muted">${groups.find(({ name }) => name === group)?.label}</span></span></button></li>`)}</ul></nav>`;
  }

  private count = ({ locale }: Desk) => {
    const { length } = this.found;
    return length ? locale.plural(length, { one: msg('1 setting found'), other: msg(str`${length} settings found`) }) : msg('No setting is called so.');
  };

  private get found(): readonly CatalogSetting[] {
    const words = plain(this.searched).split(/\s+/).filter(Boolean);
    const all = this.catalog?.data ?? [];
    return all.filter(({ label, help, key, options }) => {
      const text = plain([label, help, key, ...options.map((one) => one.label)].join(' '));
      return words.every((word) => text.includes(word));
    });
  }

  private search = ({ target }: Event) => {
    const value: unknown = target && Reflect.get(target, 'value');
    this.searched = typeof value === 'string' ? value.trim() : '';
    if (this.searched && this.desk) this.desk.say(this.count(this.desk));
  };

  private go = (wanted: Wanted) => this.dispatchEvent(new CustomEvent('portal-part-group', { bubbles: true, detail: wanted }));
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-settings-nav': SettingsNav;
  }
}
