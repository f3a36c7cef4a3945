import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { SettingChosenEvent } from './setting-chosen.ts';

interface Practitioner {
  id: string;
  name: string;
}

/**
 * The order in which practitioners are listed: those that were put in order, then the rest by name.
 * @fires portal-part-setting - Another order is chosen.
 */
@tag('portal-staff-order')
export class OrderEditor extends AdminScreen {
  @property({ attribute: false }) value: unknown;

  private readonly all = new Task(this, {
    args: () => [!!this.desk?.can('schedule')] as const,
    task: async ([isAllowed], { signal }) => (isAllowed ? this.load(signal) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  private async load(signal: AbortSignal): Promise<readonly Practitioner[]> {
    const found: Practitioner[] = [];
    for (let cursor: string | undefined; ; ) {
      const { data, nextCursor } = await this.shell.client.get('/v1/admin/practitioners', { query: { cursor, limit: 100 }, signal });
      found.push(...data.filter(({ active }) => active));
      if (nextCursor === null) return found;
      cursor = nextCursor;
    }
  }

  protected override content(desk: Desk) {
    if (!desk.can('schedule')) return html`<p class="hint">${msg('Whoever may change the schedule puts practitioners in order.')}</p>`;
    return this.all.render({
      pending: () => html`<portal-part-skeleton lines="3"></portal-part-skeleton>`,
      error: (cause) => this.problem(cause, () => this.all.run(), msg('The practitioners could not be loaded')),
      complete: (all) => (all ? this.list(this.ordered(all)) : nothing),
    });
  }

  private get ids(): readonly unknown[] {
    return Array.isArray(this.value) ? this.value : [];
  }

  private ordered(all: readonly Practitioner[]) {
    const first = this.ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
    const rest = all.filter((one) => !first.includes(one)).sort((one, other) => one.name.localeCompare(other.name));
    return [...first, ...rest];
  }

  private list(all: readonly Practitioner[]) {
    return html`<ol class="rows order">${all.map(({ id, name }, i) => {
      const mover = (by: -1 | 1, label: string, sign: string) =>
        html`<button type="button" class="button outline" aria-label=${label} data-move="${id} ${by}" @click=${() => this.move(all, i, by)}><span aria-hidden="true">${sign}</span></button>`;
      return html`<li><span class="what">${name}</span><div class="acts">
        ${i === 0 ? nothing : mover(-1, msg(str`Move ${name} up`), '↑')} ${i === all.length - 1 ? nothing : mover(1, msg(str`Move ${name} down`), '↓')}</div></li>`;
    })}</ol>
    ${this.ids.length ? button(msg('List all by name'), () => this.choose([]), { kind: 'link' }) : nothing}`;
  }

  private async move(all: readonly Practitioner[], at: number, by: -1 | 1) {
    const order = [...all];
    const [one] = order.splice(at, 1);
    if (!one) return;
    order.splice(at + by, 0, one);
    this.choose(order.map(({ id }) => id));
    this.shell.say(msg(str`${one.name} is number ${at + by + 1} of ${order.length}.`));
    await this.updateComplete;
    const again = this.querySelector<HTMLElement>(`[data-move="${one.id} ${by}"]`) ?? this.querySelector<HTMLElement>(`[data-move="${one.id} ${-by}"]`);
    again?.focus();
  }

  private choose(ids: readonly string[]) {
    this.value = ids;
    this.dispatchEvent(new SettingChosenEvent('general.practitionerOrder', ids));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-order': OrderEditor;
  }
}
