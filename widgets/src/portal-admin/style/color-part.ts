import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { button } from '../../parts/button.ts';
import { described, errorLine } from '../../parts/field.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { SettingChosenEvent } from '../settings/setting-chosen.ts';
import { shortfall } from './contrasts.ts';
import type { StyleSetting } from './style-setting.ts';
import type { ContrastProblem } from './trial.ts';
import { typedColor } from './typed-color.ts';

/**
 * One colour: typed, pasted, or picked with the system's own palette; the nearest that can be read is one press away.
 * @fires portal-part-setting - Another colour, or none, is chosen.
 */
@tag('portal-staff-color')
export class ColorPart extends AdminScreen {
  @property({ attribute: false }) setting?: StyleSetting;
  /** `#rrggbb`; null: ours. */
  @property({ attribute: false }) value: string | null = null;
  /** What stands where none is set, for the palette. */
  @property({ attribute: false }) own = '#000000';
  /** Why it can't be used. */
  @property({ attribute: false }) short?: ContrastProblem | undefined;
  /** What was typed and is no colour yet. */
  @state() private typed?: string | undefined;
  @state() private isWrong = false;

  protected override content({ locale }: Desk) {
    const { setting, value, own, short, typed, isWrong } = this;
    if (!setting) return nothing;
    const { key, label, help } = setting;
    const error = isWrong ? msg('Write a colour as # and six signs, 0 to 9 or a to f, such as #0b5f74') : short && !typed && shortfall(short, locale);
    const by = described(key, { hint: help, ...(error && { error }) }) ?? nothing;
    return html`<div class="field ${error ? 'wrong' : ''}">
      <label for=${key}>${label}</label>
      <div class="hint" id="${key}-hint">${help}</div>
      ${errorLine(key, error || undefined)}
      <div class="color-row">
        <input type="color" aria-label=${msg(str`${label}: pick from a palette`)} .value=${live(value ?? own)} @input=${this.picked} />
        <input id=${key} name=${key} type="text" data-width="10" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby=${by}
          aria-invalid=${error ? 'true' : nothing} .value=${live(typed ?? value ?? '')} @input=${this.writes} @change=${this.written} />
        ${short && !isWrong ? button(html`<span class="swatch" aria-hidden="true" .style=${`background:${short.nearest}`}></span> ${msg(str`Use ${short.nearest}`)}`, this.takeNearest) : nothing}
        ${value === null ? html`<span class="small muted">${msg('The portal’s own')}</span>` : button(msg(str`${label}: use the portal’s own`), this.clear, { kind: 'link' })}
      </div>
    </div>`;
  }

  private picked = ({ target }: Event) => target instanceof HTMLInputElement && this.choose(target.value);
  private clear = () => this.leaveFor(null);
  private takeNearest = () => this.short && this.leaveFor(this.short.nearest);

  /** A whole colour counts at once; what is on its way to be one stays as it is typed. */
  private writes = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const color = typedColor(target.value);
    if (color && target.value.trim().length >= 6) return this.choose(color);
    this.typed = target.value;
    if (color !== undefined) this.isWrong = false;
  };

  private written = () => {
    if (this.typed === undefined) return;
    const color = typedColor(this.typed);
    if (color === undefined) this.isWrong = true;
    else this.choose(color);
  };

  /** The button that was pressed goes: the field has the focus then. */
  private leaveFor(color: string | null) {
    this.choose(color);
    this.querySelector<HTMLElement>('input[type=text]')?.focus();
  }

  private choose(color: string | null) {
    this.typed = undefined;
    this.isWrong = false;
    if (this.setting) this.dispatchEvent(new SettingChosenEvent(this.setting.key, color));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-color': ColorPart;
  }
}
