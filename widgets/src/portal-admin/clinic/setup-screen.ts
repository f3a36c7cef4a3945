import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { badge, notice } from '../../parts/notice.ts';
import type { Problem } from '../../portal/problem.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';

/** Stands in a place for what isn't there yet. */
export const isNew = 'new';

/** What lists of the set-up have in common. */
interface Listed {
  id: string;
  name: string;
  position: number;
  active: boolean;
}

/** What a screen of the set-up says. */
interface ScreenWords {
  title: string;
  add: string;
  /** Why the list is empty, and what to do. */
  empty: string;
  failed: string;
}

/** A list of the clinic's set-up in the clinic's own order, each opened in a form of its own. */
export abstract class SetupScreen<One extends Listed> extends AdminScreen {
  @state() private news?: string;
  @state() private trouble?: Problem;
  private isMoving = false;

  protected readonly all = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? await this.load(this.shell, signal) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  /** The screen's name among the screens. */
  protected abstract readonly screen: string;
  protected abstract words(): ScreenWords;
  protected abstract load(desk: Desk, signal: AbortSignal): Promise<readonly One[]>;
  /** What stands under its name. */
  protected abstract about(one: One, desk: Desk): unknown;
  /** Its form; nothing: a new one. */
  protected abstract opened(one: One | undefined, desk: Desk): TemplateResult;
  protected abstract setPosition(id: string, position: number, desk: Desk): Promise<unknown>;

  /** States of it, in a word or two. */
  protected badges(_one: One): unknown {
    return nothing;
  }

  /** More that can be done with it. */
  protected acts(_one: One, _desk: Desk): unknown {
    return nothing;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('place')) this.news = undefined;
  }

  protected override content(desk: Desk) {
    return this.all.render({
      initial: () => nothing,
      pending: () => (this.all.value ? this.shown(this.all.value, desk) : html`${this.headline(this.words().title)}<portal-part-skeleton lines="4"></portal-part-skeleton>`),
      error: (cause) => html`${this.headline(this.words().title)}${this.problem(cause, () => this.all.run(), this.words().failed)}`,
      complete: (all) => (all ? this.shown(all, desk) : nothing),
    });
  }

  private shown(all: readonly One[], desk: Desk) {
    const item = this.place?.item;
    const one = all.find(({ id }) => id === item);
    if (item && (one || item === isNew)) return html`<div class="group" @portal-part-done=${this.onDone}>${this.opened(one, desk)}</div>`;
    const { title, add, empty } = this.words();
    return html`<div class="head">${this.headline(title)}${button(add, () => this.open(isNew), { kind: 'primary' })}</div>
      ${this.news ? notice('success', this.news) : nothing} ${this.trouble ? this.problem(this.trouble, undefined, msg('The order could not be changed')) : nothing}
      ${all.length ? html`<ul class="rows">${all.map((one, i) => this.row(one, { isFirst: i === 0, isLast: i === all.length - 1, desk }))}</ul>` : html`<p class="muted">${empty}</p>`}`;
  }

  private row(one: One, { isFirst, isLast, desk }: { isFirst: boolean; isLast: boolean; desk: Desk }) {
    const { id, name, active } = one;
    const mover = (by: -1 | 1, label: string, sign: string) =>
      html`<button type="button" class="button outline" aria-label=${label} data-move="${id} ${by}" @click=${() => this.move(one, by)}><span aria-hidden="true">${sign}</span></button>`;
    return html`<li>
      <div class="what">${button(name, () => this.open(id), { kind: 'link' })}<span class="small muted">${this.about(one, desk)}</span></div>
      ${active ? this.badges(one) : badge('warning', msg('Switched off'))}
      <div class="acts">${this.acts(one, desk)} ${isFirst ? nothing : mover(-1, msg(str`Move ${name} up`), '↑')} ${isLast ? nothing : mover(1, msg(str`Move ${name} down`), '↓')}</div>
    </li>`;
  }

  private open = (item: string) => this.shell.go({ screen: this.screen, item });

  /** Back in the list: what was saved is said. */
  private onDone = async ({ detail }: CustomEvent<string | undefined>) => {
    const { shell } = this;
    shell.go({ screen: this.screen }, true);
    if (!detail) return;
    await this.all.run();
    this.news = detail;
    shell.say(detail);
    await this.focusTitle();
  };

  private move = async (one: One, by: -1 | 1) => {
    const { shell, isMoving } = this;
    const order = [...(this.all.value ?? [])];
    const at = order.findIndex(({ id }) => id === one.id);
    if (isMoving || at < 0) return;
    order.splice(at, 1);
    order.splice(at + by, 0, one);
    this.isMoving = true;
    this.trouble = this.news = undefined;
    try {
      for (const [position, { id, position: before }] of order.entries()) if (position !== before) await this.setPosition(id, position, shell);
      shell.say(msg(str`${one.name} is number ${at + by + 1} of ${order.length}.`));
    } catch (cause) {
      this.trouble = shell.failed(cause);
    } finally {
      this.isMoving = false;
      await this.all.run();
      await this.updateComplete;
      const again = this.querySelector<HTMLElement>(`[data-move="${one.id} ${by}"]`) ?? this.querySelector<HTMLElement>(`[data-move="${one.id} ${-by}"]`);
      again?.focus();
    }
  };
}
