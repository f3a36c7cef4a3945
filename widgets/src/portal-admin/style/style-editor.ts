import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { choices } from '../../parts/choices.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { SettingChosenEvent } from '../settings/setting-chosen.ts';
import './color-part.ts';
import { contrasts } from './contrasts.ts';
import { fontField } from './font-field.ts';
import './logo-part.ts';
import type { StyleSetting } from './style-setting.ts';
import { styleEditorStyles } from './style-editor.styles.ts';
import { Trial, type StyleValues } from './trial.ts';

/** Our own colours of these roles, light: what the palette begins with. */
const own = { 'style.brandColor': '#0b5f74', 'style.surfaceColor': '#ffffff', 'style.textColor': '#14252d', 'style.toolbarColor': '#0d3b47' } as const;
const colorKeys = Object.keys(own);
const radioKeys = ['style.radius', 'style.density', 'style.colorScheme'] as const;

/**
 * The clinic's look: colours with what becomes of them, font, corners, room, scheme and logo. What is chosen is told at
 * once, and saved with the other settings.
 * @fires portal-part-setting - Another value of a setting is chosen.
 */
@tag('portal-staff-style')
export class StyleEditor extends AdminScreen {
  protected override readonly looks = [styleEditorStyles];
  /** What the catalog says of `style.*`. */
  @property({ attribute: false }) settings: readonly StyleSetting[] = [];
  /** All values of `style.*`, with those that aren't saved yet. */
  @property({ attribute: false }) values: StyleValues = {};
  /** Sentences of the server on single settings. */
  @property({ attribute: false }) errorOf: (key: string) => string | undefined = () => undefined;
  /** Names of fonts that are being typed. */
  @state() private typedFont?: string | undefined;
  private readonly trial = new Trial(() => this.requestUpdate());

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.trial.stop();
  }

  protected override updated() {
    if (this.desk && Object.keys(this.values).length) this.trial.ask(this.desk, this.values);
  }

  protected override content(desk: Desk) {
    const { trial, values } = this;
    return html`<div class="group">
      ${colorKeys.map((key) => this.color(key, desk))}
      ${this.readability(desk)}
      ${this.each('style.fontFamily', (setting) => fontField({ setting, value: this.text(setting.key), error: this.errorOf(setting.key), typed: this.typedFont, choose: this.chooseFont }))}
      ${radioKeys.map((key) => this.each(key, ({ label, help, options }) => choices({
        name: key, legend: label, hint: help, value: this.text(key) ?? undefined, choose: (value) => this.choose(key, value),
        choices: options.map((one) => ({ value: one.value, title: one.label })),
      })))}
      ${this.each('style.logo', (setting) => html`<portal-staff-logo .desk=${desk} .setting=${setting} .value=${this.text(setting.key)} .logo=${trial.last?.look.logo ?? null}></portal-staff-logo>`)}
      ${Object.keys(values).length ? nothing : html`<portal-part-skeleton lines="4"></portal-part-skeleton>`}
    </div>`;
  }

  private color = (key: string, desk: Desk) =>
    this.each(key, (setting) => html`<portal-staff-color .desk=${desk} .setting=${setting} .value=${this.text(key)} .own=${Reflect.get(own, key)}
      .short=${this.text(key) === null ? undefined : this.trial.last?.problems.find((one) => one.key === key)}></portal-staff-color>`);

  private readability({ locale }: Desk) {
    const { last, trouble } = this.trial;
    if (trouble && !last) return this.problem(trouble, () => this.trial.again(this.shell, this.values), msg('The contrasts could not be worked out'));
    if (!last) return nothing;
    const { length } = last.problems;
    return html`<details class="readability" ?open=${length > 0}>
      <summary>${length ? locale.plural(length, { one: msg('One colour can’t be read well enough'), other: msg('Some colours can’t be read well enough') }) : msg('Everything can be read well, on light pages and on dark ones')}</summary>
      ${contrasts(last.pairs, locale)}
    </details>`;
  }

  private each = (key: string, draw: (setting: StyleSetting) => unknown) => {
    const setting = this.settings.find((one) => one.key === key);
    return setting ? draw(setting) : nothing;
  };

  private text(key: string) {
    const value = this.values[key];
    return typeof value === 'string' ? value : null;
  }

  private chooseFont = (value: string | null, typed?: string) => {
    this.typedFont = typed;
    this.choose('style.fontFamily', value);
  };

  private choose = (key: string, value: string | null) => this.dispatchEvent(new SettingChosenEvent(key, value));
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-style': StyleEditor;
  }
}
