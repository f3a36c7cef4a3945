import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Locale } from '../portal/locale.ts';
import { tag } from '../portal/tag.ts';
import { described, errorLine } from './field.ts';
import { PartElement } from './part.ts';
import { readDate, type DatePart, type ReadDate, type TypedDate } from './typed-date.ts';

/**
 * A date the person knows, typed into three fields in the order of the reader's language. Nothing jumps
 * ahead by itself. The tag asks for it with `read()` and shows the answer with `error`.
 */
@tag('portal-part-date')
export class DatePartElement extends PartElement {
  @property({ attribute: false }) locale?: Locale;
  @property() name = 'date';
  @property() legend = '';
  @property({ type: Boolean }) optional = false;
  /** The legend is as large as a label, not a group's title. */
  @property({ type: Boolean }) small = false;
  /** `bday` lets the browser fill in the person's own birth date; empty: it is somebody else's. */
  @property() autofill?: 'bday' | '';
  /** The sentence to show; from `read()`, or a rule of the tag's own. */
  @property() error?: string;
  /** Stands after the fields: a button that goes to the day. */
  @property({ attribute: false }) end?: unknown;
  /** The day that stands there at first; what isn't one yet stands as it was typed, `Y-M-D`. */
  @property() value = '';
  /** Which fields the sentence speaks of; all where it speaks of the date. */
  @property({ attribute: false }) wrong: readonly DatePart[] = ['day', 'month', 'year'];
  @state() private typed: TypedDate = { day: '', month: '', year: '' };

  /** What was typed: a day, or the sentence that says what to mend. */
  read(): ReadDate {
    const { locale } = this;
    const months = Array.from({ length: 12 }, (_, i) => {
      const day = `2024-${String(i + 1).padStart(2, '0')}-01`;
      return locale ? [locale.part(day, { month: 'long' }), locale.part(day, { month: 'short' })] : [];
    });
    return readDate(this.typed, months);
  }

  /** The id of the field of a part: the first one carries the whole date's name. */
  idOf = (part: DatePart) => (part === this.locale?.dateOrder[0] ? this.name : `${this.name}-${part}`);

  /** Empties the fields. */
  clear() {
    this.typed = { day: '', month: '', year: '' };
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const [year = '', month = '', day = ''] = this.value.split('-');
    // What was typed as another way of saying it stays as it was typed.
    const read = changed.has('value') && this.value && this.read();
    if (read && !('date' in read && read.date === this.value)) this.typed = { year, month: month.replace(/^0(?=\d$)/, ''), day: day.replace(/^0(?=\d$)/, '') };
  }

  protected override render() {
    const { name, legend, error, locale } = this;
    if (!locale) return nothing;
    const example = locale.dateOrder.map((part) => ({ day: '27', month: '1', year: this.autofill === undefined ? '2027' : '1987' })[part]).join(' ');
    return html`<fieldset class="field ${error ? 'wrong' : ''}" aria-describedby=${described(name, { hint: true, error }) ?? nothing}>
      <legend class=${this.small ? 'label' : 'group-title'}>${legend}${this.optional ? html` <span class="optional">${msg('(optional)')}</span>` : nothing}</legend>
      <div class="hint" id="${name}-hint">${msg(str`For example, ${example}`)}</div>
      ${errorLine(name, error)}
      <div class="date">${locale.dateOrder.map((part) => this.partField(part))}${this.end ?? nothing}</div>
    </fieldset>`;
  }

  private partField(part: DatePart) {
    const { error, wrong, autofill } = this;
    const label = { day: msg('Day'), month: msg('Month'), year: msg('Year') }[part];
    const isWrong = error && wrong.includes(part);
    const id = this.idOf(part);
    const typed = ({ target }: InputEvent) => {
      if (target instanceof HTMLInputElement) this.typed = { ...this.typed, [part]: target.value };
    };
    return html`<div class="field">
      <label class="small" for=${id}>${label}</label>
      <input id=${id} name=${id} type="text" inputmode=${part === 'month' ? nothing : 'numeric'} data-width=${part === 'year' ? 4 : 2}
        autocomplete=${autofill ? `${autofill}-${part}` : 'off'} aria-invalid=${isWrong ? 'true' : nothing} .value=${live(this.typed[part])} @input=${typed} />
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-date': DatePartElement;
  }
}
