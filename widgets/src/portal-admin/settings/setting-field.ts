import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { radios, tick } from '../../accounts/ticks.ts';
import { button } from '../../parts/button.ts';
import '../../parts/combobox.ts';
import { errorLine } from '../../parts/field.ts';
import { badge } from '../../parts/notice.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { kindOf, type CatalogSetting, type Kind } from './catalog.ts';
import { lineControl, noticeControl, numberControl, numbersControl, spanControl, switchControl, type ControlContext } from './controls.ts';
import { currencies } from './currencies.ts';
import type { SettingsDraft } from './draft.ts';
import { SettingChosenEvent } from './setting-chosen.ts';
import './texts-field.ts';
import { fieldName } from './field-name.ts';
import type { Read } from './typed.ts';
import { valueWords } from './value-words.ts';

/** A location by name. */
export interface PlaceName {
  id: string;
  name: string;
}

/**
 * One setting with its label, help and control; it is drawn again only when its own value moves.
 * @fires portal-part-setting - Another value is chosen.
 * @fires portal-part-place - A location's own value shall be seen; `detail` is its id.
 */
@tag('portal-staff-setting')
export class SettingField extends AdminScreen {
  @property({ attribute: false }) setting?: CatalogSetting;
  @property({ attribute: false }) draft?: SettingsDraft;
  /** Whose value it is; nothing: the organization's. */
  @property({ attribute: false }) location?: PlaceName;
  @property({ attribute: false }) locations: readonly PlaceName[] = [];
  /** What the API refused. */
  @property({ attribute: false }) refusal?: string;
  /** What was typed, where it reads as the value but is written otherwise. */
  @state() private typed: Readonly<Record<string, string>> = {};
  private heard?: SettingsDraft | undefined;

  override connectedCallback() {
    super.connectedCallback();
    this.hear(this.draft);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.hear(undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('draft')) this.hear(this.draft);
    if (changed.has('setting') || changed.has('location')) this.typed = {};
  }

  private hear(draft: SettingsDraft | undefined) {
    this.heard?.removeEventListener('change', this.moved);
    this.heard = draft;
    draft?.addEventListener('change', this.moved);
  }

  private moved = (event: Event) => {
    const key: unknown = event instanceof CustomEvent ? event.detail : undefined;
    if (key && key !== this.setting?.key) return;
    if (!key) this.typed = {};
    this.requestUpdate();
  };

  protected override content(desk: Desk) {
    const { setting, draft, location } = this;
    if (!setting || !draft) return nothing;
    const kind = kindOf(setting.schema);
    const name = fieldName(setting.key);
    const unread = draft.unread(setting.key, location?.id);
    const error = unread?.isShown ? unread.wrong : this.refusal;
    const isOwn = !location || draft.isOwn(setting.key, location.id);
    const isBeside = ['switch', 'number', 'notice', 'span', 'numbers'].includes(kind.kind);
    return html`<div class="setting ${isBeside ? 'beside' : ''} ${error ? 'wrong' : ''}" data-key=${setting.key}>
      <div class="about">
        <div class="label-line">${this.label(kind, name, setting)} ${draft.isChanged(setting.key, location?.id) ? badge('info', msg('Changed'), this.noSign) : nothing}
          ${location && isOwn ? badge('neutral', msg('Differs here'), this.noSign) : nothing}</div>
        ${this.labelsItself(kind) ? nothing : html`<div class="hint" id="${name}-hint">${setting.help}</div>`} ${this.labelsItself(kind) ? nothing : errorLine(name, error)}
      </div>
      ${isOwn ? html`<div class="edit">${this.control({ setting, kind, name, error, value: draft.value(setting.key, location?.id), typed: unread?.typed ?? this.typed, type: this.type, choose: this.choose })}</div>` : html`<div class="edit"><span>${valueWords(setting, draft.value(setting.key), desk)}</span></div>`}
    </div>
    ${location ? this.override(setting, draft, location, isOwn) : this.elsewhere(setting, draft, desk)}`;
  }

  private readonly noSign = html``;

  /** These parts draw label, help and error by themselves. */
  private labelsItself = ({ kind }: Kind) => kind === 'choice' || kind === 'texts' || kind === 'currency';

