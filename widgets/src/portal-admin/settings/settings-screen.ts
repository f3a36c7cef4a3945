import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import { choicesStyles } from '../../parts/choices.styles.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import { FormRun } from '../../accounts/form-run.ts';
import { Problem } from '../../portal/problem.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { momentText } from '../moment.ts';
import { News } from '../news.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';
import './bar.ts';
import { byWhom } from './by-whom.ts';
import type { Catalog, Group, SettingChange, SettingsAnswer } from './catalog.ts';
import { SettingsDraft, type KeptDraft } from './draft.ts';
import type { SettingChosenEvent } from './setting-chosen.ts';
import { fieldName } from './field-name.ts';
import { groupForm } from './group-form.ts';
import './nav.ts';
import type { Wanted } from './nav.ts';
import './preview-slot.ts';
import type { FieldPlace } from './review.ts';
import { readSettingsPlace, settingsItem, type SettingsPlace } from './settings-place.ts';
import { settingsStyles } from './settings.styles.ts';

/** Every setting of the clinic, group by group: changed over all groups, looked through, and saved at once. */
@tag('portal-staff-settings')
export class SettingsScreen extends AdminScreen {
  protected override readonly looks = [ticksStyles, choicesStyles, settingsStyles];
  @state() private refused: ReadonlyMap<string, string> = new Map();
  @state() private meanwhile: readonly SettingChange[] = [];
  @state() private isDiscarding = false;
  private saved?: SettingsAnswer;
  /** Where the review was asked for: what was saved is seen there. */
  private from?: SettingsPlace;
  private catalog?: Catalog;
  /** The field to see once it stands. */
  private wanted?: string | undefined;
  /** The version that changes kept over the end of a session were made on. */
  private begunOn?: number | undefined;
  private readonly settings = new SettingsDraft();
  private readonly news = new News(this);
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  /** What wasn't saved when the session ended, or when another screen was opened. */
  protected readonly draft = new Draft<KeptDraft>(this, {
    name: () => this.desk && 'settings', read: () => this.settings.keep(), write: (kept) => this.restore(kept),
  });

