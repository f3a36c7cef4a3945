import { msg, str } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Ok } from '../../portal/client.ts';
import type { Problem } from '../../portal/problem.ts';
import type { Desk } from '../desk.ts';

/** A booking, or a move, that waits for the clinic's answer. */
export type Request = Ok<'/v1/admin/requests'>['data'][number];

/** "2 requests wait" */
export function waitingText({ items: { length }, isMore }: Pick<PendingRequests, 'items' | 'isMore'>) {
  const text = isMore ? `${length}+` : `${length}`;
  return length === 1 && !isMore ? msg('1 request waits') : msg(str`${text} requests wait`);
}

const path = '/v1/admin/requests';
/** A request is seen fifteen seconds after it came at the latest, the time of its way included. */
const everyMs = 10_000;

/** What waits for the clinic's answer, asked for again and again while somebody who may answer is here. */
export class PendingRequests implements ReactiveController {
  items: readonly Request[] = [];
  /** Whether the list came at all. */
  isKnown = false;
  isMore = false;
  trouble?: Problem | undefined;
  /** Moves on whenever the list has changed: what shows the same times asks for them again. */
  version = 0;
  private timer?: ReturnType<typeof setTimeout>;
  private aborter?: AbortController;

  constructor(
    private readonly host: ReactiveControllerHost,
    /** The desk of whoever may answer; nothing: nobody is asked. */
    private readonly desk: () => Desk | undefined,
  ) {
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.seen);
  }

  hostUpdated() {
    if (!this.desk()) this.stop();
    else if (!this.aborter) void this.look();
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.seen);
    this.stop();
  }

  /** Asks at once. `isActive`: a person wanted it. */
  async look(isActive = false) {
    const desk = this.desk();
    if (!desk) return;
    this.stopWaiting();
    const aborter = (this.aborter = new AbortController());
    const known = this.isKnown ? desk.portal?.tags.get(path) : undefined;
    try {
      const answer: Ok<typeof path> | null = await desk.client.get(path, {
        query: { limit: 100 }, background: !isActive, signal: aborter.signal, headers: known ? { 'If-None-Match': known } : {},
      });
      if (aborter.signal.aborted) return;
      this.trouble = undefined;
      if (answer) this.take(answer, desk);
    } catch (cause) {
      if (aborter.signal.aborted) return;
      this.trouble = desk.failed(cause);
    }
    this.host.requestUpdate();
    this.timer = setTimeout(() => void this.look(), everyMs);
  }

  /** One was answered: it is gone before the list says so. */
  answered(id: string) {
    this.items = this.items.filter((one) => one.id !== id);
    this.version += 1;
    this.host.requestUpdate();
    void this.look(true);
  }

  private take({ data, nextCursor }: Ok<typeof path>, { locale, say }: Desk) {
    const before = new Set(this.items.map(({ id }) => id));
    const news = data.filter(({ id }) => !before.has(id));
    if (this.isKnown) this.version += 1;
    if (this.isKnown && news[0])
      say(news.length === 1 ? msg(str`A new request: ${news[0].patient.name}, ${locale.when(news[0].start)}`) : msg(str`${news.length} new requests`));
    this.items = data;
    this.isMore = nextCursor !== null;
    this.isKnown = true;
  }

  private seen = () => {
    if (document.visibilityState === 'visible' && this.aborter) void this.look();
  };

  private stopWaiting() {
    clearTimeout(this.timer);
    this.aborter?.abort();
  }

  /** The session is over: nothing of patients stays. */
  private stop() {
    if (!this.aborter) return;
    this.stopWaiting();
    this.aborter = undefined;
    this.items = [];
    this.isKnown = this.isMore = false;
    this.trouble = undefined;
  }
}
