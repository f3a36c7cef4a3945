import { Task } from '@lit/task';
import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { badge, notice } from '../../parts/notice.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { segmentStyles } from '../segments.styles.ts';
import { textStyles } from './texts.styles.ts';

/** A text that the clinic may write. */
export interface TextOf {
  name: string;
  /** Of the setting that holds it. */
  key: string;
  label: string;
  isSet: boolean;
}

/** What a form of a text may ask of its screen. */
export interface Keeping<Value> {
  value: Value | null;
  /** Saves it; null: our own again. Throws the problem that refused it. */
  save: (value: Value | null) => Promise<void>;
}

/** A list of texts that are settings, each opened in a form; what is saved meets the settings' version. */
export abstract class TextsScreen<One extends TextOf> extends AdminScreen {
  @state() private news?: string;
  protected override readonly looks = [segmentStyles, textStyles];

  private readonly all = new Task(this, {
    args: () => [!!this.desk, this.portalLanguage] as const,
    task: async ([hasDesk], { signal }) => {
      if (!hasDesk) return undefined;
      const [texts, settings] = await Promise.all([this.load(this.shell, signal), this.shell.client.get('/v1/admin/settings', { signal })]);
      return { texts, version: settings.version, values: new Map<string, unknown>(Object.entries(settings.values)) };
    },
    onError: (cause) => this.desk?.failed(cause),
  });

  protected abstract readonly screen: string;
  protected abstract words(): { title: string; intro: string; failed: string };
  protected abstract load(desk: Desk, signal: AbortSignal): Promise<readonly One[]>;
  /** What stands under its name. */
  protected abstract about(one: One): string;
  protected abstract opened(one: One, keeping: Keeping<object>, desk: Desk): TemplateResult;

  private get portalLanguage() {
    return this.desk?.portal?.language;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('place') && this.place?.item) this.news = undefined;
  }

  protected override content(desk: Desk) {
    const { title, failed } = this.words();
    return this.all.render({
      initial: () => nothing,
      pending: () => (this.all.value ? this.shown(desk) : html`${this.headline(title)}<portal-part-skeleton lines="4"></portal-part-skeleton>`),
      error: (cause) => html`${this.headline(title)}${this.problem(cause, () => this.all.run(), failed)}`,
      complete: () => this.shown(desk),
    });
  }

  private shown(desk: Desk) {
    const { texts = [], values } = this.all.value ?? {};
    const one = texts.find(({ name }) => name === this.place?.item);
    if (one) {
      const value = values?.get(one.key) ?? null;
      return html`${button(msg('Back to the list'), this.back, { kind: 'link' })} ${this.headline(one.label)}
        ${this.opened(one, { value: typeof value === 'object' ? value : null, save: (next) => this.save(one, next) }, desk)}`;
    }
    const { title, intro } = this.words();
    return html`<div class="intro">${this.headline(title)}<p class="muted">${intro}</p></div>
      ${this.news ? notice('success', this.news) : nothing}
      <ul class="rows">${texts.map((each) => html`<li>
        <div class="what">${button(each.label, () => this.shell.go({ screen: this.screen, item: each.name }), { kind: 'link' })}<span class="small muted">${this.about(each)}</span></div>
        ${each.isSet ? badge('info', msg('Your words')) : nothing}
      </li>`)}</ul>`;
  }

  private back = () => this.shell.go({ screen: this.screen });

  private save = async ({ key, label }: One, value: object | null) => {
    const { shell, all } = this;
    const body = value === null ? { reset: [key] } : { values: { [key]: value } };
    // Keys and values are those of the catalog, which the API holds them against once more.
    await shell.client.patch('/v1/admin/settings', { body: body as object, headers: { 'If-Match': `"${all.value?.version ?? 0}"` } });
    shell.go({ screen: this.screen }, true);
    await all.run();
    this.news = value === null ? msg(`Our own words are used again.`) : msg('It is saved, and used from now on.');
    shell.say(`${label}: ${this.news}`);
    await this.focusTitle();
  };
}