  private readonly loading = new Task(this, {
    args: () => [!!this.desk, this.desk?.locale.language] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? this.load(signal) : false),
    onError: (cause) => this.desk?.failed(cause),
  });

  override disconnectedCallback() {
    super.disconnectedCallback();
    const { portal } = this.desk ?? {};
    const kept = this.settings.keep();
    if (portal?.session && kept) portal.drafts.put('settings', kept);
  }

  private async load(signal?: AbortSignal) {
    const { client } = this.shell;
    const [catalog, saved] = await Promise.all([client.get('/v1/admin/settings/catalog', { signal }), client.get('/v1/admin/settings', { signal })]);
    this.catalog = catalog;
    await this.take(saved);
    return true;
  }

  /** Asks for the values anew. */
  private reload = async () => this.take(await this.shell.client.get('/v1/admin/settings'));

  private async take(saved: SettingsAnswer) {
    const before = this.begunOn ?? this.settings.version;
    this.begunOn = undefined;
    const isAhead = before > 0 && saved.version > before && this.settings.size > 0;
    this.saved = saved;
    this.settings.load(saved, Object.fromEntries((this.catalog?.data ?? []).map(({ key, fallback }) => [key, fallback])));
    this.meanwhile = isAhead ? await this.changesSince(before) : [];
    this.requestUpdate();
  }

  private async changesSince(version: number) {
    const { data } = await this.shell.client.get('/v1/admin/settings/changes', { query: { limit: 100 } });
    return data.filter((one) => one.version > version);
  }

  private restore(kept: KeptDraft) {
    this.begunOn = kept.version;
    this.settings.restore(kept);
  }

  protected override content(desk: Desk) {
    return this.loading.render({
      pending: () => (this.saved ? this.shown(desk) : html`${this.headline(msg('Settings'))}<portal-part-skeleton lines="6"></portal-part-skeleton>`),
      error: (cause) => html`${this.headline(msg('Settings'))}${this.problem(cause, () => this.loading.run(), msg('The settings could not be loaded'))}`,
      complete: () => this.shown(desk),
    });
  }

  private get here(): SettingsPlace {
    return readSettingsPlace(this.place?.item);
  }

  private get group(): Group | undefined {
    const { here, catalog } = this;
    const { group = '' } = 'group' in here ? here : {};
    return catalog?.groups.find(({ name }) => name === group) ?? catalog?.groups[0];
  }

  private shown(desk: Desk) {
    const { catalog, saved, group, here, settings } = this;
    if (!catalog || !saved || !group) return nothing;
    if (here.view === 'review')
      return html`<div class="settings-main" @portal-part-field=${this.onField} @portal-part-saved=${this.onSaved} @portal-part-refused=${this.onRefused}>
        <portal-staff-settings-review .desk=${desk} .catalog=${catalog} .saved=${saved} .draft=${settings} .meanwhile=${this.meanwhile} .reload=${this.reload}></portal-staff-settings-review></div>`;
    if (here.view === 'history')
      return html`<div class="settings-main" @portal-part-field=${this.onField}>
        <portal-staff-settings-history .desk=${desk} .catalog=${catalog} .saved=${saved} .group=${here.group} .reload=${this.reload}></portal-staff-settings-history></div>`;
    return html`<div class="settings-desk with-preview" @portal-part-group=${this.onGroup} @portal-part-setting=${this.onSetting} @portal-part-place=${this.onPlace}>
        <portal-staff-settings-nav .desk=${desk} .catalog=${catalog} .draft=${settings} .current=${group.name}></portal-staff-settings-nav>
        <div class="settings-main">${this.head(group, desk)} ${this.news.draw()} ${this.fields(group, desk)}</div>
        <portal-staff-preview-slot class="settings-preview" .desk=${desk} .draft=${settings} .location=${here.location}></portal-staff-preview-slot>
      </div>
      <portal-staff-settings-bar .desk=${desk} .draft=${settings} @portal-part-review=${this.review} @portal-part-discard=${() => (this.isDiscarding = true)}></portal-staff-settings-bar>
      ${this.discarding(desk)}`;
  }

  private head({ name, label }: Group, desk: Desk) {
    const last = this.saved?.changed.find((one) => one.group === name);
    return html`<div>${this.headline(label)}<div class="settings-head">
      ${last ? html`<span class="muted small">${msg(str`Changed by ${byWhom(last.changedBy)}, ${momentText(last.changedAt, desk)}.`)}</span>` : nothing}
      ${button(html`${msg('History')}<span class="hidden">: ${label}</span>`, () => this.go({ view: 'history', group: name }), { kind: 'link' })}</div></div>`;
  }

  private fields(group: Group, desk: Desk) {
    const { catalog, saved, here, settings } = this;
    if (!catalog || !saved) return nothing;
    const location = here.view === 'group' ? saved.locations.find(({ id }) => id === here.location) : undefined;
    const canDiffer = saved.locations.length > 1 && catalog.data.some((one) => one.group === group.name && one.perLocation);
    const everywhere = { value: '', text: msg('The organization: all locations') };
    return html`${canDiffer || location ? selectField({
        name: 'settings-location', label: msg('Settings of'), value: location?.id ?? '', hint: location ? msg('Only what can differ at one location is listed.') : undefined,
        choices: [everywhere, ...saved.locations.map(({ id, name }) => ({ value: id, text: name }))],
        choose: (chosen) => this.go({ view: 'group', group: group.name, location: chosen || undefined }, true),
      }) : nothing}
      ${groupForm({ desk, catalog, group, draft: settings, location, locations: saved.locations, errorOf: (key) => this.refused.get(key), heading: (text) => this.heading(1, text) })}`;
  }

  private discarding(desk: Desk) {
    return confirmation({
      text: this.isDiscarding && desk.locale.plural(this.settings.size + this.settings.unreadCount, { one: msg('The change goes back to what is saved.'), other: msg('All changes, in every group, go back to what is saved.') }),
      heading: msg('Discard what isn’t saved?'), level: desk.level + 1, keep: msg('Keep editing'), verb: msg('Discard'), doing: msg('Discarding…'), form: this.form,
      act: () => this.discard(), close: () => (this.isDiscarding = false),
    });
  }

  private async discard() {
    this.isDiscarding = false;
    this.settings.discard();
    this.refused = new Map();
    this.shell.say(msg('Everything is as it was saved.'));
    await this.focusTitle();
  }

  private go = (place: SettingsPlace, isInstead = false) => this.shell.go({ screen: 'settings', item: settingsItem(place) }, isInstead);

  private onSetting = ({ key, value }: SettingChosenEvent) => {
    const { here } = this;
    this.news.clear();
    this.settings.set(key, value, here.view === 'group' && this.catalog?.data.find((one) => one.key === key)?.perLocation ? here.location : undefined);
  };

  private onGroup = ({ detail: { group, key } }: CustomEvent<Wanted>) => {
    this.news.clear();
    this.wanted = key;
    this.go({ view: 'group', group });
  };

  private onPlace = ({ detail: { id, key } }: CustomEvent<{ id: string; key: string }>) => {
    this.wanted = key;
    this.go({ view: 'group', group: this.group?.name ?? '', location: id });
  };

  private onField = ({ detail }: CustomEvent<FieldPlace | undefined>) => {
    const setting = this.catalog?.data.find(({ key }) => key === detail?.key);
    this.wanted = setting?.key;
    this.go({ view: 'group', group: setting?.group ?? '', location: detail?.place });
  };

  /** Only what reads as values can be looked through: else the first field that doesn't is shown. */
  private review = async () => {
    const [first] = this.settings.check();
    if (first) return this.onField(new CustomEvent('portal-part-field', { detail: first }));
    await import('./review.ts');
    if (this.here.view === 'group') this.from = { ...this.here, group: this.group?.name ?? '' };
    this.go({ view: 'review' });
  };

  private onRefused = ({ detail }: CustomEvent<ReadonlyMap<string, string>>) => (this.refused = detail);

  private onSaved = () => {
    this.refused = new Map();
    this.meanwhile = [];
    this.news.tell(() => msg('The settings are saved.'));
    this.go(this.from ?? { view: 'group', group: '' }, true);
  };

  protected override willUpdate() {
    const { here } = this;
    if (here.view === 'review') void import('./review.ts');
    if (here.view === 'history') void import('./history.ts');
  }

  protected override updated() {
    if (this.wanted && this.saved && this.here.view === 'group') void this.see(this.wanted);
  }

  /** Shows a setting's field and puts the focus there. */
  private async see(key: string) {
    this.wanted = undefined;
    const row = () => this.querySelector<HTMLElement>(`[data-key="${key}"]`);
    // The shell puts the focus on the title first; fields draw themselves, and an editor's code may be on its way.
    for (let i = 0; i === 0 || (i < 100 && !row()); i += 1) await new Promise((resolve) => setTimeout(resolve, i && 20));
    row()?.scrollIntoView({ block: 'center' });
    (this.querySelector<HTMLElement>(`#${CSS.escape(fieldName(key))}`) ?? row()?.querySelector<HTMLElement>('input, button, select, textarea'))?.focus({ preventScroll: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-settings': SettingsScreen;
  }
}
