import { msg, str } from '@lit/localize';
import type { Bootstrap } from '../portal/bootstrap.ts';
import type { PortalClient } from '../portal/client.ts';
import { CardSaving, type SavedCard, type SavingHost } from './card-saving.ts';
import { cardName, type Words } from './card-words.ts';

/** What the saved cards need of their tag. */
export interface CardsHost {
  readonly sessionId: string | undefined;
  readonly calls: PortalClient;
  readonly gateway: Bootstrap['gateway'];
  readonly language: string;
  requestUpdate(): void;
  /** A new place in the page's own document for the gateway's form. */
  cardPlace(): HTMLElement;
  say(words: () => string): void;
  pause(ms: number): Promise<void>;
}

/** A person's saved cards: listed, added to, removed from. */
export class SavedCards implements SavingHost {
  /** Nothing until they have come. */
  list?: readonly SavedCard[] | undefined;
  /** They couldn't be loaded, or one couldn't be removed. */
  trouble?: unknown;
  /** Asked about, before it is removed. */
  removing?: string | undefined;
  isAdding = false;
  saving = new CardSaving(this);
  private isDropped = false;
  private readonly sessionId: string | undefined;

  constructor(private readonly host: CardsHost) {
    this.sessionId = host.sessionId;
  }

  get isOver() {
    return this.isDropped || this.host.sessionId !== this.sessionId;
  }

  get gateway() {
    return this.host.gateway;
  }

  get language() {
    return this.host.language;
  }

  get calls() {
    const client = this.host.calls;
    return {
      begin: (paymentMethodId?: string) => client.post('/v1/me/payment-methods/setups', { body: paymentMethodId ? { paymentMethodId } : {} }),
      confirm: (id: string, body: { clientSecret: string; authentication: 'passed' | 'failed' }) => client.post('/v1/me/payment-methods/setups/{id}/confirm', { params: { id }, body }),
      refresh: (id: string) => client.post('/v1/me/payment-methods/setups/{id}/refresh', { params: { id }, background: true }),
    };
  }

  requestUpdate = () => this.host.requestUpdate();
  formPlace = () => this.host.cardPlace();
  pause = (ms: number) => this.host.pause(ms);

  load = async () => {
    this.trouble = undefined;
    await this.attempt(async () => {
      this.list = (await this.host.calls.get('/v1/me/payment-methods')).data;
    });
  };

  add = () => {
    this.isAdding = true;
    this.requestUpdate();
    if (!this.saving.isTest) void this.saving.prepare();
  };

  saved(card: SavedCard) {
    this.isAdding = false;
    this.list = [card, ...(this.list ?? [])];
    this.host.say(() => msg(str`Saved: ${cardName(card)}.`));
    this.requestUpdate();
  }

  notSaved(words: () => Words) {
    this.host.say(() => words().join('. '));
  }

  ask = (id?: string) => {
    this.removing = id;
    this.requestUpdate();
  };

  remove = async ({ id, ...card }: SavedCard) => {
    this.removing = undefined;
    this.trouble = undefined;
    await this.attempt(async () => {
      await this.host.calls.delete('/v1/me/payment-methods/{id}', { params: { id } });
      this.list = this.list?.filter((one) => one.id !== id);
      this.host.say(() => msg(str`Removed: ${cardName(card)}.`));
    });
  };

  drop() {
    this.isDropped = true;
    this.saving.drop();
  }

  private async attempt(act: () => Promise<void>) {
    try {
      await act();
    } catch (cause) {
      if (!this.isOver) this.trouble = cause;
    }
    if (!this.isOver) this.requestUpdate();
  }
}
