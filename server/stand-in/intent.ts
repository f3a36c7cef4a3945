import type { PaymentMethod } from './cards.ts';
import type { ErrorBody } from './failure.ts';

/** Where a PaymentIntent stands, in Stripe's words. */
export type IntentStatus =
  'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'processing' | 'succeeded' | 'canceled';

/** One PaymentIntent as the stand-in keeps it. */
export interface Intent {
  id: string;
  account: string | null;
  amount: number;
  currency: string;
  status: IntentStatus;
  clientSecret: string;
  created: number;
  description: string | null;
  metadata: Record<string, string>;
  receiptEmail: string | null;
  statementSuffix: string | null;
  automatic: { enabled: boolean; redirects: 'always' | 'never' };
  methodTypes: string[];
  threeDSecure: 'automatic' | 'any' | 'challenge';
  customer: string | null;
  method: PaymentMethod | null;
  returnUrl: string | null;
  lastError: ErrorBody | null;
  latestCharge: string | null;
  canceledAt: number | null;
  cancellationReason: string | null;
}

/** The object as Stripe's API answers it. */
export function presentIntent(intent: Intent) {
  return {
    id: intent.id,
    object: 'payment_intent',
    amount: intent.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: intent.status === 'succeeded' ? intent.amount : 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: intent.automatic.enabled
      ? { enabled: true, allow_redirects: intent.automatic.redirects }
      : null,
    canceled_at: intent.canceledAt,
    cancellation_reason: intent.cancellationReason,
    capture_method: 'automatic_async',
    client_secret: intent.clientSecret,
    confirmation_method: 'automatic',
    created: intent.created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    last_payment_error: intent.lastError,
    latest_charge: intent.latestCharge,
    livemode: false,
    metadata: intent.metadata,
    next_action: nextAction(intent),
    on_behalf_of: null,
    payment_method: intent.method?.id ?? null,
    payment_method_options: {
      card: { installments: null, network: null, request_three_d_secure: intent.threeDSecure },
    },
    payment_method_types: intent.methodTypes,
    processing: intent.status === 'processing' ? { type: 'card', card: {} } : null,
    receipt_email: intent.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statementSuffix,
    status: intent.status,
    transfer_data: null,
    transfer_group: null,
  };
}

/** What a browser with the publishable key and the client secret is shown: without metadata and the like. */
export function presentIntentToBrowser(intent: Intent) {
  const {
    metadata: _m,
    application: _a,
    latest_charge: _l,
    statement_descriptor_suffix: _s,
    ...seen
  } = presentIntent(intent);
  return seen;
}

/** The charge that an attempt made, for `charge.*` events. */
export function presentCharge(intent: Intent, id: string, now: number) {
  const failure = intent.lastError;
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: failure ? 0 : intent.amount,
    captured: !failure,
    created: now,
    currency: intent.currency,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    livemode: false,
    metadata: intent.metadata,
    paid: !failure,
    payment_intent: intent.id,
    payment_method: intent.method?.id ?? null,
    refunded: false,
    status: failure ? 'failed' : 'succeeded',
  };
}

/** The payment method as it stands in errors. */
export function presentMethod(method: PaymentMethod) {
  const { brand, last4 } = method.card;
  return {
    id: method.id,
    object: 'payment_method',
    card: { brand, last4, exp_month: 12, exp_year: 2034, country: 'US', funding: 'credit' },
    created: method.created,
    customer: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

function nextAction(intent: Intent) {
  if (intent.status !== 'requires_action') return null;
  const authenticate = `https://hooks.stripe.com/3d_secure_2/hosted?payment_intent=${intent.id}`;
  return intent.returnUrl
    ? { type: 'redirect_to_url', redirect_to_url: { return_url: intent.returnUrl, url: authenticate } }
    : { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: authenticate } };
}
