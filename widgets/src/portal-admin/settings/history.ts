import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { backIcon } from '../../parts/icon.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { Listing } from '../listing.ts';
import { momentText } from '../moment.ts';
import { News } from '../news.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';
import { byWhom } from './by-whom.ts';
import type { Catalog, SettingChange, SettingsAnswer } from './catalog.ts';
import { setBack } from './save.ts';
import { valueWords } from './value-words.ts';

/**
 * Who changed which setting, when, before → after, newest first; each change can be set back.
 * @fires portal-part-field - The settings shall be seen again.
 */
@tag('portal-staff-settings-history')
export class SettingsHistory extends AdminScreen {
  @property({ attribute: false }) catalog?: Catalog;
  @property({ attribute: false }) saved?: SettingsAnswer;
  /** The group whose history is shown first. */
  @property() group = '';
  /** Asks for the settings anew. */
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  /** One setting alone. */
  @state() private setting = '';
  @state() private asked?: SettingChange | undefined;
  private readonly news = new News(this);
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly list = new Listing<SettingChange>(this, {
    args: () => [this.group, this.setting],
    page: (cursor, signal) => {
      const group = this.catalog?.groups.find(({ name }) => name === this.group)?.name;
      return this.shell.client.get('/v1/admin/settings/changes', { query: { cursor, limit: 50, setting: this.setting || undefined, group: this.setting ? undefined : group }, signal });
    },
    row: (change) => this.row(change, this.shell),
    empty: () => html`<p class="muted">${msg('Nothing was changed here yet.')}</p>`,
    count: (count, isMore) => (isMore ? msg(str`The last ${count} changes`) : this.shell.locale.plural(count, { one: msg('1 change'), other: msg(str`${count} changes`) })),
    failed: () => msg('The history could not be loaded'),
  });

  protected override content(desk: Desk) {
    const { catalog, asked } = this;
    const all = { value: '', text: msg('All settings') };
    const choices = (catalog?.data ?? []).filter((one) => !this.group || one.group === this.group).map(({ key, label }) => ({ value: key, text: label }));
    const groups = (catalog?.groups ?? []).map(({ name, label }) => ({ value: name, text: label }));
    return html`<div>${button(msg('Back to the settings'), () => this.dispatchEvent(new CustomEvent('portal-part-field', { bubbles: true })), { kind: 'link', icon: backIcon })}</div>
      ${this.headline(msg('History of settings'))} ${this.news.draw()}
      <div class="pair" role="search">
        ${selectField({ name: 'history-group', label: msg('Group'), value: this.group, choices: [{ value: '', text: msg('All groups') }, ...groups], choose: (group) => this.choose(group, '') })}
        ${selectField({ name: 'history-setting', label: msg('Setting'), value: this.setting, choices: [all, ...choices], choose: (setting) => this.choose(this.group, setting) })}
      </div>
      ${this.list.draw()} ${this.confirm(asked, desk)}`;
  }

  private choose(group: string, setting: string) {
    this.group = group;
    this.setting = setting;
    this.news.clear();
  }

  private row(change: SettingChange, desk: Desk) {
    const { key, locationId, changedAt, changedBy } = change;
    const label = this.labelOf(key);
    const place = this.saved?.locations.find(({ id }) => id === locationId)?.name;
    return html`<li data-change="${change.version} ${key}"><div class="what"><strong>${label}</strong>
        <span>${this.words(change, 'before', desk)} <span aria-hidden="true">→</span><span class="hidden">${msg('became')}</span> ${this.words(change, 'after', desk)}</span>
        <span class="small muted">${[byWhom(changedBy), momentText(changedAt, desk), place].filter(Boolean).join(' · ')}</span></div>
      ${this.settingOf(key) ? html`<div class="acts">${button(html`${msg('Set back')}<span class="hidden"> ${label}, ${momentText(changedAt, desk)}</span>`, () => this.ask(change))}</div>` : nothing}</li>`;
  }

  private words(change: SettingChange, side: 'before' | 'after', desk: Desk) {
    const setting = this.settingOf(change.key);
    const isSet = side === 'before' ? change.wasSet : change.isSet;
    const value = isSet ? change[side] : setting?.fallback;
    const words = setting ? valueWords(setting, value, desk) : JSON.stringify(value);
    if (isSet) return words;
    return change.locationId ? msg('the organization’s value') : msg(str`${words} (the default)`);
  }

  private confirm(asked: SettingChange | undefined, desk: Desk) {
    const text = asked && msg(str`${this.labelOf(asked.key)} becomes ${this.words(asked, 'before', desk)} again, for everybody and at once.`);
    return confirmation({
      text, heading: msg('Set this back?'), level: desk.level + 1, keep: msg('Leave it as it is'), verb: msg('Set back'), doing: msg('Setting back…'), form: this.form,
      act: this.back, close: () => (this.asked = undefined),
    });
  }

  private ask(change: SettingChange) {
    this.form.clear();
    this.news.clear();
    this.asked = change;
  }

  private back = async () => {
    const { asked, shell, saved } = this;
    if (!asked || !saved) return;
    const isDone = await this.form.send({ act: () => setBack(shell.client, asked, saved.version), title: msg('It could not be set back'), refused: (problem) => this.refused(problem) });
    if (!isDone) return;
    this.asked = undefined;
    await Promise.all([this.reload(), this.list.reload()]);
    this.news.tell(() => msg(str`${this.labelOf(asked.key)} is set back.`));
    await this.focusTitle();
  };

  /** Contradictions are said in the dialog; somebody else's change asks for another look. */
  private refused(problem: Problem) {
    const { conflicts } = problem.members;
    if (problem.type === 'version-mismatch') {
      void this.reload();
      void this.list.reload();
      return [{ field: '', text: msg('Somebody changed settings meanwhile. Look at the history again, then set it back.') }];
    }
    if (!Array.isArray(conflicts)) return [];
    return conflicts.map((one: unknown) => ({ field: '', text: String(Object(one).message) }));
  }

  private settingOf = (key: string) => this.catalog?.data.find((one) => one.key === key);
  private labelOf = (key: string) => this.settingOf(key)?.label ?? key;
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-settings-history': SettingsHistory;
  }
}
