import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { described } from '../../parts/field.ts';
import { forwardIcon } from '../../parts/icon.ts';
import type { CatalogSetting, Kind } from './catalog.ts';
import { readLine, readNumber, readNumbers, readTime, type Read } from './typed.ts';
import { unitWord } from './value-words.ts';

/** What a control is drawn from, and whom it tells. */
export interface ControlContext {
  setting: CatalogSetting;
  kind: Kind;
  /** Name and id of its first input. */
  name: string;
  value: unknown;
  /** What is being typed and isn't a value yet, by the part of the control. */
  typed: Readonly<Record<string, string>>;
  error: string | undefined;
  /** Something was typed: it is shown as it is, and is a value if it reads as one. */
  type: (part: string, text: string, read: Read) => void;
  choose: (value: unknown) => void;
}

const at = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
const textOf = ({ target }: Event) => (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement ? target.value : '');

/** On or off, in a word beside it. */
export const switchControl = ({ name, value, choose }: ControlContext) => html`<label class="switch">
  <span class="switch-word" aria-hidden="true">${value ? msg('On') : msg('Off')}</span>
  <input id=${name} name=${name} type="checkbox" role="switch" aria-labelledby="${name}-label" aria-describedby="${name}-hint" .checked=${live(value === true)}
    @change=${({ target }: Event) => target instanceof HTMLInputElement && choose(target.checked)} />
</label>`;

interface Input {
  /** Which part of the value; nothing: all of it. */
  part?: string;
  text: string;
  label?: string;
  width: number;
  read: (text: string) => Read;
  numeric?: boolean;
  type?: string;
}

const input = (context: ControlContext, { part = '', text, label, width, read, numeric, type = 'text' }: Input) => {
  const { name, error, typed } = context;
  const own = part && part !== 'value' ? `${name}-${part}` : name;
  return html`<div class="control"><input id=${own} name=${own} type=${type} autocomplete="off" data-width=${width} inputmode=${numeric ? 'numeric' : nothing}
    aria-label=${label ?? nothing} aria-labelledby=${label ? nothing : `${name}-label`} aria-describedby=${described(name, { hint: true, error }) ?? nothing} aria-invalid=${error ? 'true' : nothing}
    .value=${live(typed[part] ?? text)} @input=${(event: Event) => context.type(part, textOf(event), read(textOf(event)))} /></div>`;
};

/** A number with what it counts. */
export const numberControl = (context: ControlContext) => {
  const { kind, value, setting } = context;
  return html`<div class="inline">${input(context, { text: value === null ? '' : String(value), width: 4, numeric: true, read: (text) => readNumber(text, kind) })}
    ${setting.unit ? html`<span>${unitWord(setting.unit)}</span>` : nothing}</div>`;
};

/** Hours or days. */
export const noticeControl = (context: ControlContext) => {
  const { kind, name, value, setting, typed } = context;
  const unit = at(value, 'unit') === 'days' ? 'days' : 'hours';
  const withUnit = (chosen: string) => {
    const number = readNumber(typed['value'] ?? String(at(value, 'value') ?? ''), kind);
    context.choose({ value: 'value' in number ? number.value : (at(value, 'value') ?? 0), unit: chosen });
  };
  const read = (text: string): Read => {
    const number = readNumber(text, kind);
    return 'value' in number ? { value: { value: number.value, unit } } : number;
  };
  return html`<div class="inline">${input(context, { part: 'value', text: String(at(value, 'value') ?? ''), width: 3, numeric: true, read })}
    <div class="control"><select name="${name}-unit" aria-label=${`${setting.label}: ${msg('unit')}`} .value=${live(unit)} @change=${(event: Event) => withUnit(textOf(event))}>
      ${(['hours', 'days'] as const).map((one) => html`<option value=${one} ?selected=${one === unit}>${unitWord(one)}</option>`)}
    </select><span class="sign">${forwardIcon}</span></div></div>`;
};

/** From one time of day to another. */
export const spanControl = (context: ControlContext) => {
  const { value, typed } = context;
  const textAt = (part: 'from' | 'to') => String(at(value, part) ?? '');
  const read = (part: 'from' | 'to') => (text: string): Read => {
    const both = { from: readTime(typed['from'] ?? textAt('from')), to: readTime(typed['to'] ?? textAt('to')), [part]: readTime(text) };
    return both.from && both.to ? { value: { from: both.from, to: both.to } } : { wrong: msg('Enter two times such as 21:00 and 8:00') };
  };
  const label = { from: msg('From'), to: msg('To') };
  return html`<div class="inline">${(['from', 'to'] as const).map((part) => html`<span aria-hidden="true">${label[part]}</span>${input(context, {
    part, text: textAt(part), label: `${context.setting.label}: ${label[part]}`, width: 5, numeric: true, read: read(part),
  })}`)}</div>`;
};

/** Several numbers with commas between. */
export const numbersControl = (context: ControlContext) => {
  const { kind, value, setting } = context;
  const text = Array.isArray(value) ? value.join(', ') : '';
  return html`<div class="inline">${input(context, { text, width: 10, numeric: false, read: (typed) => readNumbers(typed, kind) })}
    ${setting.unit ? html`<span>${unitWord(setting.unit)}</span>` : nothing}</div>`;
};

/** One line: a text, an address to write to, an address to open. */
export const lineControl = (context: ControlContext) =>
  input(context, { text: typeof context.value === 'string' ? context.value : '', width: 40, type: context.kind.type ?? 'text', read: (text) => readLine(text, context.kind) });
