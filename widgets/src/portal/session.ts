import { TabChannel } from './channel.ts';
import type { Signer } from './client.ts';
import { readStored, type SessionUser, type StoredSession } from './stored.ts';

/** Who is signed in, for the tags. The token is not in here and never leaves this module. */
export interface Session {
  readonly id: string;
  readonly user: SessionUser;
  /** Whose data is shown. */
  readonly patientId: string;
  /** Inactivity that ends it. */
  readonly idleSeconds: number;
}

/** What the API answers to a sign-in. */
interface Granted {
  id: string;
  token: string;
  idleSeconds: number;
  user: SessionUser;
}

/** How the last session came to its end: the person's own act, or time. */
export type Ending = 'signed-out' | 'expired';

interface Secret {
  stored: StoredSession;
  keys: CryptoKeyPair;
}

/** Keys and proofs come with the first session; a page where nobody signs in does without. */
const signing = () => import('./signing.ts');

/** Signed-out tabs wait this long for another tab to hand on its session. */
const askMs = 120;

/** The session of this tab: restored after a reload, handed on between tabs, gone everywhere at its end. */
export class Sessions implements Signer {
  /** `undefined` until it is known whether somebody is signed in. */
  current: Session | null | undefined;
  ending?: Ending;
  /** Base of the addresses in proofs: what `/v1/portal` states, kept with the session across a reload. */
  api?: string;
  nonce?: string;
  /** When this person, in any tab, last did something that reached the clinic. */
  activeAt = 0;
  private readonly tabs: TabChannel;
  /** Which nonce went with which proof: of two calls at once, both may be refused for the same old one. */
  private readonly noncesUsed = new WeakMap<object, string | undefined>();
  /** Not even the page's other scripts reach it through the tags. */
  #secret?: Secret;

  constructor(
    private readonly key: string,
    private readonly changed: () => void,
    private readonly onActive: () => void,
  ) {
    this.tabs = new TabChannel(key, {
      ask: () => this.tellOthers(),
      here: (stored) => this.current || void this.adopt(stored).catch(() => undefined),
      ended: (id) => id === this.current?.id && this.forget('signed-out'),
      active: (id) => id === this.current?.id && this.seen(),
    });
  }

  /** Finds the session of before a reload, or asks the other tabs for theirs. */
  async restore() {
    this.tabs.open();
    const stored = readStored(this.storage()?.getItem(this.name));
    if (stored && (await this.adopt(stored).catch(() => false))) return;
    this.storage()?.removeItem(this.name);
    this.tabs.post({ kind: 'ask' });
    setTimeout(() => this.current === undefined && this.settle(null), askMs);
  }

  /** Fetches ahead what a sign-in needs. */
  prepare = () => void signing().catch(() => undefined);

  /** A signer for the sign-in itself: a key pair that nothing is done with until the API accepted it. */
  async trying(): Promise<Signer & { keys: CryptoKeyPair }> {
    const { newKeys, proof } = await signing();
    const keys = await newKeys();
    return {
      keys,
      sign: async (method, path) => {
        const { nonce } = this;
        const headers = { DPoP: await proof(keys, { method, url: this.api + path, nonce }) };
        this.noncesUsed.set(headers, nonce);
        return headers;
      },
      heard: (response, { proof }) => this.isNonceRefused(response, proof),
    };
  }

  /** Starts the session that the API just granted to `keys`. */
  async begin({ id, token, idleSeconds, user: { name, maskedContact, patientId, ...user } }: Granted, keys: CryptoKeyPair) {
    const kept = { id: user.id, name, maskedContact, patientId };
    const stored: StoredSession = { id, token, idleSeconds, user: kept, api: this.api ?? '', nonce: this.nonce };
    // The keys outlive the longest session by this device's own clock, which may be wrong.
    const { keepKeys } = await signing();
    await keepKeys(stored.id, keys, Date.now() + 24 * 3600_000);
    this.hold({ stored, keys });
    this.tellOthers();
  }

