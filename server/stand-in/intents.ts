import type { PaymentMethod } from './cards.ts';
import { fromTestId } from './cards.ts';
import { checkAmount, checkCurrency } from './currencies.ts';
import { Failure, invalid, missing } from './failure.ts';
import type { Form } from './form.ts';
import { textIn, textsIn } from './form.ts';
import type { Intent, IntentStatus } from './intent.ts';
import { presentCharge, presentIntent, presentMethod } from './intent.ts';
import { checkParameters } from './parameters.ts';
import type { KeptMethod, Setup } from './setups.ts';
import { randomToken } from './tokens.ts';

/** What a call may touch: the account it acts for and the world it acts in. */
export interface Scene {
  account: string | null;
  /** Seconds since 1970, by the stand-in's own clock. */
  now: number;
  intents: Map<string, Intent>;
  methods: Map<string, KeptMethod>;
  setups: Map<string, Setup>;
  customers: Map<string, string | null>;
  /** Whether confirmed cards stay in `processing` until they are settled from outside. */
  slow: boolean;
  emit(type: string, object: unknown): void;
}

const confirmable: readonly IntentStatus[] = ['requires_confirmation', 'requires_payment_method', 'requires_action'];
const cancelable: readonly IntentStatus[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** `POST /v1/payment_intents`. */
export function createIntent(scene: Scene, form: Form): Intent {
  checkParameters('create', form);
  const currency = checkCurrency(textIn(form, 'currency'));
  const intent: Intent = {
    id: `pi_3${randomToken(23)}`,
    account: scene.account,
    amount: checkAmount(textIn(form, 'amount'), currency),
    currency,
    status: 'requires_payment_method',
    clientSecret: '',
    created: scene.now,
    description: textIn(form, 'description') ?? null,
    metadata: textsIn(form, 'metadata'),
    receiptEmail: textIn(form, 'receipt_email') ?? null,
    statementSuffix: textIn(form, 'statement_descriptor_suffix') ?? null,
    ...methodsOffered(form),
    threeDSecure: threeDSecure(form) ?? 'automatic',
    customer: textIn(form, 'customer') ?? null,
    method: methodNamed(scene, textIn(form, 'payment_method'), textIn(form, 'customer')),
    returnUrl: null,
    lastError: null,
    latestCharge: null,
    canceledAt: null,
    cancellationReason: null,
  };
  intent.clientSecret = `${intent.id}_secret_${randomToken(25)}`;
  if (intent.method) intent.status = 'requires_confirmation';
  const confirms = textIn(form, 'confirm') === 'true';
  if (!confirms && textIn(form, 'return_url')) {
    throw invalid('You can only pass in a return_url when confirm is set to true.', undefined, 'return_url');
  }
  if (confirms) checkConfirmable(intent, form, true);
  scene.intents.set(intent.id, intent);
  scene.emit('payment_intent.created', presentIntent(intent));
  if (confirms) attempt(scene, intent, form);
  return intent;
}

/** `GET /v1/payment_intents/{id}`: another account's is as missing as none. */
export function findIntent(scene: Scene, id: string): Intent {
  const intent = scene.intents.get(id);
  if (!intent || intent.account !== scene.account) throw missing('payment_intent', id, 'intent');
  return intent;
}

/** `POST /v1/payment_intents/{id}/confirm`, by the server, or by a browser with the client secret. */
export function confirmIntent(scene: Scene, id: string, form: Form, byServer: boolean): Intent {
  checkParameters(byServer ? 'confirm' : 'confirmInBrowser', form);
  const intent = findIntent(scene, id);
  if (intent.status === 'succeeded') {
    throw unexpected(
      intent,
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
    );
  }
  if (!confirmable.includes(intent.status))
    throw unexpected(intent, refusal(intent, 'confirm', 'confirmed', confirmable));
  const method = methodNamed(scene, textIn(form, 'payment_method'), intent.customer ?? undefined);
  const before = intent.method;
  intent.method = method ?? before;
  intent.threeDSecure = threeDSecure(form) ?? intent.threeDSecure;
  try {
    checkConfirmable(intent, form, byServer);
  } catch (cause) {
    intent.method = before;
    throw cause;
  }
  attempt(scene, intent, form);
  return intent;
}

/** `POST /v1/payment_intents/{id}/cancel`. */
export function cancelIntent(scene: Scene, id: string, form: Form): Intent {
  checkParameters('cancel', form);
  const intent = findIntent(scene, id);
  if (!cancelable.includes(intent.status)) {
    throw unexpected(intent, refusal(intent, 'cancel', 'canceled', [...cancelable, 'requires_capture', 'processing']));
  }
  intent.status = 'canceled';
  intent.canceledAt = scene.now;
  intent.cancellationReason = textIn(form, 'cancellation_reason') ?? null;
  scene.emit('payment_intent.canceled', presentIntent(intent));
  return intent;
}

/** The card holder passed or failed 3-D Secure in the browser. */
export function authenticate(scene: Scene, intent: Intent, passes: boolean): void {
  if (intent.status !== 'requires_action') throw unexpected(intent, 'This PaymentIntent waits for no authentication.');
  if (passes) return charge(scene, intent);
  const message =
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.';
  fail(scene, intent, { type: 'invalid_request_error', code: 'payment_intent_authentication_failure', message });
}

/** Ends a payment that is `processing`. */
export function settleIntent(scene: Scene, intent: Intent, pays: boolean): void {
  if (intent.status !== 'processing') throw unexpected(intent, 'This PaymentIntent is not processing.');
  if (pays) return succeed(scene, intent);
  fail(scene, intent, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
  });
}

