import { nothing, type LitElement } from 'lit';
import { errorSummary, focusSummary } from '../parts/error-summary.ts';
import { problemNotice } from '../portal/problem-notice.ts';
import type { Problem } from '../portal/problem.ts';
import { fieldErrors } from './field-errors.ts';
import { Findings, saidOf, type Wrong } from './findings.ts';

/** What one sending of a form is. */
interface Sending {
  /** What the form itself finds wrong: nothing is sent then. */
  wrong?: Wrong;
  act: () => Promise<unknown>;
  /** What a refusal means for the fields, where the API names none; `handled`: the host shows it in its own way. */
  refused?: (problem: Problem) => Wrong | 'handled';
  /** What the form calls the API's fields, where it differs. */
  names?: Readonly<Record<string, string>>;
  /** What the failed call was for; as a function it is said again in the language that the reader turns to. */
  title?: string | (() => string);
}

/** The way of one form: looked through, sent, refused on its fields or failed, and tried again. Nothing typed is lost. */
export class FormRun {
  isBusy = false;
  private readonly found = new Findings();
  private trouble?: Problem | undefined;
  private last?: Sending | undefined;
  /** Who waits for a sending that may be tried again. */
  private waiting?: ((isDone: boolean) => void) | undefined;

  constructor(
    private readonly host: LitElement,
    /** Tells the page of a failed call. */
    private readonly failed: (cause: unknown) => Problem,
  ) {}

  /** A part says that what was wrong with a field is gone. */
  private mend = (event: Event) => {
    this.found.mend(event instanceof CustomEvent && event.detail);
    this.host.requestUpdate();
  };

  errorOf = this.found.of;

  /** Another form begins. */
  clear() {
    this.found.are([]);
    this.trouble = this.last = undefined;
    this.waiting?.(false);
    this.waiting = undefined;
    this.host.requestUpdate();
  }

  /**
   * Whoever awaits it goes on where a Retry came to something, too: while one is offered, nothing is answered.
   * @returns whether it worked
   */
  async send(sending: Sending): Promise<boolean> {
    if (this.isBusy) return false;
    this.clear();
    const { wrong = [] } = sending;
    if (saidOf(wrong).length) return this.show(wrong);
    const isDone = await this.attempt(sending);
    return isDone || !this.canRetry ? isDone : new Promise((resolve) => (this.waiting = resolve));
  }

  /** Above the fields: the summary of what is wrong, or why the call failed, with Retry. */
  draw(level: number) {
    const { trouble, last, retry, canRetry } = this;
    const errors = this.found.all();
    if (errors.length) return errorSummary(errors, level);
    const title = typeof last?.title === 'function' ? last.title() : last?.title;
    return trouble ? problemNotice(trouble, canRetry ? retry : undefined, title) : nothing;
  }

  /** What the API decided stays decided; what got no answer may get one now. */
  private get canRetry() {
    const { trouble, last } = this;
    return !!trouble && !!last && (!trouble.status || trouble.status >= 500);
  }

  private retry = async () => {
    const { last, waiting } = this;
    if (!last || this.isBusy) return;
    this.waiting = undefined;
    this.clear();
    const isDone = await this.attempt(last);
    if (isDone || !this.canRetry) waiting?.(isDone);
    else this.waiting = waiting;
  };

  private async attempt(sending: Sending) {
    this.last = sending;
    this.isBusy = true;
    try {
      await sending.act();
      this.clear();
      return true;
    } catch (cause) {
      return await this.refuse(this.failed(cause), sending);
    } finally {
      this.isBusy = false;
      this.host.requestUpdate();
    }
  }

  private async refuse(problem: Problem, { refused, names }: Sending) {
    const own = refused?.(problem) ?? [];
    if (own === 'handled') return false;
    const wrong = saidOf(own).length ? own : fieldErrors(problem, names);
    if (saidOf(wrong).length) return this.show(wrong);
    this.trouble = problem;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
    return false;
  }

  private async show(wrong: Wrong) {
    this.found.are(wrong);
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

