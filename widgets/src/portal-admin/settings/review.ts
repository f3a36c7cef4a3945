import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { backIcon } from '../../parts/icon.ts';
import type { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import type { Catalog, SettingChange, SettingsAnswer } from './catalog.ts';
import { byWhom } from './by-whom.ts';
import type { SettingsDraft, Unsaved } from './draft.ts';
import { conflictsOf, refusedKeys, saveDraft, type Conflict } from './save.ts';
import { valueWords } from './value-words.ts';

/** Where a setting's field is. */
export interface FieldPlace {
  key: string;
  place?: string | undefined;
}

/**
 * All that isn't saved, before → after in words, and the one button that saves it. What the API refuses is said here, with a
 * way to each field.
 * @fires portal-part-saved - Everything is saved.
 * @fires portal-part-field - A field shall be seen; `detail` says which.
 * @fires portal-part-refused - Settings were refused one by one; `detail` maps keys to sentences.
 */
@tag('portal-staff-settings-review')
export class SettingsReview extends AdminScreen {
  @property({ attribute: false }) catalog?: Catalog;
  @property({ attribute: false }) saved?: SettingsAnswer;
  @property({ attribute: false }) draft?: SettingsDraft;
  /** What colleagues saved since these changes were begun. */
  @property({ attribute: false }) meanwhile: readonly SettingChange[] = [];
  /** Asks for the settings anew. */
  @property({ attribute: false }) reload: () => Promise<unknown> = () => Promise.resolve();
  @state() private isBusy = false;
  @state() private conflicts: readonly Conflict[] = [];
  @state() private refused: ReadonlyMap<string, string> = new Map();
  @state() private trouble?: Problem | undefined;

  protected override content(desk: Desk) {
    const changes = this.draft?.list() ?? [];
    return html`<div>${button(msg('Back to the settings'), () => this.open(), { kind: 'link', icon: backIcon })}</div>
      ${this.headline(msg('Review changes'))} ${this.said(desk)}
      ${changes.length
        ? html`<ul class="rows">${changes.map((one) => this.row(one, desk))}</ul>
          <div class="acts">${button(msg('Save changes'), this.save, { kind: 'primary', width: 'page', busy: this.isBusy && msg('Saving…') })}</div>`
        : html`<p class="muted">${msg('Nothing is changed.')}</p>`}`;
  }

  private row(change: Unsaved, desk: Desk) {
    const { key, place, before, after, isReset } = change;
    const setting = this.settingOf(key);
    if (!setting) return nothing;
    const follows = place ? msg('the organization’s value') : msg('the default');
    return html`<li data-review=${key}><div class="what"><strong>${setting.label}</strong>
        <span class="small muted">${[this.groupOf(setting.group), place && this.placeName(place)].filter(Boolean).join(' · ')}</span>
        <span>${valueWords(setting, before, desk)} <span aria-hidden="true">→</span><span class="hidden">${msg('becomes')}</span> ${valueWords(setting, after, desk)}${isReset ? ` (${follows})` : nothing}</span>
        ${this.refused.has(key) ? html`<span class="error">${this.refused.get(key)}</span>` : nothing}</div>
      <div class="acts">${button(html`${msg('Change')}<span class="hidden"> ${setting.label}</span>`, () => this.open({ key, place }), { kind: 'link' })}
        ${button(html`${msg('Undo')}<span class="hidden"> ${setting.label}</span>`, () => this.undo(change), { kind: 'link' })}</div></li>`;
  }

  /** Why nothing could be saved, or what happened meanwhile. */
  private said(desk: Desk) {
    const { conflicts, trouble, meanwhile } = this;
    return html`${meanwhile.length ? html`<div class="notice warning" role="group" aria-label=${msg('Changed meanwhile')}><div>
        <strong tabindex="-1" class="meanwhile">${msg('Colleagues changed settings meanwhile. Your changes are kept: look through them and save again.')}</strong>
        <ul>${meanwhile.map((one) => html`<li>${this.meanwhileLine(one, desk)}</li>`)}</ul></div></div>` : nothing}
      ${conflicts.length ? html`<div class="summary" role="group" aria-labelledby="conflicts">${this.heading(1, html`<span id="conflicts">${msg('These settings contradict each other')}</span>`)}
        <ul>${conflicts.map(({ keys, message }) => html`<li>${message} <span class="acts">${keys.map((key) => button(this.settingOf(key)?.label ?? key, () => this.open({ key }), { kind: 'link' }))}</span></li>`)}</ul></div>` : nothing}
      ${trouble ? this.problem(trouble, !trouble.status || trouble.status >= 500 ? this.save : undefined, msg('The settings could not be saved')) : nothing}`;
  }

  private meanwhileLine(change: SettingChange, desk: Desk) {
    const setting = this.settingOf(change.key);
    const label = setting?.label ?? change.key;
    const after = setting && change.isSet ? valueWords(setting, change.after, desk) : msg('the default');
    const isMine = this.draft?.isChanged(change.key, change.locationId ?? undefined);
    return html`${msg(str`${byWhom(change.changedBy)} set ${label} to ${after}.`)} ${isMine ? html`<strong>${msg('You changed it, too: saving replaces it.')}</strong>` : nothing}`;
  }

  private settingOf = (key: string) => this.catalog?.data.find((one) => one.key === key);
  private groupOf = (name: string) => this.catalog?.groups.find((one) => one.name === name)?.label;
  private placeName = (id: string) => this.saved?.locations.find((one) => one.id === id)?.name;

  private undo = async ({ key, place }: Unsaved) => {
    this.draft?.undo(key, place);
    this.requestUpdate();
    this.shell.say(msg(str`${this.settingOf(key)?.label ?? key} stays as it is saved.`));
    await this.focusTitle();
  };

  private open = (field?: FieldPlace) => this.dispatchEvent(new CustomEvent('portal-part-field', { bubbles: true, detail: field }));

  private save = async () => {
    const { draft, shell } = this;
    if (this.isBusy || !draft) return;
    this.isBusy = true;
    this.conflicts = [];
    this.refused = new Map();
    this.trouble = undefined;
    try {
      await saveDraft(draft, shell.client);
      await this.reload();
      this.dispatchEvent(new Event('portal-part-saved', { bubbles: true }));
    } catch (cause) {
      await this.tell(shell.failed(cause));
    } finally {
      this.isBusy = false;
    }
  };

  private async tell(problem: Problem) {
    this.conflicts = conflictsOf(problem);
    this.refused = refusedKeys(problem);
    const isStale = problem.type === 'version-mismatch';
    if (isStale) await this.reload();
    const isSaid = isStale || this.conflicts.length || this.refused.size;
    this.trouble = isSaid ? undefined : problem;
    if (this.refused.size) this.dispatchEvent(new CustomEvent('portal-part-refused', { bubbles: true, detail: this.refused }));
    await this.updateComplete;
    this.querySelector<HTMLElement>('.meanwhile, .summary [tabindex], .problem [tabindex]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-settings-review': SettingsReview;
  }
}
