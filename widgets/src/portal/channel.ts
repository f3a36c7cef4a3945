import { isStored, type StoredSession } from './stored.ts';

/** What tabs of one browser tell each other about their session. */
export type TabMessage =
  | { kind: 'ask' }
  | { kind: 'here'; stored: StoredSession }
  | { kind: 'ended'; id: string }
  | { kind: 'active'; id: string };

/** What a tab does when it hears each of them. */
export interface TabListener {
  ask(): void;
  here(stored: StoredSession): void;
  ended(id: string): void;
  active(id: string): void;
}

/** The line between tabs of one page origin. Messages that aren't exactly ours are ignored: the page's scripts can write here. */
export class TabChannel {
  private channel?: BroadcastChannel;

  constructor(
    private readonly key: string,
    private readonly listener: TabListener,
  ) {}

  open() {
    if (this.channel || typeof BroadcastChannel === 'undefined') return;
    this.channel = new BroadcastChannel(`portico:${this.key}`);
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(data);
  }

  post(message: TabMessage) {
    this.channel?.postMessage(message);
  }

  /** An open channel would keep the page out of the back/forward cache. */
  close() {
    this.channel?.close();
    this.channel = undefined;
  }

  private hear(data: unknown) {
    if (typeof data !== 'object' || data === null || !('kind' in data)) return;
    const { kind } = data;
    if (kind === 'ask') this.listener.ask();
    if (kind === 'here' && 'stored' in data && isStored(data.stored)) this.listener.here(data.stored);
    if ((kind === 'ended' || kind === 'active') && 'id' in data && typeof data.id === 'string') this.listener[kind](data.id);
  }
}