function checkConfirmable(intent: Intent, form: Form, byServer: boolean): void {
  if (!intent.method) {
    throw unexpected(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    );
  }
  const redirects = intent.automatic.enabled && intent.automatic.redirects === 'always';
  if (byServer && redirects && !textIn(form, 'return_url')) {
    throw invalid(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
      undefined,
      'return_url',
    );
  }
}

function attempt(scene: Scene, intent: Intent, form: Form): void {
  const { method } = intent;
  if (!method) return;
  intent.returnUrl = textIn(form, 'return_url') ?? null;
  const { decline, threeDSecure: asks } = method.card;
  const wanted = asks === 'always' || (asks === 'requested' && intent.threeDSecure !== 'automatic');
  if (decline) {
    const { code, declineCode, message } = decline;
    fail(scene, intent, { type: 'card_error', code, ...(declineCode && { decline_code: declineCode }), message });
    throw refused(intent);
  }
  if (wanted && textIn(form, 'off_session') === 'true') {
    const message = 'Your card was declined. This transaction requires authentication.';
    fail(scene, intent, {
      type: 'card_error',
      code: 'authentication_required',
      decline_code: 'authentication_required',
      message,
    });
    throw refused(intent);
  }
  if (!wanted) return charge(scene, intent);
  intent.status = 'requires_action';
  scene.emit('payment_intent.requires_action', presentIntent(intent));
}

function charge(scene: Scene, intent: Intent): void {
  if (!scene.slow) return succeed(scene, intent);
  intent.status = 'processing';
  scene.emit('payment_intent.processing', presentIntent(intent));
}

function succeed(scene: Scene, intent: Intent): void {
  intent.status = 'succeeded';
  intent.lastError = null;
  intent.latestCharge = `ch_3${randomToken(23)}`;
  scene.emit('charge.succeeded', presentCharge(intent, intent.latestCharge, scene.now));
  scene.emit('payment_intent.succeeded', presentIntent(intent));
}

function fail(scene: Scene, intent: Intent, error: NonNullable<Intent['lastError']>): void {
  const { method } = intent;
  intent.latestCharge = `ch_3${randomToken(23)}`;
  intent.lastError = { ...error, ...(method && { payment_method: presentMethod(method) }) };
  scene.emit('charge.failed', presentCharge(intent, intent.latestCharge, scene.now));
  intent.status = 'requires_payment_method';
  intent.method = null;
  scene.emit('payment_intent.payment_failed', presentIntent(intent));
}

function refused(intent: Intent): Failure {
  const error = intent.lastError ?? { type: 'card_error' as const, message: 'Your card was declined.' };
  const charge = intent.latestCharge ?? undefined;
  return new Failure(402, { ...error, ...(charge && { charge }), payment_intent: presentIntent(intent) }, true);
}

function unexpected(intent: Intent, message: string): Failure {
  const code = 'payment_intent_unexpected_state';
  return new Failure(
    400,
    { type: 'invalid_request_error', code, message, payment_intent: presentIntent(intent) },
    true,
  );
}

const refusal = (intent: Intent, verb: string, done: string, from: readonly string[]) =>
  `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${done}: ${from.join(', ')}.`;

function methodNamed(scene: Scene, id: string | undefined, customer?: string): PaymentMethod | null {
  if (id === undefined) return null;
  const made = fromTestId(id, scene.now);
  if (made) {
    scene.methods.set(made.id, { ...made, account: scene.account });
    return made;
  }
  const known = scene.methods.get(id);
  if (!known || known.account !== scene.account) throw missing('PaymentMethod', id, 'payment_method');
  if (customer !== undefined && known.customer === customer) return known;
  throw invalid(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
    'payment_method_unexpected_state',
  );
}

function methodsOffered(form: Form): Pick<Intent, 'automatic' | 'methodTypes'> {
  const listed = Object.values(textsIn(form, 'payment_method_types'));
  if (listed.length > 0) {
    const wrong = listed.find((type) => type !== 'card');
    if (wrong)
      throw invalid(
        `The payment method type "${wrong}" is invalid for this account.`,
        undefined,
        'payment_method_types',
      );
    return { automatic: { enabled: false, redirects: 'never' }, methodTypes: listed };
  }
  const redirects = textIn(form, 'automatic_payment_methods', 'allow_redirects') === 'never' ? 'never' : 'always';
  const enabled = textIn(form, 'automatic_payment_methods', 'enabled') !== 'false';
  return { automatic: { enabled, redirects }, methodTypes: ['card'] };
}

function threeDSecure(form: Form): Intent['threeDSecure'] | undefined {
  const asked = textIn(form, 'payment_method_options', 'card', 'request_three_d_secure');
  if (asked === undefined || asked === 'any' || asked === 'automatic' || asked === 'challenge') return asked;
  const param = 'payment_method_options[card][request_three_d_secure]';
  throw invalid(`Invalid ${param}: must be one of any, automatic, or challenge`, undefined, param);
}
