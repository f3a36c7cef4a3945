import type Stripe from 'stripe';

import { unscopedDb } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { organizationsOnStripe } from '../../organizations/organizations.ts';
import type { Runtime } from '../../runtime.ts';
import { askAboutSetup, setupNamed } from '../cards/hear-of-setup.ts';
import { gatewayOf } from '../gateways/choose.ts';
import { fromIntent } from '../gateways/stripe.ts';
import { attempt } from '../gateways/attempt.ts';
import { conclude } from '../payments/carry-out.ts';
import { settle } from '../payments/settle-payment.ts';

/** News that nothing can follow: they may be believed in any order. */
const last: ReadonlySet<string> = new Set(['payment_intent.succeeded', 'payment_intent.canceled']);
/** News that something else may have overtaken: they only make us ask. */
const passing: ReadonlySet<string> = new Set([
  'payment_intent.processing',
  'payment_intent.payment_failed',
  'payment_intent.requires_action',
]);

/**
 * Takes a verified event: the same one again, one out of order or one of a payment that isn't ours changes nothing. It
 * is kept with what it changed, in one transaction.
 * @throws unavailable — Stripe couldn't be asked; it will send the event again
 */
export async function receiveEvent(runtime: Runtime, event: Stripe.Event): Promise<void> {
  if (await unscopedDb.GatewayEvent.one({ id: event.id })) return;
  const caller = event.livemode === isLive(runtime) ? await recipientOf(runtime, event) : null;
  const intent = intentIn(event);
  const payment = caller && intent ? await paymentOf(caller, intent) : null;
  if (caller && payment && passing.has(event.type)) await ask(caller, payment.id);
  const setup = caller && (await setupNamed(caller, setupIn(event)));
  if (caller && setup) await askAboutSetup(caller, setup);
  try {
    await tx(async () => {
      const { id, type } = event;
      const row = { id, gateway: 'stripe', type: type.slice(0, 80), recipientId: caller?.organizationId ?? null };
      await unscopedDb.GatewayEvent.insert({ ...row, receivedAt: runtime.clock.now() });
      if (caller && intent && payment && last.has(type)) await settle(caller, payment.id, fromIntent(intent));
    });
  } catch (error) {
    if (violatedKey(error) !== 'gateway_events.PRIMARY') throw error;
  }
}

const isLive = ({ config }: Runtime) => config.STRIPE_SECRET_KEY?.includes('_live_') ?? false;

/** The organization whose connected account it is; without an account, the only one on the platform's own. */
async function recipientOf(runtime: Runtime, { account }: Stripe.Event): Promise<Caller | null> {
  const [organization, second] = await organizationsOnStripe(account ?? null);
  return organization && !second ? systemCaller(runtime, organization) : null;
}

function intentIn({ type, data }: Stripe.Event): Stripe.PaymentIntent | null {
  const { object } = data;
  return type.startsWith('payment_intent.') && 'object' in object && object.object === 'payment_intent' ? object : null;
}

/** Every news of a card being saved only makes us ask: the event doesn't tell the card. */
function setupIn({ type, data }: Stripe.Event): Stripe.SetupIntent | null {
  const { object } = data;
  return type.startsWith('setup_intent.') && 'object' in object && object.object === 'setup_intent' ? object : null;
}

/** Ours by the gateway's id; one whose id isn't stored yet, by the id of ours that it carries. */
async function paymentOf(caller: Caller, { id, metadata }: Stripe.PaymentIntent) {
  const known = await caller.db.Payment.one({ gateway: 'stripe', gatewayPaymentId: id });
  const named = metadata['paymentId'];
  if (known || named === undefined || named.length > 36) return known;
  return caller.db.Payment.one({ id: named, gateway: 'stripe', gatewayPaymentId: null });
}

async function ask(caller: Caller, paymentId: string): Promise<void> {
  const payment = await caller.db.Payment.one({ id: paymentId });
  const gatewayPaymentId = payment?.gatewayPaymentId ?? null;
  const gateway = payment && gatewayOf(caller, payment);
  if (!gateway || gatewayPaymentId === null) return;
  const told = await attempt(() => gateway.find(gatewayPaymentId));
  if (typeof told === 'string') throw problem('unavailable', { retryAfterSeconds: 30 });
  await conclude(caller, gateway, paymentId, told);
}
