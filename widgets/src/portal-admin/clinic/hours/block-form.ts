import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { tick } from '../../../accounts/ticks.ts';
import { ticksStyles } from '../../../accounts/ticks.styles.ts';
import { button } from '../../../parts/button.ts';
import type { FieldError } from '../../../parts/error-summary.ts';
import { field } from '../../../parts/field.ts';
import { tag } from '../../../portal/tag.ts';
import { dayErrors, dayField, dayIn } from '../../day-field.ts';
import type { Desk } from '../../desk.ts';
import { AdminScreen } from '../../screen.ts';
import { selectField } from '../../select-field.ts';
import { timeText } from '../../week/week-frame.ts';
import type { AdminType } from '../places.ts';
import { readTime } from '../typed-time.ts';
import { changed, withBlock, without, type Block } from './week-hours.ts';
import { dayName, dayOrder, type WeekChange } from './week-part.ts';

type Limits = Partial<Pick<Block, 'effectiveFrom' | 'effectiveTo' | 'appointmentTypeIds'>>;

/**
 * The chosen hours, typed: from, to, day, and what holds of them alone.
 * @fires portal-part-week - They are others now.
 */
@tag('portal-staff-block')
export class BlockPart extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  @property({ attribute: false }) blocks: readonly Block[] = [];
  @property({ type: Number }) chosen?: number;
  @property({ attribute: false }) types: readonly AdminType[] = [];
  /** What was typed and isn't a time yet, or stands in the field as it was typed. */
  @state() private typed: { from?: string; until?: string } = {};
  @state() private errors: readonly FieldError[] = [];

  /** What keeps the week from being saved. */
  get wrong(): readonly FieldError[] {
    const { one, typed } = this;
    this.errors = one ? [...wrongTimes(typed, one), ...dayErrors(this, 'effectiveFrom'), ...dayErrors(this, 'effectiveTo'), ...wrongDays(one)] : [];
    return this.errors;
  }

  private get one() {
    return this.blocks.find(({ key }) => key === this.chosen);
  }

  protected override willUpdate(changes: PropertyValues<this>) {
    if (changes.has('chosen')) this.typed = {};
    const { one, typed } = this;
    // Moved by pointer or key: what was typed no longer says it.
    if (changes.has('blocks') && one && !wrongTimes(typed, one).length && !isTyped(typed, one)) this.typed = {};
    if (changes.has('chosen')) this.errors = [];
    else if (!Object.keys(this.typed).length && this.errors.some(isOfTimes)) this.errors = this.errors.filter((error) => !isOfTimes(error));
  }

  protected override content(desk: Desk) {
    const { one } = this;
    if (!one) return html`<section class="group">${this.heading(1, msg('No hours chosen'))}<p class="muted">${msg('Choose hours in the week, or add some to a day.')}</p></section>`;
    const { locale } = desk;
    return html`<section class="group">
      <div>${this.heading(1, msg(str`${dayName(one.day, locale)}, ${timeText(one.from, locale)} to ${timeText(one.until, locale)}`))}
        <p class="small muted">${one.kind === 'works' ? msg('Working hours') : msg('Portal hours')}</p></div>
      <div class="pair">${this.time('from', msg('From'), one, desk)} ${this.time('until', msg('To'), one, desk)}</div>
      ${selectField({ name: 'day', label: msg('Day'), value: String(one.day), choices: dayOrder(locale).map((day) => ({ value: String(day), text: dayName(day, locale) })),
        choose: (day) => this.change(changed(this.blocks, one.key, { ...one, day: Number(day) })) })}
      ${one.kind === 'works' ? html`<div>${button(msg('Add portal hours inside'), () => this.addPortal(one))}</div>` : nothing}
      ${this.limits(one, desk)}
      <div>${button(html`<span class="text-danger">${msg('Remove these hours')}</span>`, () => this.change(without(this.blocks, one.key), undefined, true), { kind: 'link' })}</div>
    </section>`;
  }

  private time(name: 'from' | 'until', label: string, one: Block, { locale }: Desk) {
    return field({
      name: `block-${name}`, label, width: 9, autocomplete: 'off', value: this.typed[name] ?? timeText(one[name], locale),
      error: this.errors.find(({ field }) => field === `block-${name}`)?.text, input: (text) => this.type(name, text, one),
    });
  }

  private type(name: 'from' | 'until', text: string, one: Block) {
    this.typed = { ...this.typed, [name]: text };
    if (this.errors.length) this.errors = wrongTimes(this.typed, one).filter(({ field }) => this.errors.some((error) => error.field === field));
    if (wrongTimes(this.typed, one).length) return;
    this.change(changed(this.blocks, one.key, { ...one, ...timesOf(this.typed, one) }), one.key);
  }

  private limits(one: Block, { locale }: Desk) {
    const { effectiveFrom, effectiveTo, appointmentTypeIds } = one;
    const isLimited = !!(effectiveFrom ?? effectiveTo ?? appointmentTypeIds);
    const date = (name: 'effectiveFrom' | 'effectiveTo', legend: string) =>
      dayField({
        host: this, name, legend, isOptional: true, locale, value: one[name] ?? '', error: this.errors.find(({ field }) => field === name)?.text,
        change: (written) => this.limitDay(one, name, dayIn(written)),
      });
    const isWrong = this.errors.some((error) => !isOfTimes(error));
    // Another block's fields are other fields: what wasn't a day yet doesn't stay in them.
    return keyed(one.key, html`<details ?open=${isLimited || isWrong}><summary>${msg('Only for some dates or types')}</summary><div class="group">
      ${date('effectiveFrom', msg('First day'))} ${date('effectiveTo', msg('Last day'))}
      <fieldset class="field"><legend class="label">${msg('Only these appointment types')}</legend><div class="hint">${msg('None ticked: all of them.')}</div>
        ${this.types.filter(({ active }) => active).map(({ id, name }) => tick({ name: `only-${id}`, text: name, isOn: !!appointmentTypeIds?.includes(id), change: (isOn) => this.limitType(one, id, isOn) }))}</fieldset>
    </div></details>`);
  }

  private limitDay(one: Block, name: 'effectiveFrom' | 'effectiveTo', day: string) {
    if (day) this.errors = this.errors.filter(({ field }) => field !== name);
    if ((one[name] ?? '') !== day) this.limit(one, { [name]: day || null });
  }

  private limitType(one: Block, id: string, isOn: boolean) {
    const ids = [...(one.appointmentTypeIds ?? []).filter((other) => other !== id), ...(isOn ? [id] : [])];
    this.limit(one, { appointmentTypeIds: ids.length ? ids : null });
  }

  private limit = (one: Block, limits: Limits) => this.change(this.blocks.map((other) => (other.key === one.key ? { ...one, ...limits } : other)), one.key);

  private addPortal({ day, from, until }: Block) {
    const { blocks, key } = withBlock(this.blocks, { day, from, until, kind: 'portal' });
    this.change(blocks, key, true);
  }

  private change(blocks: readonly Block[], chosen: number | undefined = this.chosen, isKeyed = false) {
    const detail: WeekChange = { blocks, chosen, isKeyed };
    this.dispatchEvent(new CustomEvent('portal-part-week', { bubbles: true, detail }));
  }
}

