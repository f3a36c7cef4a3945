import type { CardSetup, SavedCard } from '../../cards/card-saving.ts';
import { untilDecided } from '../../cards/until-decided.ts';
import { savingFailed } from '../../cards/card-words.ts';
import type { Bootstrap, Money } from '../../portal/bootstrap.ts';
import type { Ok, PortalClient } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { sum, type Invoice } from '../invoice.ts';
import { failureWords, troubleWords, type Words } from './pay-words.ts';
import type { StripeForm } from './stripe-form.ts';

/** An attempt to pay, as the API tells it. */
export type Payment = Ok<'/v1/me/payments', 'post'>;

/** One invoice of a payment, and how much of it is paid now. */
export interface Share {
  invoice: Invoice;
  amount: number;
}

/** Where paying has come to. `late`: a minute went by and the gateway still hasn't decided. */
export type PayingState = 'opening' | 'review' | 'busy' | 'challenge' | 'waiting' | 'late';

const mostPolls = 30;

/** What paying needs of its tag. */
export interface PayingHost {
  /** Whose payment it is: nothing goes on for somebody else, or for nobody. */
  readonly sessionId: string | undefined;
  readonly calls: PortalClient;
  readonly gateway: Bootstrap['gateway'];
  readonly language: string;
  requestUpdate(): void;
  /** A new place in the page's own document for the gateway's form. */
  formPlace(): HTMLElement;
  /** Money arrived: the lists are out of date. */
  paid(paying: Paying, payment: Payment): void;
  /** It failed, or a call did: said aloud. */
  notPaid(paying: Paying, words: () => Words): void;
  /** A rule of the API said no. @returns whether the tag deals with it */
  refused(paying: Paying, problem: Problem): boolean;
  /** The screen changed. */
  turned(paying: Paying): void;
  /** Waits; tests don't. */
  pause(ms: number): Promise<void>;
}

/** Pays some invoices: what is shown while that goes on, and each call that it takes. */
export class Paying {
  state: PayingState = 'review';
  /** One of the test gateway's cards. */
  method = 'pm_test_ok';
  /** Why the last attempt paid nothing. */
  words?: () => Words;
  payment?: Payment | undefined;
  form?: StripeForm;
  /** The cards that the person has saved, and the one that pays; nothing: another card. */
  cards: readonly SavedCard[] = [];
  savedId?: string | undefined;
  /** Another card is saved first, then pays. */
  keeps = false;
  private setup?: CardSetup | undefined;
  private isDropped = false;
  private readonly sessionId: string | undefined;

  constructor(
    private readonly host: PayingHost,
    readonly shares: readonly Share[],
  ) {
    this.sessionId = host.sessionId;
  }

  get total(): Money {
    return sum(this.shares.map(({ invoice, amount }) => ({ ...invoice.balance, amount }))) ?? { amount: 0, currency: 'CAD' };
  }

  get isTest() {
    return this.host.gateway.name === 'test';
  }

  /** Looks for saved cards; where there is none, the gateway's form opens. */
  start = async () => {
    if (!this.isTest) this.turn('opening');
    const { data } = await this.host.calls.get('/v1/me/payment-methods').catch(() => ({ data: [] }));
    if (this.isOver || !['opening', 'review'].includes(this.state)) return;
    this.cards = data.filter(({ usable }) => usable);
    this.savedId = this.cards[0]?.id;
    this.turn('review');
    if (!this.savedId && !this.isTest) await this.prepare();
  };

  /** Pays with a saved card, or (nothing) with another one. */
  chooseSaved = (id?: string) => {
    this.savedId = id;
    this.words = undefined;
    this.host.requestUpdate();
    if (!id && !this.isTest && !this.form) void this.prepare();
  };

  /** Whether the other card is saved too: the gateway's form is another one then. */
  keep = (isOn: boolean) => {
    this.keeps = isOn;
    this.host.requestUpdate();
    if (!this.isTest) void this.prepare();
  };

  choose = (method: string) => {
    this.method = method;
    this.host.requestUpdate();
  };

  /** Opens a payment whose card the person types into the gateway's own form. */
  prepare = () =>
    this.attempt('opening', async () => {
      const { calls, gateway, language } = this.host;
      this.dropForm();
      const begun = this.keeps ? { setup: await calls.post('/v1/me/payment-methods/setups', { body: {} }) } : { payment: await calls.post('/v1/me/payments', { body: { invoices: this.order } }) };
      const { clientSecret, gatewayAccount: account = gateway.account ?? undefined } = begun.payment ?? begun.setup;
      this.payment = begun.payment;
      this.setup = begun.setup;
      if (this.isOver || !clientSecret || !gateway.publishableKey) return begun.payment ? this.follow(begun.payment) : this.followSetup(begun.setup);
      const { openStripeForm } = await import('./stripe-form.ts');
      const form = await openStripeForm(() => this.isOver ? undefined : this.host.formPlace(), { publishableKey: gateway.publishableKey, account, clientSecret, language, saves: this.keeps });
      if (this.isOver) form?.remove();
      else this.form = form;
      this.turn('review');
    });

  /** The act itself: a second press changes nothing. */
  pay = () =>
    this.attempt('busy', async () => {
      const { form, payment, setup, host, method } = this;
      if (this.savedId) return this.payWith(this.savedId);
      if (this.isTest) return this.keeps ? this.followSetup(await host.calls.post('/v1/me/payment-methods/setups', { body: { paymentMethodId: method } })) : this.payWith(method);
      if (!form || !(payment ?? setup)) return this.turn('review');
      const refusal = await form.confirm();
      if (refusal) return this.fail(() => [failureWords()[0], refusal]);
      return payment ? this.ask(payment) : setup && this.askSetup(setup);
    });

