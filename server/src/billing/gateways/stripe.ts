import Stripe from 'stripe';

import type { Config } from '../../config.ts';
import type { Gateway, GatewayPayment, GatewayStatus, Order } from './gateway.ts';
import { GatewayRefusal } from './gateway.ts';
import { stripeAnswer, stripeOptions } from './stripe-answer.ts';

const timeoutMs = 20_000;
const libraries = new Map<string, Stripe>();

/** The platform's Stripe library; null where the deployment has no keys. */
export function stripeLibrary(config: Pick<Config, 'STRIPE_SECRET_KEY' | 'STRIPE_API_BASE'>): Stripe | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = config;
  if (!key) return null;
  const name = `${base ?? ''} ${key}`;
  const known =
    libraries.get(name) ??
    new Stripe(key, { ...placeOf(base), maxNetworkRetries: 1, timeout: timeoutMs, telemetry: false });
  libraries.set(name, known);
  return known;
}

/** Stripe by PaymentIntents, as direct charges on the organization's connected account, or on the platform's own. */
export class StripeGateway implements Gateway {
  readonly name = 'stripe';
  private readonly stripe: Stripe;
  private readonly account: string | null;

  constructor(stripe: Stripe, account: string | null) {
    this.stripe = stripe;
    this.account = account;
  }

  open({ paymentId, amountMinor, currency, description, threeDSecure, customerId }: Order): Promise<GatewayPayment> {
    const order: Stripe.PaymentIntentCreateParams = {
      amount: amountMinor,
      currency: currency.toLowerCase(),
      description,
      metadata: { paymentId },
      ...(customerId !== null && { customer: customerId }),
      ...(threeDSecure && { payment_method_options: { card: { request_three_d_secure: 'any' as const } } }),
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    };
    return told(() => this.stripe.paymentIntents.create(order, this.on(`open-${paymentId}`)));
  }

  async confirm(id: string, paymentMethodId: string): Promise<GatewayPayment> {
    const attempt = { payment_method: paymentMethodId };
    try {
      return await told(() => this.stripe.paymentIntents.confirm(id, attempt, this.on(`confirm-${id}`)));
    } catch (error) {
      if (!(error instanceof GatewayRefusal)) throw error;
      const after = await this.find(id);
      return after.status === 'open' && after.failure === null ? { ...after, failure: error.code } : after;
    }
  }

  find(id: string): Promise<GatewayPayment> {
    return told(() => this.stripe.paymentIntents.retrieve(id, {}, this.on()));
  }

  async cancel(id: string): Promise<GatewayPayment> {
    try {
      return await told(() => this.stripe.paymentIntents.cancel(id, {}, this.on()));
    } catch (error) {
      if (error instanceof GatewayRefusal && error.code === 'payment_intent_unexpected_state') return this.find(id);
      throw error;
    }
  }

  private on(idempotencyKey?: string): Stripe.RequestOptions {
    return stripeOptions(this.account, idempotencyKey);
  }
}

/** A PaymentIntent in our words; webhooks carry them too. */
export function fromIntent(intent: Stripe.PaymentIntent): GatewayPayment {
  const { id, amount_received: received, currency, client_secret: clientSecret, last_payment_error: failure } = intent;
  return {
    id,
    status: statuses[intent.status] ?? 'processing',
    capturedMinor: intent.status === 'succeeded' ? received : 0,
    currency: currency.toUpperCase(),
    clientSecret: clientSecret ?? null,
    failure: failure ? (failure.decline_code ?? failure.code ?? failure.type) : null,
  };
}

const statuses: Readonly<Record<string, GatewayStatus>> = {
  requires_payment_method: 'open',
  requires_confirmation: 'open',
  requires_action: 'action',
  processing: 'processing',
  requires_capture: 'processing',
  succeeded: 'captured',
  canceled: 'canceled',
};

const told = async (call: () => Promise<Stripe.PaymentIntent>): Promise<GatewayPayment> => fromIntent(await stripeAnswer(call));

function placeOf(base: string | undefined): { host?: string; port?: string; protocol?: 'http' | 'https' } {
  if (!base) return {};
  const { hostname, port, protocol } = new URL(base);
  const secure = protocol === 'https:';
  return { host: hostname, port: port || (secure ? '443' : '80'), protocol: secure ? 'https' : 'http' };
}
