import type { PortalClient, Signer } from './client.ts';
import { deviceMarker } from './device.ts';
import { IdleWatch } from './idle.ts';
import { dropKeys, findKeys, keepKeys } from './keys.ts';
import { Problem } from './problem.ts';
import { newKeys, proof } from './proof.ts';
import type { Ending, Sessions } from './session.ts';
import { isTabMessage, readStored, type SessionUser, type StoredSession } from './stored.ts';

interface Secret {
  stored: StoredSession;
  keys: CryptoKeyPair;
}

/** What the API answers to a sign-in. */
interface Granted {
  id: string;
  token: string;
  idleSeconds: number;
  user: SessionUser;
}

const acts = ['pointerdown', 'keydown'] as const;

/** So long a refused token may be one that another answer, on its way, replaces. */
const renewalMs = 10_000;

/** Holds the session of this tab: signs its calls, hands it to other tabs, and ends it everywhere. */
export class Keeper {
  /** When this person, in any tab, last did something that reached the clinic. */
  private activeAt = 0;
  /** Which nonce went with which proof: of two calls at once, both may be refused for the same old one. */
  private readonly noncesUsed = new WeakMap<object, string | undefined>();
  /** Until when a refused token isn't taken for an end: it is being replaced, here or in another tab. */
  private renewingUntil = 0;
  /** Counts beginnings and ends, so that a late answer doesn't undo a newer one. */
  private turn = 0;
  /** Not even the page's other scripts reach it through the tags. */
  #secret?: Secret;
  private readonly idle = new IdleWatch({
    activeAt: () => (this.#secret ? this.activeAt : undefined),
    idleSeconds: () => this.#secret?.stored.idleSeconds ?? 0,
    warn: (until) => this.warn(until),
    end: () => void this.end('expired'),
  });

  constructor(private readonly sessions: Sessions) {}

  /** Takes up what was kept for this tab; false if its key is gone. */
  async restore(text: string) {
    const stored = readStored(text);
    const isThere = !!stored && (await this.adopt(stored));
    if (!isThere && !this.#secret) this.sessions.storage()?.removeItem(this.sessions.name);
    return isThere || !!this.sessions.current;
  }

  /** Hears another tab. Messages that aren't exactly ours are ignored. */
  hear(message: unknown) {
    if (!isTabMessage(message)) return;
    const id = this.sessions.current?.id;
    if (message.kind === 'ask') this.tellOthers();
    if (message.kind === 'here' && !id) void this.adopt(message.stored);
    if (message.kind === 'here' && message.stored.id === id) {
      this.replace(message.stored.token);
      this.meet(message.stored.user);
    }
    if (message.kind === 'renewing' && message.id === id) this.renewingUntil = Date.now() + renewalMs;
    if (message.kind === 'ended' && message.id === id) this.forget('signed-out');
    if (message.kind === 'active' && message.id === id) this.seen();
  }

  async signIn(client: PortalClient, username: string, password: string) {
    const signer = await this.trying();
    const headers = { 'Portico-Device': deviceMarker() };
    const granted = await client.post('/v1/sessions', { body: { username, password }, headers, signer });
    if (!('token' in granted)) throw new Problem('second-factor-needed');
    await this.begin(granted, signer.keys);
  }

  /** Proves once more who is there, for acts that ask for it. A wrong password ends nothing. */
  async authenticate(client: PortalClient, password: string) {
    const isRefusal = ({ status, headers }: Response) => status === 401 && !headers.has('WWW-Authenticate');
    const signer: Signer = {
      sign: (method, path) => this.sign(method, path),
      heard: (response, call) => !isRefusal(response) && this.heard(response, call),
    };
    await client.post('/v1/sessions/current/authentications', { body: { password }, headers: { 'Portico-Device': deviceMarker() }, signer });
  }

  /**
   * Does what gives the session a new token (a new password, another second factor) and goes on with that one, in every tab.
   * The session keeps the name that this browser knows it by, so that nothing on the page begins anew.
   */
  async renew(act: () => Promise<{ token: string }>) {
    const id = this.sessions.current?.id;
    this.renewingUntil = Date.now() + renewalMs;
    if (id) this.sessions.post({ kind: 'renewing', id });
    const { token } = await act().finally(() => (this.renewingUntil = 0));
    if (this.sessions.current?.id !== id) return;
    this.replace(token);
    this.tellOthers();
  }

  /** Asks what the person is called by now, and says so in every tab. */
  async greet(client: PortalClient) {
    const { user } = await client.get('/v1/sessions/current');
    this.meet(user);
  }

  private meet({ id, name, maskedContact, patientId }: SessionUser) {
    const { current } = this.sessions;
    const secret = this.#secret;
    if (!secret || !current || id !== current.user.id || name === current.user.name) return;
    const user = { id, name, maskedContact, patientId };
    this.store({ ...secret.stored, user });
    this.sessions.settle({ ...current, user });
    this.tellOthers();
  }

  /** A signer for the sign-in itself: a key pair that nothing is done with until the API accepted it. */
  async trying(): Promise<Signer & { keys: CryptoKeyPair }> {
    const keys = await newKeys();
    const { sessions } = this;
    return {
      keys,
      sign: async (method, path) => {
        const { nonce, api } = sessions;
        const headers = { DPoP: await proof(keys, { method, url: api + path, nonce }) };
        this.noncesUsed.set(headers, nonce);
        return headers;
      },
      heard: (response, { proof: sent }) => {
        sessions.nonce = response.headers.get('DPoP-Nonce') ?? sessions.nonce;
        return this.isNonceRefused(response, sent);
      },
    };
  }

  /** Starts the session that the API just granted to `keys`. */
  async begin({ id, token, idleSeconds, user }: Granted, keys: CryptoKeyPair) {
    const { api = '', nonce } = this.sessions;
    const { name, maskedContact, patientId } = user;
    const stored: StoredSession = { id, token, idleSeconds, user: { id: user.id, name, maskedContact, patientId }, api, nonce };
    // The keys outlive the longest session by this device's own clock, which may be wrong.
    await keepKeys(id, keys, Date.now() + 24 * 3600_000);
    this.hold({ stored, keys });
    this.tellOthers();
  }

  /** Ends the session in all tabs at once, and tells the API if it can be reached; offline the key is gone all the same. */
  async signOut(client: PortalClient) {
    const secret = this.#secret;
    const sign = async (method: string, path: string) => secret && this.headers(secret, method, path);
    const heard: Signer['heard'] = (response, { proof: sent }) => this.isNonceRefused(response, sent);
    await this.end('signed-out');
    await client.delete('/v1/sessions/current', { signer: { sign, heard }, keepalive: true }).catch(() => undefined);
  }

  /** Ends the session here and in every tab. The key goes first, so that nothing left over is worth anything. */
  async end(ending: Ending) {
    const id = this.sessions.current?.id;
    if (!id) return;
    const dropped = dropKeys(id);
    this.sessions.post({ kind: 'ended', id });
    this.forget(ending);
    await dropped;
  }

  async sign(method: string, path: string) {
    return this.#secret && this.headers(this.#secret, method, path);
  }

  heard(response: Response, { proof: sent, background }: Parameters<Signer['heard']>[1]) {
    const { nonce } = this.sessions;
    if (this.#secret && this.#secret.stored.nonce !== nonce) this.store({ ...this.#secret.stored, nonce });
    if (this.isNonceRefused(response, sent)) return true;
    if (!sent) return false;
    // A proof that was refused says nothing about the session.
    if (response.status === 401 && !response.headers.has('WWW-Authenticate')) {
      // Sent before the token was replaced: the same again, with the new one.
      if (this.#secret && sent.Authorization !== bearing(this.#secret.stored.token)) return true;
      if (Date.now() > this.renewingUntil) void this.end('expired');
    } else if (!background) this.active();
    return false;
  }

  hide() {
    this.turn++;
    this.#secret = undefined;
    this.watch();
  }

  private async headers({ stored, keys }: Secret, method: string, path: string) {
    const { token } = stored;
    const { nonce = stored.nonce, api = stored.api } = this.sessions;
    const headers = { Authorization: bearing(token), DPoP: await proof(keys, { method, url: api + path, nonce, token }) };
    this.noncesUsed.set(headers, nonce);
    return headers;
  }

  private isNonceRefused(response: Response, sent: object | undefined) {
    const isForNonce = response.status === 401 && response.headers.get('WWW-Authenticate')?.includes('use_dpop_nonce');
    return !!sent && !!isForNonce && this.sessions.nonce !== this.noncesUsed.get(sent);
  }

  private async adopt(stored: StoredSession) {
    const turn = ++this.turn;
    const keys = await findKeys(stored.id);
    // Signed out, or in, while the browser was looking for the key.
    if (!keys || turn !== this.turn) return false;
    this.sessions.nonce ??= stored.nonce;
    this.hold({ stored, keys });
    return true;
  }

  private hold(secret: Secret) {
    this.turn++;
    this.#secret = secret;
    this.store(secret.stored);
    this.activeAt = Date.now();
    const { id, user, idleSeconds } = secret.stored;
    this.watch();
    this.sessions.settle({ id, user, idleSeconds, patientId: user.patientId ?? user.id });
  }

  private store(stored: StoredSession) {
    if (this.#secret) this.#secret.stored = stored;
    this.sessions.storage()?.setItem(this.sessions.name, JSON.stringify(stored));
  }

  private replace(token: string) {
    this.renewingUntil = 0;
    if (this.#secret) this.store({ ...this.#secret.stored, token });
  }

  private forget(ending: Ending) {
    this.turn++;
    this.#secret = undefined;
    this.sessions.storage()?.removeItem(this.sessions.name);
    this.watch();
    this.sessions.settle(null, ending);
  }

  private tellOthers() {
    if (this.#secret) this.sessions.post({ kind: 'here', stored: this.#secret.stored });
  }

  /** Notes that the person is there, and tells the other tabs twice a minute at most. */
  private active() {
    const id = this.sessions.current?.id;
    if (id && Date.now() - this.activeAt > 30_000) this.sessions.post({ kind: 'active', id });
    this.seen();
  }

  private seen() {
    this.activeAt = Date.now();
    this.idle.check();
  }

  private warn(until: number | undefined) {
    if (until === this.sessions.warnedUntil) return;
    this.sessions.warnedUntil = until;
    this.sessions.changed();
  }

  /** Listens for signs of life while there is a session, and only then. */
  private watch() {
    const change = this.#secret ? addEventListener : removeEventListener;
    for (const act of acts) change(act, this.onAct, { capture: true });
    change('visibilitychange', this.idle.check, { capture: true });
    this.idle.check();
  }

  /** Reading and typing don't reach the API: now and then a small call says that the person is there. */
  private onAct = () => {
    const { warnedUntil, current } = this.sessions;
    if (!current || warnedUntil || Date.now() - this.activeAt < current.idleSeconds * 333) return;
    this.activeAt = Date.now();
    this.sessions.onPresence?.();
  };
}

const bearing = (token: string) => `DPoP ${token}`;