  /** The person passed, failed or left the bank's question of the test gateway. */
  answerChallenge = (how: 'passed' | 'failed' | 'left') =>
    this.attempt('busy', async () => {
      const { calls } = this.host;
      const { setup } = this;
      const { id, clientSecret } = setup ?? this.payment ?? {};
      if (how === 'left' || !id || !clientSecret) return this.fail(() => (setup ? savingFailed('left') : failureWords('cancelled')));
      const answer = { params: { id }, body: { clientSecret, ...(how === 'failed' && { authentication: how }) } };
      return setup ? this.followSetup(await calls.post('/v1/me/payment-methods/setups/{id}/confirm', answer)) : this.follow(await calls.post('/v1/me/payments/{id}/confirm', answer));
    });

  /** Nobody waits for it any more, or nobody may see it: nothing is asked, said or shown from here on. */
  drop() {
    this.isDropped = true;
    this.dropForm();
  }

  private get isOver() {
    return this.isDropped || this.host.sessionId !== this.sessionId;
  }

  private get order() {
    return this.shares.map(({ invoice, amount }) => (amount === invoice.balance.amount ? { id: invoice.id } : { id: invoice.id, amount }));
  }

  private async payWith(paymentMethodId: string) {
    await this.follow(await this.host.calls.post('/v1/me/payments', { body: { invoices: this.order, paymentMethodId } }));
  }

  /** The card is saved, then it pays. */
  private async followSetup(setup: CardSetup): Promise<unknown> {
    if (this.isOver) return undefined;
    this.setup = setup;
    const { status, paymentMethod, awaits, failureCode } = setup;
    if (status === 'succeeded' && paymentMethod) {
      this.dropForm();
      this.setup = undefined;
      this.keeps = false;
      this.cards = [paymentMethod, ...this.cards];
      this.savedId = paymentMethod.id;
      return this.payWith(paymentMethod.id);
    }
    if (status === 'processing') return this.askSetup(setup);
    if (status === 'requires_action' && awaits === 'authentication' && this.isTest) return this.turn('challenge');
    if (status === 'failed') this.dropForm();
    return this.fail(() => savingFailed(failureCode));
  }

  private async askSetup({ id }: CardSetup): Promise<unknown> {
    const now = await this.decided(() => this.host.calls.post('/v1/me/payment-methods/setups/{id}/refresh', { params: { id }, background: true }));
    if (now || this.isOver) return now && this.followSetup(now);
    return this.fail(() => savingFailed('late'));
  }

  /** The bank of a saved card asks: Stripe shows its question. */
  private async answerBank(payment: Payment): Promise<unknown> {
    const { gateway } = this.host;
    const { clientSecret, gatewayAccount: account = gateway.account ?? undefined } = payment;
    if (!clientSecret || !gateway.publishableKey) return this.fail(() => failureWords(payment.failureCode));
    const { askBank } = await import('./stripe-form.ts');
    const refusal = await askBank({ publishableKey: gateway.publishableKey, account, clientSecret });
    return refusal ? this.fail(() => [failureWords('authentication')[0], refusal]) : this.ask(payment);
  }

  private dropForm() {
    this.form?.remove();
    this.form = undefined;
  }

  private async attempt(state: 'opening' | 'busy', act: () => unknown) {
    if (this.state === 'busy' || this.state === 'opening') return;
    this.words = undefined;
    this.turn(state);
    try {
      await act();
    } catch (cause) {
      const problem = cause instanceof Problem ? cause : new Problem('unexpected');
      if (this.isOver || this.host.refused(this, problem)) return;
      this.fail(() => troubleWords(problem, state === 'busy'));
    }
  }

  private async follow(payment: Payment): Promise<unknown> {
    if (this.isOver) return undefined;
    this.payment = payment;
    switch (payment.status) {
      case 'succeeded':
        return this.host.paid(this, payment);
      case 'failed':
        this.dropForm();
        return this.fail(() => failureWords(payment.failureCode));
      case 'requires_action':
        if (this.isTest) return this.turn('challenge');
        return this.savedId && !payment.failureCode ? this.answerBank(payment) : this.fail(() => failureWords(payment.failureCode));
      case 'processing':
        return this.ask(payment);
    }
  }

  private decided<One extends { status: string }>(ask: () => Promise<One>) {
    return untilDecided({ ask, most: mostPolls, pause: (ms) => this.host.pause(ms), isOver: () => this.isOver });
  }

  /** Asks until the gateway has decided. After a minute a mail follows. */
  private async ask({ id }: Payment): Promise<unknown> {
    const { host } = this;
    this.turn('waiting');
    const now = await this.decided(() => host.calls.post('/v1/me/payments/{id}/refresh', { params: { id }, background: true }));
    if (now || this.isOver) return now && this.follow(now);
    return this.turn('late');
  }

  private fail(words: () => Words) {
    if (this.isOver) return;
    this.words = words;
    this.turn('review');
    this.host.notPaid(this, words);
  }

  private turn(state: PayingState) {
    if (this.isOver) return;
    const isScreen = state !== this.state && !(isForm(state) && isForm(this.state));
    this.state = state;
    this.host.requestUpdate();
    if (isScreen) this.host.turned(this);
  }
}

const isForm = (state: PayingState) => state === 'review' || state === 'busy' || state === 'opening';