  /** Ends the session here and in every tab. The key goes first, so that nothing left over is worth anything. */
  async end(ending: Ending) {
    const id = this.current?.id;
    if (!id) return;
    const dropped = signing().then(({ dropKeys }) => dropKeys(id));
    this.tabs.post({ kind: 'ended', id });
    this.forget(ending);
    await dropped;
  }

  /** Signs a last call with the session's key, also after it was dropped: that's how the API hears of the end. */
  farewell(): Signer {
    const secret = this.#secret;
    return { sign: async (method, path) => secret && this.headers(secret, method, path), heard: (response, { proof }) => this.isNonceRefused(response, proof) };
  }

  async sign(method: string, path: string) {
    return this.#secret && this.headers(this.#secret, method, path);
  }

  heard(response: Response, { proof, background }: Parameters<Signer['heard']>[1]) {
    if (this.isNonceRefused(response, proof)) return true;
    if (!proof) return false;
    // A proof that was refused says nothing about the session.
    if (response.status === 401 && !response.headers.has('WWW-Authenticate')) void this.end('expired');
    else if (!background) this.active();
    return false;
  }

  /** Notes that the person is there, and tells the other tabs twice a minute at most. */
  private active() {
    const id = this.current?.id;
    if (id && Date.now() - this.activeAt > 30_000) this.tabs.post({ kind: 'active', id });
    this.seen();
  }

  private seen() {
    this.activeAt = Date.now();
    this.onActive();
  }

  /** The page goes into the back/forward cache: private data leaves it before it is frozen. */
  hide() {
    this.tabs.close();
    this.#secret = undefined;
    this.current = undefined;
    this.changed();
  }

  private get name() {
    return `portico:${this.key}`;
  }

  private async headers({ stored, keys }: Secret, method: string, path: string) {
    const { token } = stored;
    const url = (this.api ?? stored.api) + path;
    const { proof } = await signing();
    const { nonce } = this;
    const headers = { Authorization: `DPoP ${token}`, DPoP: await proof(keys, { method, url, nonce, token }) };
    this.noncesUsed.set(headers, nonce);
    return headers;
  }

  private isNonceRefused(response: Response, proof: object | undefined) {
    const before = this.nonce;
    this.nonce = response.headers.get('DPoP-Nonce') ?? before;
    if (this.#secret && this.nonce !== before) this.store({ ...this.#secret.stored, nonce: this.nonce });
    const isForNonce = response.status === 401 && response.headers.get('WWW-Authenticate')?.includes('use_dpop_nonce');
    return !!proof && !!isForNonce && this.nonce !== this.noncesUsed.get(proof);
  }

  private async adopt(stored: StoredSession) {
    const keys = await signing().then(({ findKeys }) => findKeys(stored.id));
    if (!keys) return false;
    this.api ??= stored.api;
    this.nonce ??= stored.nonce;
    this.hold({ stored, keys });
    return true;
  }

  private hold(secret: Secret) {
    this.#secret = secret;
    this.store(secret.stored);
    this.ending = undefined;
    this.activeAt = Date.now();
    const { id, user, idleSeconds } = secret.stored;
    this.settle({ id, user, idleSeconds, patientId: user.patientId ?? user.id });
  }

  private store(stored: StoredSession) {
    if (this.#secret) this.#secret.stored = stored;
    this.storage()?.setItem(this.name, JSON.stringify(stored));
  }

  private forget(ending: Ending) {
    this.#secret = undefined;
    this.storage()?.removeItem(this.name);
    this.ending = ending;
    this.settle(null);
  }

  private settle(current: Session | null) {
    this.current = current;
    this.changed();
  }

  private tellOthers() {
    if (this.#secret) this.tabs.post({ kind: 'here', stored: this.#secret.stored });
  }

  /** Absent where the browser refuses it: then a reload means signing in again. */
  private storage() {
    try {
      return sessionStorage;
    } catch {
      return undefined;
    }
  }
}
