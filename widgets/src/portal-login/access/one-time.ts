import { msg } from '@lit/localize';
import { Task } from '@lit/task';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { notice } from '../../parts/notice.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { Problem } from '../../portal/problem.ts';
import { AccessScreen } from './screen.ts';

/** How a link stands; `unknown`: cut off in the mail, or made up. */
export type LinkState = 'open' | 'used' | 'replaced' | 'expired' | 'unknown';

/** What the API says of a link. */
export interface Link {
  state: LinkState;
  sentTo?: string | null;
}

/** What the two kinds of links that open a door once have alike: looked at first, then used, or told why not. */
export abstract class OneTimeScreen extends AccessScreen {
  @property() token = '';
  /** It stood open when it was looked at, and is closed by now. */
  @state() private closed?: LinkState;

  private readonly link = new Task(this, {
    args: () => [this.token, this.access?.portal] as const,
    task: async ([token, portal]): Promise<Link> => {
      this.closed = undefined;
      if (!portal || !token) return { state: 'unknown' };
      return this.read(token).catch((cause: unknown) => {
        if (cause instanceof Problem && cause.status === 404) return { state: 'unknown' } as const;
        throw cause;
      });
    },
    onError: (cause) => this.access?.failed(cause),
  });

  protected abstract read(token: string): Promise<Link>;
  /** What is done with an open link. */
  protected abstract open(link: Link): unknown;
  /** What is offered in place of one that is closed. */
  protected abstract instead(link: Link): unknown;

  protected get step() {
    return `${this.link.status}${this.closed ?? this.link.value?.state ?? ''}`;
  }

  protected override render() {
    return this.link.render({
      initial: this.waiting,
      pending: this.waiting,
      error: (cause) => this.page(msg('Your link'), undefined, problemNotice(cause, () => this.link.run(), msg('Your link could not be checked'))),
      complete: (link) => {
        const state = this.closed ?? link.state;
        return state === 'open' ? this.open(link) : this.instead({ ...link, state });
      },
    });
  }

  /** What a refusal says of the link itself; true: it is closed. */
  protected close({ type, status }: Problem) {
    const state = ({ 'link-used': 'used', 'link-replaced': 'replaced', 'link-expired': 'expired' } as const)[type] ?? (status === 404 ? 'unknown' : undefined);
    if (state) this.closed = state;
    return !!state;
  }

  private waiting = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${() => this.link.run()}></portal-part-skeleton>`;
}

/** Says that something went well. */
export const wellDone = (title: string, text: string) => notice('success', title, text);
