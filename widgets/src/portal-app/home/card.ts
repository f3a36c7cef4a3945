import { Task, initialState } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { heading } from '../../parts/heading.ts';
import { PartElement } from '../../parts/part.ts';
import '../../parts/skeleton.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { cardStyles } from './card.styles.ts';
import type { Desk } from '../desk.ts';
import { pressed } from '../desk.ts';

/** A part of home: asks for its own data, at once with the others, and fails alone. */
export abstract class HomeCard<Data> extends PartElement {
  protected override readonly looks = [cardStyles];
  @property({ attribute: false }) desk?: Desk;

  protected readonly data: Task<readonly [string | undefined, string | undefined], Data> = new Task(this, {
    args: () => [this.desk?.portal.session?.id, this.desk?.locale.language] as const,
    task: async ([id], { signal }) => (id && this.desk ? this.fetch(this.desk, signal) : initialState),
    onError: (cause) => this.desk?.failed(cause),
  });

  protected abstract readonly caption: string;
  /** What is said where it couldn't be loaded. */
  protected abstract readonly failure: string;
  protected abstract fetch(desk: Desk, signal: AbortSignal): Promise<Data>;
  protected abstract content(data: Data, desk: Desk): unknown;
  /** Where the rest of it is. */
  protected abstract readonly more: { place: string; item?: string; text: string } | undefined;

  /** Whether there is nothing to show a card for. */
  protected isNeedless(_: Data) {
    return false;
  }

  protected override render() {
    const { desk, caption, more, data } = this;
    if (!desk?.portal.session || (data.value !== undefined && this.isNeedless(data.value))) return nothing;
    const id = `${this.localName}-title`;
    return html`<section aria-labelledby=${id}>
      <div class="card-head">${heading(desk.level + 1, html`<span id=${id}>${caption}</span>`)}
        ${more ? html`<a class="standalone small" href=${desk.href(more.place, more.item)} @click=${pressed(() => desk.go(more.place, more.item))}>${more.text}</a>` : nothing}</div>
      ${this.inside(desk)}
    </section>`;
  }

  private inside(desk: Desk) {
    const { data, failure } = this;
    const again = () => data.run();
    const waiting = () => html`<portal-part-skeleton lines="1" @portal-part-retry=${again}></portal-part-skeleton>`;
    const shown: TemplateResult | unknown = data.render({
      initial: waiting,
      pending: () => (data.value === undefined ? waiting() : this.content(data.value, desk)),
      error: (cause) => problemNotice(cause, again, failure),
      complete: (found) => this.content(found, desk),
    });
    return shown;
  }
}
