import { msg } from '@lit/localize';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { tick } from '../../accounts/ticks.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import { field, type FieldOptions } from '../../parts/field.ts';
import { backIcon } from '../../parts/icon.ts';
import { Problem } from '../../portal/problem.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';

/** The names of what is typed as text. */
export type TextName<Typed> = { [Name in keyof Typed]: Typed[Name] extends string ? Name : never }[keyof Typed] & string;
type FlagName<Typed> = { [Name in keyof Typed]: Typed[Name] extends boolean ? Name : never }[keyof Typed] & string;

/** What the buttons and sentences of a form say. */
interface FormWords {
  title: string;
  save: string;
  /** Said when it is saved. */
  saved: string;
  failed: string;
}

/**
 * One thing of the clinic's set-up, new or known: all its fields, saved at once.
 * @fires portal-part-done - It is saved, and `detail` says so; without a detail it was left as it is.
 */
export abstract class SetupForm<One extends { id: string }, Typed extends object> extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  /** What is changed; nothing: there is a new one. */
  @property({ attribute: false }) one?: One;
  /** What was changed so far. */
  @state() private typed: Partial<Typed> = {};
  protected readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  /** The form as it was when the session ended. */
  protected readonly draft = new Draft<Partial<Typed>>(this, {
    name: () => this.desk && `${this.localName} ${this.one?.id ?? 'new'}`, read: () => this.typed, write: (typed) => (this.typed = typed),
  });

  protected abstract words(): FormWords;
  /** The form before anything is typed. */
  protected abstract initial(one: One | undefined): Typed;
  protected abstract fields(now: Typed, desk: Desk): unknown;
  /** What the form itself finds wrong. */
  protected abstract wrong(now: Typed): readonly FieldError[];
  /** Saves it; false: the person left the question for their password, and nothing happened. */
  protected abstract send(now: Typed, desk: Desk): Promise<unknown>;

  /** What a refusal means for the fields. */
  protected refused(_problem: Problem, _now: Typed): readonly FieldError[] {
    return [];
  }

  /** What stands in the form. */
  protected get now(): Typed {
    return { ...this.initial(this.one), ...this.typed };
  }

  protected change(part: Partial<Typed>) {
    this.typed = { ...this.typed, ...part };
  }

  protected override content(desk: Desk) {
    const { form } = this;
    const { title, save } = this.words();
    return html`<div>${button(msg('Back to the list'), () => this.done(), { kind: 'link', icon: backIcon })}</div>
      ${this.headline(title)}
      <form class="form" novalidate @submit=${submitted(this.save)}>
        ${form.draw(desk.level + 1)} ${this.fields(this.now, desk)}
        <div class="acts">${button(save, undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })}
          ${button(msg('Cancel'), () => this.done(), { kind: 'link' })}</div>
      </form>`;
  }

  protected text(name: TextName<Typed>, options: Partial<FieldOptions> & Pick<FieldOptions, 'label'>) {
    const input = (value: string) => this.change({ [name]: value } as unknown as Partial<Typed>);
    return field({ autocomplete: 'off', ...options, name, value: String(this.now[name]), error: this.form.errorOf(name), input });
  }

  protected choice(name: TextName<Typed>, label: string, choices: readonly { value: string; text: string }[], hint?: unknown) {
    const choose = (value: string) => this.change({ [name]: value } as unknown as Partial<Typed>);
    return selectField({ name, label, hint, choices, value: String(this.now[name]), error: this.form.errorOf(name), choose });
  }

  protected flag(name: FlagName<Typed>, text: unknown) {
    const change = (isOn: boolean) => this.change({ [name]: isOn } as unknown as Partial<Typed>);
    return tick({ name, text, isOn: !!this.now[name], error: this.form.errorOf(name), change });
  }

  private save = async () => {
    const { now, shell } = this;
    const { saved, failed } = this.words();
    let answer: unknown;
    const isDone = await this.form.send({
      wrong: () => this.wrong(now), act: async () => (answer = await this.send(now, shell)), refused: (problem) => this.refused(problem, now), title: failed,
    });
    if (isDone && answer !== false) this.done(saved);
  };

  protected done(sentence?: string) {
    this.dispatchEvent(new CustomEvent('portal-part-done', { bubbles: true, detail: sentence }));
  }
}

/** A text as the API takes it: nothing is null. */
export const orNull = (text: string) => text.trim() || null;
