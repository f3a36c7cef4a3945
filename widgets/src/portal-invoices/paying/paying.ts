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

const pollMs = 2000;
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
  payment?: Payment;
  form?: StripeForm;
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

  choose = (method: string) => {
    this.method = method;
    this.host.requestUpdate();
  };

  /** Opens a payment whose card the person types into the gateway's own form. */
  prepare = () =>
    this.attempt('opening', async () => {
      const { calls, gateway, language } = this.host;
      this.form?.remove();
      this.form = undefined;
      const payment = await calls.post('/v1/me/payments', { body: { invoices: this.order } });
      const { clientSecret, gatewayAccount: account = gateway.account ?? undefined } = payment;
      this.payment = payment;
      if (this.isOver || !clientSecret || !gateway.publishableKey) return this.follow(payment);
      const { openStripeForm } = await import('./stripe-form.ts');
      const form = await openStripeForm(() => this.isOver ? undefined : this.host.formPlace(), { publishableKey: gateway.publishableKey, account, clientSecret, language });
      if (this.isOver) form?.remove();
      else this.form = form;
      this.turn('review');
    });

  /** The act itself: a second press changes nothing. */
  pay = () =>
    this.attempt('busy', async () => {
      const { form, payment, host } = this;
      if (this.isTest) return this.follow(await host.calls.post('/v1/me/payments', { body: { invoices: this.order, paymentMethodId: this.method } }));
      if (!form || !payment) return this.turn('review');
      const refusal = await form.confirm();
      return refusal ? this.fail(() => [failureWords()[0], refusal]) : this.ask(payment);
    });

  /** The person passed, or left, the bank's question of the test gateway. */
  answerChallenge = (isPassed: boolean) =>
    this.attempt('busy', async () => {
      const { id, clientSecret } = this.payment ?? {};
      if (!isPassed || !id || !clientSecret) return this.fail(() => failureWords('cancelled'));
      await this.follow(await this.host.calls.post('/v1/me/payments/{id}/confirm', { params: { id }, body: { clientSecret } }));
    });

  /** Nobody waits for it any more, or nobody may see it: nothing is asked, said or shown from here on. */
  drop() {
    this.isDropped = true;
    this.form?.remove();
    this.form = undefined;
  }

  private get isOver() {
    return this.isDropped || this.host.sessionId !== this.sessionId;
  }

  private get order() {
    return this.shares.map(({ invoice, amount }) => (amount === invoice.balance.amount ? { id: invoice.id } : { id: invoice.id, amount }));
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
        this.form?.remove();
        this.form = undefined;
        return this.fail(() => failureWords(payment.failureCode));
      case 'requires_action':
        return this.isTest ? this.turn('challenge') : this.fail(() => failureWords(payment.failureCode));
      case 'processing':
        return this.ask(payment);
    }
  }

  /** Asks until the gateway has decided; an answer that doesn't come is asked for again. After a minute a mail follows. */
  private async ask({ id }: Payment): Promise<unknown> {
    const { host } = this;
    this.turn('waiting');
    for (let polls = 0; polls < mostPolls; polls += 1) {
      const now = await host.calls.post('/v1/me/payments/{id}/refresh', { params: { id }, background: true }).catch(orLater);
      if (this.isOver) return undefined;
      if (now && now.status !== 'processing') return this.follow(now);
      await host.pause(pollMs);
    }
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

const orLater = (cause: unknown) => {
  if (cause instanceof Problem && cause.status && cause.status < 500) throw cause;
  return undefined;
};