const isOfTimes = ({ field }: FieldError) => field.startsWith('block-');

const timesOf = ({ from, until }: { from?: string; until?: string }, one: Block) => ({
  from: from === undefined ? one.from : (readTime(from) ?? NaN),
  until: until === undefined ? one.until : (readTime(until, true) ?? NaN),
});

const isTyped = (typed: { from?: string; until?: string }, one: Block) => {
  const { from, until } = timesOf(typed, one);
  return from === one.from && until === one.until;
};

function wrongTimes(typed: { from?: string; until?: string }, one: Block): FieldError[] {
  const { from, until } = timesOf(typed, one);
  const errors: FieldError[] = [];
  if (Number.isNaN(from) || from % 5) errors.push({ field: 'block-from', text: msg('Enter when they begin, such as 9:00, in steps of 5 minutes') });
  if (Number.isNaN(until) || until % 5) errors.push({ field: 'block-until', text: msg('Enter when they end, such as 17:30, in steps of 5 minutes') });
  if (!errors.length && until <= from) errors.push({ field: 'block-until', text: msg('The end must be after the beginning') });
  return errors;
}

const wrongDays = ({ effectiveFrom, effectiveTo }: Block): FieldError[] =>
  effectiveFrom && effectiveTo && effectiveTo < effectiveFrom ? [{ field: 'effectiveTo', text: msg('The last day must not be before the first') }] : [];

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-block': BlockPart;
  }
}
