import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Desk } from '../desk.ts';
import type { Span } from './visits.ts';

const path = '/v1/admin/calendar/changes';
const everyMs = 60_000;

interface Watched {
  desk: () => Desk | undefined;
  /** The days that stand open; nothing: none. */
  span: () => Span | undefined;
  /** They aren't any more what is shown. */
  changed: () => unknown;
}

/** Looks every minute, while the page is seen, whether the days that stand open have changed. It asks for nobody's data. */
export class Changes implements ReactiveController {
  private timer?: ReturnType<typeof setInterval>;
  /** What the open days looked like when they were read. */
  private marker?: { of: string; is: string };

  constructor(
    host: ReactiveControllerHost,
    private readonly watched: Watched,
  ) {
    host.addController(this);
  }

  hostConnected() {
    this.timer = setInterval(() => void this.look(), everyMs);
    document.addEventListener('visibilitychange', this.look);
  }

  hostDisconnected() {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.look);
  }

  /** These days are about to be read. */
  async mark(span: Span, signal?: AbortSignal) {
    const answer = await this.ask(span, undefined, signal);
    if (answer) this.marker = { of: JSON.stringify(span), is: answer.marker };
  }

  private look = async () => {
    const { marker, watched } = this;
    const span = watched.span();
    if (document.visibilityState !== 'visible' || !span) return;
    if (marker?.of !== JSON.stringify(span)) return this.mark(span);
    const answer = await this.ask(span, marker.is);
    // Others may have been opened, or read anew, meanwhile.
    if (answer?.changed && marker === this.marker) watched.changed();
  };

  /** What fails is asked again a minute later: nobody waits for it. */
  private async ask({ locationId, practitionerId, days }: Span, since?: string, signal?: AbortSignal) {
    const desk = this.watched.desk();
    const [from = '', to = ''] = [days[0], days.at(-1)];
    const query = { locationId, practitionerId: practitionerId || undefined, from, to, since };
    return desk?.client.get(path, { query, background: true, ...(signal && { signal }) }).catch(() => undefined);
  }
}
