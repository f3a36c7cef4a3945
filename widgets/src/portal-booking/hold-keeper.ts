import type { ReactiveController } from 'lit';
import type { PortalClient } from '../portal/client.ts';
import { Problem } from '../portal/problem.ts';
import { deviceWall } from '../portal/wall-time.ts';
import type { Hold, Wish } from './draft.ts';
import { store, stored } from './hold-storage.ts';

/** What the keeper needs of its tag. */
export interface HoldHost {
  apiClient(): PortalClient;
  /** Name under which a reload finds the hold again. */
  storageName(): string;
  /** What proves the visit that is moved, where nobody is signed in. */
  readonly visitProof: Record<string, string> | undefined;
  /** The hold changed, or was lost. */
  holdChanged(): void;
  readonly isConnected: boolean;
}

const renewMs = 10 * 60_000;
const typingMs = 2000;
const lostTypes = ['hold-expired', 'not-found'];

/**
 * The time that is kept while a person signs in and writes. It is renewed with what they do, an hour at most
 * (the API decides), given back when another is chosen or the tag leaves the page, and found again after a
 * reload: what they wrote is with the hold at the API, only its id and token stay in this tab.
 */
export class HoldKeeper implements ReactiveController {
  hold?: Hold;
  /** The time was kept, and is no longer. */
  isLost = false;
  /** Until when, on this device's own clock: `YYYY-MM-DDTHH:MM`. */
  until = '';
  /** What proves a guest's hold, and the booking made from it. */
  token?: string | undefined;
  private renewed = 0;
  private saved = '';
  private typing?: ReturnType<typeof setTimeout>;
  private expiry?: ReturnType<typeof setTimeout>;
  private client?: PortalClient;
  /** Stays known when the tag has left the page. */
  private name = '';

  constructor(private readonly host: HoldHost) {}

  hostConnected() {}

  hostDisconnected() {
    // A node that is only moved comes back in the same task.
    setTimeout(() => this.host.isConnected || void this.release(true));
  }

  /** Whether this very time is kept. */
  has = (start: string | undefined) => !!this.hold && !this.isLost && this.hold.start === start;

  /** Keeps a time instead of the one before. @throws Problem `slot-taken` with the nearest alternatives */
  async take(wish: Wish, start: string, reason: string) {
    await this.release();
    this.client = this.host.apiClient();
    this.name = this.host.storageName();
    const hold = await this.client.post('/v1/holds', { body: { ...wish, start }, headers: this.host.visitProof });
    this.token = hold.token;
    this.keep(hold);
    this.saved = '';
    if (reason) await this.save(reason).catch(() => undefined);
  }

  /** The person works: what they write is saved when they pause, and the time is kept on. */
  touch(reason: string) {
    clearTimeout(this.typing);
    if (!this.hold || this.isLost) return;
    const isDue = Date.now() - this.renewed > renewMs / 5;
    if (isDue || reason !== this.saved) this.typing = setTimeout(() => void this.save(reason).catch(() => undefined), typingMs);
  }

  /** The network is back, or the page is about to go: what waits to be saved is saved at once. */
  catchUp(reason: string) {
    if (this.hold && reason !== this.saved) void this.save(reason).catch(() => undefined);
  }

  /** Saves what is written, and keeps the time on. @throws Problem only where the API couldn't be asked */
  async save(reason: string) {
    clearTimeout(this.typing);
    const { hold } = this;
    if (!hold || this.isLost) return;
    const body = reason.trim() ? { reason } : {};
    try {
      const kept = await this.host.apiClient().patch('/v1/holds/{id}', { params: { id: hold.id }, headers: this.headers, body, keepalive: true });
      this.saved = reason;
      if (this.hold === hold) this.keep({ ...hold, ...kept });
    } catch (cause) {
      if (!(cause instanceof Problem && lostTypes.includes(cause.type))) throw cause;
      this.lose();
    }
  }

  /** Finds the hold of before a reload (`kept`: what this tab kept of it), with what was written. Nothing: there was none. */
  async restore(kept = stored(this.host.storageName())): Promise<Hold | undefined> {
    this.name = this.host.storageName();
    const [id, token] = kept.split(' ');
    if (!id) return undefined;
    this.client = this.host.apiClient();
    this.token = token || undefined;
    try {
      const hold = await this.client.patch('/v1/holds/{id}', { params: { id }, headers: this.headers, body: {} });
      this.saved = hold.reason ?? '';
      this.keep(hold);
      return hold;
    } catch (cause) {
      if (!(cause instanceof Problem && lostTypes.includes(cause.type))) throw cause;
      this.lose();
      return undefined;
    }
  }

  /** Gives the time back. */
  async release(isLeaving = false) {
    const { hold, client, headers, isLost } = this;
    this.forget();
    if (!hold || isLost || !client) return;
    const call = { params: { id: hold.id }, headers, keepalive: isLeaving };
    await client.delete('/v1/holds/{id}', call).catch(() => undefined);
  }

  /** The time was booked, or isn't ours any more. */
  forget() {
    clearTimeout(this.typing);
    clearTimeout(this.expiry);
    if (this.hold) store(this.name);
    this.hold = this.token = undefined;
    this.isLost = false;
    this.host.holdChanged();
  }

  /** The API says that the time is no longer kept. */
  lose() {
    clearTimeout(this.typing);
    clearTimeout(this.expiry);
    this.isLost = true;
    store(this.name);
    this.host.holdChanged();
  }

  /** What proves a guest's hold. */
  get headers(): Record<string, string> {
    return this.token ? { 'Portico-Hold': this.token } : {};
  }

  private keep(hold: Hold) {
    this.hold = hold;
    this.isLost = false;
    this.renewed = Date.now();
    const left = Date.parse(hold.expiresAt) - this.renewed;
    // A device whose clock is wrong would think the time lost, or kept for hours: the API renews for ten minutes.
    const leftMs = left > 0 && left <= renewMs ? left : renewMs;
    this.until = deviceWall(this.renewed + leftMs);
    clearTimeout(this.expiry);
    this.expiry = setTimeout(() => this.lose(), leftMs);
    store(this.name, `${hold.id} ${this.token ?? ''}`);
    this.host.holdChanged();
  }
}
