import type { Problem } from './problem.ts';

interface Page<One> {
  data: readonly One[];
  nextCursor: string | null;
}

interface Host<One> {
  requestUpdate(): void;
  /** Asks for the page that begins at a cursor. */
  nextPage(cursor: string): Promise<Page<One>>;
  /** It came: how many stood there before, and how many are new. */
  pageCame(before: number, count: number): void;
  pageFailed(cause: unknown): Problem;
}

/** The pages of a list after its first, fetched on demand. What comes after a `restart` is of another list, and dropped. */
export class Further<One> {
  items: readonly One[] = [];
  cursor: string | null = null;
  isBusy = false;
  trouble?: Problem;
  private round = 0;

  constructor(private readonly host: Host<One>) {}

  /** Begins anew: after a first page, or with nothing. */
  restart(cursor: string | null = null) {
    this.round += 1;
    this.items = [];
    this.cursor = cursor;
    this.isBusy = false;
    this.trouble = undefined;
  }

  more = async () => {
    const { cursor, round, host } = this;
    if (cursor === null || this.isBusy) return;
    this.isBusy = true;
    this.trouble = undefined;
    host.requestUpdate();
    try {
      const { data, nextCursor } = await host.nextPage(cursor);
      if (round !== this.round) return;
      const before = this.items.length;
      this.items = [...this.items, ...data];
      this.cursor = nextCursor;
      host.requestUpdate();
      host.pageCame(before, data.length);
    } catch (cause) {
      if (round === this.round) this.trouble = host.pageFailed(cause);
    } finally {
      if (round === this.round) this.isBusy = false;
      host.requestUpdate();
    }
  };
}
