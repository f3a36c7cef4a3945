import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Money } from '../portal/bootstrap.ts';
import type { Ok, PortalClient } from '../portal/client.ts';
import { sum, type Invoice } from './invoice.ts';

type Payment = Ok<'/v1/me/payments', 'post'>;

/** One invoice of a payment, and how much of it is paid now. */
export interface Share {
  invoice: Invoice;
  amount: number;
}

/** Where paying has come to. */
export type PayingState = 'review' | 'busy' | 'challenge' | 'declined' | 'waiting' | 'paid';

const pollMs = 2000;
const mostPolls = 30;

/** What paying needs of its tag. */
export interface PayingHost extends ReactiveControllerHost {
  readonly calls: PortalClient;
  /** Money arrived: the lists are out of date. */
  paid(payment: Payment): void;
  /** Waits; tests don't. */
  pause(ms: number): Promise<void>;
}

/** Pays some invoices: what is shown while that goes on, and each call that it takes. */
export class Paying implements ReactiveController {
  state: PayingState = 'review';
  /** The test gateway's cards, or `stripe`. */
  method = 'pm_test_ok';
  trouble?: unknown;
  payment?: Payment;
  /** The gateway's own sentence about a card that it refused. */
  refusal?: string;

  constructor(
    private readonly host: PayingHost,
    readonly shares: readonly Share[],
  ) {
    host.addController(this);
  }

  hostConnected() {}

  get total(): Money {
    return sum(this.shares.map(({ invoice, amount }) => ({ ...invoice.balance, amount }))) ?? { amount: 0, currency: 'CAD' };
  }

  choose = (method: string) => {
    this.method = method;
    this.host.requestUpdate();
  };

  /** Asks the gateway for the money by the chosen test card. */
  pay = () =>
    this.attempt(async () => {
      const { calls } = this.host;
      await this.follow(await calls.post('/v1/me/payments', { body: { invoices: this.order, paymentMethodId: this.method } }));
    });

  /** Opens a payment whose method the person chooses in the gateway's own form. */
  open = async () => this.host.calls.post('/v1/me/payments', { body: { invoices: this.order } });

  /** The person passed, or left, the bank's challenge of the test gateway. */
  answerChallenge = (isPassed: boolean) =>
    this.attempt(async () => {
      const { id, clientSecret } = this.payment ?? {};
      if (!isPassed || !id || !clientSecret) return this.turn('review');
      await this.follow(await this.host.calls.post('/v1/me/payments/{id}/confirm', { params: { id }, body: { clientSecret } }));
    });

  /** The gateway's form refused what was typed. */
  refuse(sentence: string) {
    this.refusal = sentence;
    this.turn('declined');
  }

  /** The gateway's form is done: the API says how it went. */
  settle = (payment: Payment) => this.attempt(() => this.ask(payment));

  private get order() {
    return this.shares.map(({ invoice, amount }) => (amount === invoice.balance.amount ? { id: invoice.id } : { id: invoice.id, amount }));
  }

  private async attempt(act: () => Promise<unknown> | unknown) {
    if (this.state === 'busy') return;
    this.turn('busy');
    try {
      await act();
    } catch (cause) {
      this.trouble = cause;
      this.turn('review', false);
    }
  }

  private async follow(payment: Payment): Promise<unknown> {
    this.payment = payment;
    switch (payment.status) {
      case 'succeeded':
        this.turn('paid');
        return this.host.paid(payment);
      case 'failed':
        return this.turn('declined');
      case 'requires_action':
        return this.turn('challenge');
      case 'processing':
        return this.ask(payment);
    }
  }

  /** Asks until the gateway has decided. After a minute the person needn't wait: a mail follows. */
  private async ask(payment: Payment): Promise<unknown> {
    this.turn('waiting');
    for (let polls = 0; polls < mostPolls; polls += 1) {
      const now = await this.host.calls.get('/v1/me/payments/{id}', { params: { id: payment.id }, background: polls > 0 });
      if (now.status !== 'processing') return this.follow(now);
      await this.host.pause(pollMs);
    }
    return undefined;
  }

  private turn(state: PayingState, isClean = true) {
    this.state = state;
    if (isClean) this.trouble = undefined;
    this.host.requestUpdate();
  }
}