  private label(kind: Kind, name: string, { label }: CatalogSetting) {
    if (this.labelsItself(kind)) return nothing;
    return kind.kind === 'span' ? html`<span class="label" id="${name}-label">${label}</span>` : html`<label for=${name} id="${name}-label">${label}</label>`;
  }

  private control(context: ControlContext) {
    const { setting, kind, name, value } = context;
    const isTickable = kind.isNullable && kind.kind !== 'line' && kind.kind !== 'choice';
    if (!isTickable) return this.plain(context, setting);
    const first = setting.fallback ?? blank(kind);
    return html`${value === null ? nothing : this.plain(context, setting)}
      ${tick({ name: `${name}-none`, text: html`${setting.none ?? msg('None')}<span class="hidden"> (${setting.label})</span>`, isOn: value === null, change: (isNone) => this.choose(isNone ? null : first) })}`;
  }

  private plain(context: ControlContext, setting: CatalogSetting) {
    const { name, value, error, kind } = context;
    const labelled = { name, legend: setting.label, hint: setting.help, error };
    switch (kind.kind) {
      case 'switch':
        return switchControl(context);
      case 'number':
        return numberControl(context);
      case 'notice':
        return noticeControl(context);
      case 'span':
        return spanControl(context);
      case 'numbers':
        return numbersControl(context);
      case 'choice':
        return radios({ ...labelled, isAcross: true, value: String(value), choose: this.choose, choices: setting.options.map((one) => ({ value: one.value, text: one.label })) });
      case 'currency':
        return html`<portal-part-combobox .options=${{ ...labelled, value: String(value), choose: this.choose, choices: currencies(this.shell.locale.language) }}></portal-part-combobox>`;
      case 'texts':
        return html`<portal-staff-texts .name=${name} .legend=${setting.label} .hint=${setting.help} .error=${error} .most=${kind.most} .value=${value} .change=${this.choose}></portal-staff-texts>`;
      default:
        return html`${lineControl(context)}${kind.isNullable && value === null && setting.none ? html`<span class="hint">${msg(str`Empty: ${setting.none}`)}</span>` : nothing}`;
    }
  }

  /** At a location: take its own value, or give it back. */
  private override({ key, label }: CatalogSetting, draft: SettingsDraft, { id, name }: PlaceName, isOwn: boolean) {
    return html`<div class="override">${isOwn
      ? button(html`${msg('Use the organization’s value')}<span class="hidden">: ${label}</span>`, () => draft.reset(key, id), { kind: 'link' })
      : button(html`${msg(str`Set for ${name} alone`)}<span class="hidden">: ${label}</span>`, () => draft.set(key, draft.value(key), id), { kind: 'link' })}</div>`;
  }

  /** For the organization: which locations have it otherwise. */
  private elsewhere(setting: CatalogSetting, draft: SettingsDraft, desk: Desk) {
    if (!setting.perLocation) return nothing;
    const own = this.locations.filter(({ id }) => draft.isOwn(setting.key, id));
    return own.map(({ id, name }) => html`<div class="override">
      <span>${msg(str`${name} has its own: ${valueWords(setting, draft.value(setting.key, id), desk)}`)}</span>
      ${button(html`${msg('Change')}<span class="hidden"> ${setting.label}, ${name}</span>`, () => this.dispatchEvent(new CustomEvent('portal-part-place', { bubbles: true, detail: { id, key: setting.key } })), { kind: 'link' })}</div>`);
  }

  private type = (part: string, text: string, read: Read) => {
    const { draft, setting, location } = this;
    this.typed = { ...(setting && draft?.unread(setting.key, location?.id)?.typed), ...this.typed, [part]: text };
    if ('value' in read) this.tell(read.value);
    else if (setting) draft?.type({ key: setting.key, place: location?.id, typed: this.typed, wrong: read.wrong });
  };

  private choose = (value: unknown) => {
    this.typed = {};
    this.tell(value);
  };

  private tell = (value: unknown) => this.dispatchEvent(new SettingChosenEvent(this.setting?.key ?? '', value));
}

const blank = ({ kind, min }: Kind) => (kind === 'notice' ? { value: 24, unit: 'hours' } : kind === 'span' ? { from: '21:00', to: '08:00' } : (min ?? 0));

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-setting': SettingField;
  }
}
