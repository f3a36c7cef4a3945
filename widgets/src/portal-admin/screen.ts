import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { heading } from '../parts/heading.ts';
import { PartElement } from '../parts/part.ts';
import { problemNotice } from '../portal/problem-notice.ts';
import type { Desk, Place } from './desk.ts';

/** What every staff screen stands on. It draws into the shell's shadow root, and is gone with the session. */
export abstract class AdminScreen extends PartElement {
  @property({ attribute: false }) desk?: Desk;
  /** Which of its things is shown. */
  @property({ attribute: false }) place?: Place;

  protected override render() {
    return this.desk ? this.content(this.desk) : nothing;
  }

  /** The screen, from its title on. */
  protected abstract content(desk: Desk): unknown;

  /** The shell around. Only what runs once the screen stands may use it. */
  protected get shell(): Desk {
    if (!this.desk) throw new Error('A screen stands in the shell');
    return this.desk;
  }

  /** The screen's own title. */
  protected headline(text: unknown) {
    return heading(this.shell.level, text, 'title');
  }

  /** A heading below the title. */
  protected heading(below: number, content: unknown) {
    return heading(this.shell.level + below, content);
  }

  /** The sentence for a failed call, with a way to try again. */
  protected problem(cause: unknown, retry?: () => unknown, title?: string) {
    return problemNotice(cause, retry, title);
  }

  /** Puts the focus on the screen's title, after what it shows has changed. */
  protected async focusTitle() {
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.title')?.focus();
  }
}
