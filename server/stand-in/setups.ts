import { fromTestId, type PaymentMethod } from './cards.ts';
import { Failure, invalid, missing, type ErrorBody } from './failure.ts';
import type { Form } from './form.ts';
import { textIn, textsIn } from './form.ts';
import { presentMethod } from './intent.ts';
import type { Scene } from './intents.ts';
import { checkParameters } from './parameters.ts';
import { randomToken } from './tokens.ts';

/** One SetupIntent as the stand-in keeps it. */
export interface Setup {
  id: string;
  account: string | null;
  status: 'requires_payment_method' | 'requires_action' | 'succeeded' | 'canceled';
  clientSecret: string;
  created: number;
  customer: string | null;
  metadata: Record<string, string>;
  threeDSecure: 'automatic' | 'any' | 'challenge';
  method: PaymentMethod | null;
  lastError: ErrorBody | null;
}

/** A payment method that was made here, and whom it is kept for. */
export type KeptMethod = PaymentMethod & { account: string | null; customer?: string };

/** `POST /v1/customers`. */
export function createCustomer(scene: Scene, form: Form) {
  checkParameters('createCustomer', form);
  const id = `cus_${randomToken(14)}`;
  scene.customers.set(id, scene.account);
  return { id, object: 'customer', created: scene.now, livemode: false, metadata: textsIn(form, 'metadata') };
}

/** `DELETE /v1/customers/{id}`: the cards kept for it go too. */
export function deleteCustomer(scene: Scene, id: string) {
  customerNamed(scene, id, 'id');
  scene.customers.delete(id);
  for (const method of scene.methods.values()) if (method.customer === id) delete method.customer;
  return { id, object: 'customer', deleted: true };
}

/** `POST /v1/payment_methods/{id}/detach`. */
export function detachMethod(scene: Scene, id: string) {
  const method = scene.methods.get(id);
  if (!method || method.account !== scene.account) throw missing('PaymentMethod', id, 'payment_method');
  if (method.customer === undefined) throw invalid('The payment method you provided is not attached to a customer so detachment is impossible.');
  delete method.customer;
  return presentMethod(method);
}

/** `POST /v1/setup_intents`. */
export function createSetup(scene: Scene, form: Form): Setup {
  checkParameters('createSetup', form);
  const customer = textIn(form, 'customer') ?? null;
  if (customer !== null) customerNamed(scene, customer, 'customer');
  const asked = textIn(form, 'payment_method_options', 'card', 'request_three_d_secure');
  const setup: Setup = {
    id: `seti_1${randomToken(23)}`,
    account: scene.account,
    status: 'requires_payment_method',
    clientSecret: '',
    created: scene.now,
    customer,
    metadata: textsIn(form, 'metadata'),
    threeDSecure: asked === 'any' || asked === 'challenge' ? asked : 'automatic',
    method: null,
    lastError: null,
  };
  setup.clientSecret = `${setup.id}_secret_${randomToken(25)}`;
  scene.setups.set(setup.id, setup);
  scene.emit('setup_intent.created', presentSetup(setup));
  return setup;
}

/** `GET /v1/setup_intents/{id}`: another account's is as missing as none. */
export function findSetup(scene: Scene, id: string): Setup {
  const setup = scene.setups.get(id);
  if (!setup || setup.account !== scene.account) throw missing('setupintent', id, 'intent');
  return setup;
}

/** `POST /v1/setup_intents/{id}/confirm`, by the server, or by a browser with the client secret. */
export function confirmSetup(scene: Scene, id: string, form: Form, byServer: boolean): Setup {
  checkParameters(byServer ? 'confirmSetup' : 'confirmInBrowser', form);
  const setup = findSetup(scene, id);
  if (setup.status === 'succeeded' || setup.status === 'canceled') throw unexpected(setup, 'confirm');
  const named = textIn(form, 'payment_method') ?? '';
  const method = fromTestId(named, scene.now);
  if (!method) throw missing('PaymentMethod', named, 'payment_method');
  scene.methods.set(method.id, { ...method, account: scene.account });
  setup.method = method;
  const { decline, threeDSecure: asks } = method.card;
  if (decline) {
    const { code, declineCode, message } = decline;
    fail(scene, setup, { type: 'card_error', code, ...(declineCode && { decline_code: declineCode }), message });
    throw new Failure(402, { ...(setup.lastError ?? { type: 'card_error', message }) }, true);
  }
  if (asks === 'always' || (asks === 'requested' && setup.threeDSecure !== 'automatic')) {
    setup.status = 'requires_action';
    scene.emit('setup_intent.requires_action', presentSetup(setup));
  } else keep(scene, setup);
  return setup;
}

/** `POST /v1/setup_intents/{id}/cancel`. */
export function cancelSetup(scene: Scene, id: string): Setup {
  const setup = findSetup(scene, id);
  if (setup.status === 'succeeded' || setup.status === 'canceled') throw unexpected(setup, 'cancel');
  setup.status = 'canceled';
  scene.emit('setup_intent.canceled', presentSetup(setup));
  return setup;
}

/** The card holder passed or failed 3-D Secure in the browser. */
export function authenticateSetup(scene: Scene, setup: Setup, passes: boolean): void {
  if (setup.status !== 'requires_action') throw unexpected(setup, 'authenticate');
  if (passes) return keep(scene, setup);
  const message = 'We are unable to authenticate your payment method. Please choose a different payment method and try again.';
  fail(scene, setup, { type: 'invalid_request_error', code: 'setup_intent_authentication_failure', message });
}

/** The object as Stripe's API answers it; the browser sees no metadata. */
export function presentSetup(setup: Setup, { expand = false, forBrowser = false } = {}) {
  const { id, status, clientSecret, created, customer, metadata, method, lastError, threeDSecure } = setup;
  return {
    id,
    object: 'setup_intent',
    cancellation_reason: null,
    client_secret: clientSecret,
    created,
    customer: forBrowser ? null : customer,
    last_setup_error: lastError,
    livemode: false,
    ...(!forBrowser && { metadata }),
    next_action: status === 'requires_action' ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } } : null,
    payment_method: method && expand ? { ...presentMethod(method), customer } : (method?.id ?? null),
    payment_method_options: { card: { request_three_d_secure: threeDSecure } },
    payment_method_types: ['card'],
    status,
    usage: 'off_session',
  };
}

function keep(scene: Scene, setup: Setup): void {
  setup.status = 'succeeded';
  setup.lastError = null;
  const method = setup.method && scene.methods.get(setup.method.id);
  if (method && setup.customer !== null) method.customer = setup.customer;
  scene.emit('setup_intent.succeeded', presentSetup(setup));
}

function fail(scene: Scene, setup: Setup, error: ErrorBody): void {
  setup.lastError = { ...error, ...(setup.method && { payment_method: presentMethod(setup.method) }) };
  setup.status = 'requires_payment_method';
  setup.method = null;
  scene.emit('setup_intent.setup_failed', presentSetup(setup));
}

function customerNamed(scene: Scene, id: string, param: string): void {
  if (!scene.customers.has(id) || scene.customers.get(id) !== scene.account) throw missing('customer', id, param);
}

const unexpected = ({ status }: Setup, verb: string) =>
  new Failure(400, { type: 'invalid_request_error', code: 'setup_intent_unexpected_state', message: `You cannot ${verb} this SetupIntent because it has a status of ${status}.` }, true);
