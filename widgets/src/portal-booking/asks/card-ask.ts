import { msg, str } from '@lit/localize';
import { CardSaving, type SavedCard, type SavingHost } from '../../cards/card-saving.ts';
import { cardName, type Words } from '../../cards/card-words.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import type { Asks } from './asks.ts';

/** What draws the card's part of the details; it comes with it. */
export { cardPart } from '../steps/card.ts';

/** The card that a held time is booked with: one that is saved, or another one. */
export class CardAsk implements SavingHost {
  cards: readonly SavedCard[] = [];
  /** Id of the chosen one; nothing: another one is to be saved. */
  chosen: string | undefined;
  saving = new CardSaving(this);
  private isDropped = false;

  private constructor(
    private readonly asks: Asks,
    private readonly holdId: string,
  ) {}

  static async load(asks: Asks, holdId: string) {
    const ask = new CardAsk(asks, holdId);
    const { data } = await asks.flow.apiClient().get('/v1/holds/{id}/payment-methods', { params: { id: holdId }, headers: asks.keeper.headers });
    ask.cards = data.filter(({ usable }) => usable);
    ask.chosen = ask.cards[0]?.id;
    return ask;
  }

  get card() {
    return this.cards.find(({ id }) => id === this.chosen);
  }

  /** "Visa ending in 4242" */
  get name() {
    return this.card && cardName(this.card);
  }

  get isOver() {
    return this.isDropped || this.asks.keeper.hold?.id !== this.holdId;
  }

  get gateway() {
    return this.asks.flow.settings?.gateway ?? { name: 'none' as const, publishableKey: null, account: null };
  }

  get canSave() {
    const { name, publishableKey } = this.gateway;
    return name === 'test' || (name === 'stripe' && !!publishableKey);
  }

  get language() {
    return this.asks.flow.locale.language;
  }

  get calls() {
    const { asks, holdId: id } = this;
    const { headers } = asks.keeper;
    const client = asks.flow.apiClient();
    return {
      begin: (paymentMethodId?: string) => client.post('/v1/holds/{id}/payment-methods/setups', { params: { id }, headers, body: paymentMethodId ? { paymentMethodId } : {} }),
      confirm: (setupId: string, body: { clientSecret: string; authentication: 'passed' | 'failed' }) => client.post('/v1/holds/{id}/payment-methods/setups/{setupId}/confirm', { params: { id, setupId }, headers, body }),
      refresh: (setupId: string) => client.post('/v1/holds/{id}/payment-methods/setups/{setupId}/refresh', { params: { id, setupId }, headers }),
    };
  }

  requestUpdate = () => this.asks.flow.requestUpdate();
  formPlace = () => this.asks.flow.appendChild(Object.assign(document.createElement('div'), { slot: 'card' }));
  pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

  /** One of the saved ones, or (nothing) another one. */
  choose = (id: string | undefined) => {
    this.chosen = id;
    this.clearError();
    if (!id && !this.saving.isTest && this.saving.state === 'idle') void this.saving.prepare();
    this.requestUpdate();
  };

  saved(card: SavedCard) {
    this.cards = [card, ...this.cards];
    this.chosen = card.id;
    this.clearError();
    this.asks.flow.say(() => msg(str`Saved: ${cardName(card)}.`));
    void this.asks.load();
  }

  notSaved(words: () => Words) {
    const { flow } = this.asks;
    flow.say(() => words().join('. '), true);
    void flow.updateComplete.then(() => flow.renderRoot.querySelector('.card-form .notice')?.scrollIntoView({ block: 'nearest' }));
  }

  missing(): FieldError[] {
    return this.card ? [] : [{ field: 'card', text: this.canSave ? msg('Save a card to book with') : msg('This clinic can’t take a card online now. Call it to book') }];
  }

  /** Another time or person: the gateway's form goes with it. */
  drop() {
    this.isDropped = true;
    this.saving.drop();
  }

  private clearError() {
    const { flow } = this.asks;
    flow.mended('card');
  }
}
