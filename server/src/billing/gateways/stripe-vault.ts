import type Stripe from 'stripe';
import { GatewayRefusal } from './gateway.ts';
import { stripeAnswer, stripeOptions } from './stripe-answer.ts';
import type { GatewayCard, GatewaySetup, SetupOrder, SetupStatus, Vault } from './vault.ts';

const withCard = { expand: ['payment_method'] };
const gone = 'resource_missing';

/** Cards at Stripe by SetupIntents: each with a customer of its own, who goes when the card goes. */
export class StripeVault implements Vault {
  readonly name = 'stripe';
  private readonly stripe: Stripe;
  private readonly account: string | null;

  constructor(stripe: Stripe, account: string | null) {
    this.stripe = stripe;
    this.account = account;
  }

  async open({ setupId, threeDSecure }: SetupOrder): Promise<GatewaySetup> {
    const metadata = { setupId };
    const customer = await stripeAnswer(() => this.stripe.customers.create({ metadata }, this.on(`customer-${setupId}`)));
    const order: Stripe.SetupIntentCreateParams = {
      customer: customer.id,
      usage: 'off_session',
      allowed_payment_method_types: ['card'],
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      payment_method_options: { card: { request_three_d_secure: threeDSecure ? 'any' : 'automatic' } },
      metadata,
    };
    return fromSetup(await stripeAnswer(() => this.stripe.setupIntents.create(order, this.on(`setup-${setupId}`))));
  }

  async confirm(id: string, paymentMethodId: string): Promise<GatewaySetup> {
    const attempt = { payment_method: paymentMethodId, ...withCard };
    try {
      return fromSetup(await stripeAnswer(() => this.stripe.setupIntents.confirm(id, attempt, this.on(`confirm-${id}`))));
    } catch (error) {
      if (!(error instanceof GatewayRefusal)) throw error;
      const after = await this.find(id);
      return after.status === 'open' && after.failure === null ? { ...after, failure: error.code } : after;
    }
  }

  async find(id: string): Promise<GatewaySetup> {
    return fromSetup(await stripeAnswer(() => this.stripe.setupIntents.retrieve(id, withCard, this.on())));
  }

  async cancel(id: string): Promise<GatewaySetup> {
    try {
      return fromSetup(await stripeAnswer(() => this.stripe.setupIntents.cancel(id, {}, this.on())));
    } catch (error) {
      if (error instanceof GatewayRefusal && error.code === 'setup_intent_unexpected_state') return this.find(id);
      throw error;
    }
  }

  async forget({ methodId, customerId }: { methodId: string; customerId: string | null }): Promise<void> {
    // A card goes with its customer.
    await this.ignoringGone(() => (customerId === null ? this.stripe.paymentMethods.detach(methodId, {}, this.on()) : this.stripe.customers.del(customerId, {}, this.on())));
  }

  private async ignoringGone(call: () => Promise<unknown>): Promise<void> {
    try {
      await stripeAnswer(call);
    } catch (error) {
      if (!(error instanceof GatewayRefusal) || error.code !== gone) throw error;
    }
  }

  private on(idempotencyKey?: string): Stripe.RequestOptions {
    return stripeOptions(this.account, idempotencyKey);
  }
}

function fromSetup(intent: Stripe.SetupIntent): GatewaySetup {
  const { id, customer, client_secret: clientSecret, last_setup_error: failure, payment_method: method } = intent;
  const status = statuses[intent.status] ?? 'processing';
  return {
    id,
    status,
    customerId: typeof customer === 'string' ? customer : (customer?.id ?? null),
    card: status === 'saved' && method !== null && typeof method === 'object' ? cardOf(method) : null,
    clientSecret,
    failure: failure ? (failure.decline_code ?? failure.code ?? failure.type) : null,
  };
}

function cardOf({ id: methodId, card }: Stripe.PaymentMethod): GatewayCard | null {
  return card ? { methodId, brand: card.brand, last4: card.last4, expMonth: card.exp_month, expYear: card.exp_year } : null;
}

const statuses: Readonly<Record<string, SetupStatus>> = {
  requires_payment_method: 'open',
  requires_confirmation: 'open',
  requires_action: 'action',
  processing: 'processing',
  succeeded: 'saved',
  canceled: 'canceled',
};
