import type { Signer } from './client.ts';
import type { Keeper } from './keeper.ts';
import type { SessionUser, TabMessage } from './stored.ts';

/** Who is signed in, for the tags. The token is not in here: it never leaves its keeper. */
export interface Session {
  readonly id: string;
  readonly user: SessionUser;
  /** Whose data is shown. */
  readonly patientId: string;
  /** Inactivity that ends it. */
  readonly idleSeconds: number;
}

/** How the last session came to its end: the person's own act, or time. */
export type Ending = 'signed-out' | 'expired';

/** Signed-out tabs wait this long for another tab to hand on its session. */
const askMs = 120;

/**
 * The session of this tab, as far as a page needs it where nobody is signed in: whether there is one, here or in
 * another tab. All that holds one (keys, proofs, the token, its end) is the keeper's, a chunk that comes with the first.
 */
export class Sessions implements Signer {
  /** `undefined` until it is known whether somebody is signed in. */
  current: Session | null | undefined;
  ending?: Ending;
  /** Base of the addresses in proofs: what `/v1/portal` states, kept with the session across a reload. */
  api?: string;
  nonce?: string;
  /** The session ends at this time unless the person says that they are there. */
  warnedUntil?: number;
  /** Comes with the first session. */
  keeper?: Keeper;
  private channel?: BroadcastChannel;

  constructor(
    /** Names what is kept for this session, and the line to other tabs. */
    public key: string,
    readonly changed: () => void,
    /** The person is there though nothing reached the API for a while. */
    readonly onPresence?: () => void,
  ) {}

  /** Finds the session of before a reload, or asks the other tabs for theirs. In staff's preview its page says who one is. */
  async restore() {
    const preview = Reflect.get(document, Symbol.for('portico.preview')) as { session: Session | null } | undefined;
    if (preview) return this.settle(preview.session);
    if (!this.channel && typeof BroadcastChannel !== 'undefined') {
      this.channel = new BroadcastChannel(this.name);
      this.channel.onmessage = ({ data }: MessageEvent<{ kind?: unknown } | null>) => {
        if (this.keeper || data?.kind === 'here') void this.keep().then((keeper) => keeper.hear(data), () => undefined);
      };
    }
    if (this.current) return;
    const text = this.storage()?.getItem(this.name);
    if (text && (await this.keep().then((keeper) => keeper.restore(text), () => false))) return;
    this.post({ kind: 'ask' });
    setTimeout(() => this.current === undefined && this.settle(null), askMs);
  }

  /** The keeper, fetched when it is needed first. */
  async keep(): Promise<Keeper> {
    const { Keeper } = await import('./keeper.ts');
    return (this.keeper ??= new Keeper(this));
  }

  async sign(method: string, path: string) {
    return this.keeper?.sign(method, path);
  }

  heard(response: Response, call: Parameters<Signer['heard']>[1]) {
    this.nonce = response.headers.get('DPoP-Nonce') ?? this.nonce;
    return !!this.keeper?.heard(response, call);
  }

  /** The page goes into the back/forward cache, where an open channel would keep it out: private data leaves before it is frozen. */
  hide() {
    this.channel?.close();
    this.channel = undefined;
    this.keeper?.hide();
    this.settle(undefined);
  }

  settle(current: Session | null | undefined, ending?: Ending) {
    this.current = current;
    this.ending = ending;
    this.changed();
  }

  post(message: TabMessage) {
    this.channel?.postMessage(message);
  }

  /** Name of what is kept for this tab, and of the line between tabs. */
  get name() {
    return `portico:${this.key}`;
  }

  /** Absent where the browser refuses it: then a reload means signing in again. */
  storage() {
    try {
      return sessionStorage;
    } catch {
      return undefined;
    }
  }
}
