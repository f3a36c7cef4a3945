import { msg } from '@lit/localize';
import { Task, TaskStatus } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { pager } from '../parts/pager.ts';
import { problemNotice } from '../portal/problem-notice.ts';
import type { Problem } from '../portal/problem.ts';
import type { AdminScreen } from './screen.ts';

/** One page of a list, as the API gives it. */
interface Page<One> {
  data: readonly One[];
  nextCursor: string | null;
}

/** What a list needs to know of what it shows. */
export interface Listed<One> {
  /** What is searched for: the list begins anew when it changes. */
  args: () => readonly unknown[];
  page: (cursor: string | undefined, signal?: AbortSignal) => Promise<Page<One>>;
  row: (one: One, all: readonly One[]) => TemplateResult;
  /** Which of them stand in one row, drawn from the first; absent: each has its own. */
  rows?: (items: readonly One[]) => readonly (readonly One[])[];
  /** In place of the rows where there are none. */
  empty: () => unknown;
  /** How many rows there are: seen above the rows, and heard after a search. */
  count: (count: number, isMore: boolean) => string;
  /** What the failed call was for. */
  failed: () => string;
}

/** How long after the last answer the number of rows is said. */
const heardAfterMs = 500;

/** A list that comes page by page, however many there are: what was found stays in view until the next answer is there. */
export class Listing<One> {
  items: readonly One[] = [];
  private cursor: string | null = null;
  private isBusy = false;
  private trouble?: Problem | undefined;
  private isHeard = false;
  private hearing?: ReturnType<typeof setTimeout>;
  /** What comes for a search of before is dropped. */
  private round = 0;
  private readonly first: Task<readonly unknown[], Page<One>>;

  constructor(
    private readonly host: AdminScreen,
    private readonly listed: Listed<One>,
  ) {
    this.first = new Task(host, {
      args: () => [!!host.desk, ...listed.args()],
      task: ([hasDesk], { signal }) => (hasDesk ? listed.page(undefined, signal) : { data: [], nextCursor: null }),
      onComplete: this.came,
      onError: (cause) => host.desk?.failed(cause),
    });
  }

  /** Asks for the list again. */
  reload = () => this.first.run();

  /** Puts another in a row's place, or takes the row away. */
  change(which: (one: One) => boolean, next?: One) {
    this.items = this.items.flatMap((one) => (which(one) ? (next ?? []) : one));
    this.host.requestUpdate();
  }

  draw() {
    const { listed, first, items, cursor } = this;
    if (first.status === TaskStatus.ERROR) return problemNotice(first.error, this.reload, listed.failed());
    const isWaiting = first.status !== TaskStatus.COMPLETE;
    if (isWaiting && !items.length) return html`<portal-part-skeleton lines="4" @portal-part-retry=${this.reload}></portal-part-skeleton>`;
    if (!items.length && cursor === null) return listed.empty();
    return html`<div class="group ${isWaiting ? 'is-stale' : ''}" aria-busy=${isWaiting ? 'true' : nothing}>
      <p class="muted small">${this.count()}</p>
      <ul class="rows">${this.rows.map((all) => all[0] && listed.row(all[0], all))}</ul>
      ${this.trouble ? problemNotice(this.trouble, this.more, msg('More could not be loaded')) : pager(cursor, this.more, this.isBusy)}
    </div>`;
  }

  private get rows() {
    return this.listed.rows?.(this.items) ?? this.items.map((one) => [one]);
  }

  private count = () => this.listed.count(this.rows.length, this.cursor !== null);

  private came = ({ data, nextCursor }: Page<One>) => {
    this.round += 1;
    this.items = data;
    this.cursor = nextCursor;
    this.isBusy = false;
    this.trouble = undefined;
    clearTimeout(this.hearing);
    if (this.isHeard) this.hearing = setTimeout(() => this.host.desk?.say(this.count()), heardAfterMs);
    this.isHeard = !!this.host.desk;
  };

  private more = async () => {
    const { cursor, host, listed, round } = this;
    if (cursor === null || this.isBusy) return;
    this.isBusy = true;
    this.trouble = undefined;
    host.requestUpdate();
    try {
      const { data, nextCursor } = await listed.page(cursor);
      if (round !== this.round) return;
      const before = this.rows.length;
      this.items = [...this.items, ...data];
      this.cursor = nextCursor;
      this.isBusy = false;
      host.requestUpdate();
      host.desk?.say(this.count());
      await host.updateComplete;
      focusRow(host.querySelectorAll<HTMLElement>('.rows > li')[before]);
    } catch (cause) {
      if (round === this.round) this.trouble = host.desk?.failed(cause);
    } finally {
      this.isBusy = false;
      host.requestUpdate();
    }
  };
}

/** The first control of a row, or the row itself where there is nothing to press. */
function focusRow(row: HTMLElement | undefined) {
  const control = row?.querySelector<HTMLElement>('button, a, input, summary');
  if (row && !control) row.tabIndex = -1;
  (control ?? row)?.focus();
}
