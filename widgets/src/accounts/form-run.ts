import { nothing, type LitElement } from 'lit';
import { errorSummary, focusSummary, type FieldError } from '../parts/error-summary.ts';
import { problemNotice } from '../portal/problem-notice.ts';
import type { Problem } from '../portal/problem.ts';
import { fieldErrors } from './field-errors.ts';

/** What one sending of a form is. */
interface Sending {
  /** What the form itself finds wrong: nothing is sent then. */
  wrong?: readonly FieldError[];
  act: () => Promise<unknown>;
  /** What a refusal means for the fields, where the API names none; `handled`: the host shows it in its own way. */
  refused?: (problem: Problem) => readonly FieldError[] | 'handled';
  /** What the form calls the API's fields, where it differs. */
  names?: Readonly<Record<string, string>>;
  /** What the failed call was for. */
  title?: string;
}

/** The way of one form: looked through, sent, refused on its fields or failed, and tried again. Nothing typed is lost. */
export class FormRun {
  errors: readonly FieldError[] = [];
  isBusy = false;
  private trouble?: Problem | undefined;
  private last?: Sending | undefined;

  constructor(
    private readonly host: LitElement,
    /** Tells the page of a failed call. */
    private readonly failed: (cause: unknown) => Problem,
  ) {}

  /** A part says that what was wrong with a field is gone. */
  private mend = (event: Event) => {
    const mended: unknown = event instanceof CustomEvent && event.detail;
    this.errors = this.errors.filter(({ field }) => field !== mended);
    this.host.requestUpdate();
  };

  errorOf = (field: string) => this.errors.find((one) => one.field === field)?.text;

  /** Another form begins. */
  clear() {
    this.errors = [];
    this.trouble = this.last = undefined;
    this.host.requestUpdate();
  }

  /** @returns whether it worked. */
  async send(sending: Sending): Promise<boolean> {
    if (this.isBusy) return false;
    const { wrong = [], act } = sending;
    this.clear();
    if (wrong.length) return this.show(wrong);
    this.last = sending;
    this.isBusy = true;
    try {
      await act();
      this.clear();
      return true;
    } catch (cause) {
      return await this.refuse(this.failed(cause), sending);
    } finally {
      this.isBusy = false;
      this.host.requestUpdate();
    }
  }

  /** Above the fields: the summary of what is wrong, or why the call failed, with Retry. */
  draw(level: number) {
    const { errors, trouble, last } = this;
    if (errors.length) return errorSummary(errors, level);
    if (!trouble) return nothing;
    // What the API decided stays decided; what got no answer may get one now.
    const again = last && (!trouble.status || trouble.status >= 500) ? () => this.send(last) : undefined;
    return problemNotice(trouble, again, last?.title);
  }

  private async refuse(problem: Problem, { refused, names }: Sending) {
    const own = refused?.(problem) ?? [];
    if (own === 'handled') return false;
    const errors = own.length ? own : fieldErrors(problem, names);
    if (errors.length) return this.show(errors);
    this.trouble = problem;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
    return false;
  }

  private async show(errors: readonly FieldError[]) {
    this.errors = errors;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.root.addEventListener('portal-part-mended', this.mend);
    focusSummary(this.root);
    return false;
  }

  private get root() {
    const { renderRoot } = this.host;
    return renderRoot instanceof HTMLElement || renderRoot instanceof ShadowRoot ? renderRoot : this.host;
  }
}

/** Catches a form's own submit: the tags send by calls. */
export const submitted = (act: () => unknown) => (event: Event) => {
  event.preventDefault();
  void act();
};

