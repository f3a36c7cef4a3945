import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import { spokenLanguage, type Caller } from '../../http/caller.ts';
import type { RepeatKey } from '../../http/handlers.ts';
import { problem } from '../../http/problem.ts';
import { ownCard } from '../cards/saved-cards.ts';
import { gatewayFor } from '../gateways/choose.ts';
import type { Gateway } from '../gateways/gateway.ts';
import { carryOut } from './carry-out.ts';
import { freeReserved } from './free-reserved.ts';
import type { PaymentView } from './payment-view.ts';
import { viewOf } from './payment-view.ts';
import { requestKey, type RequestKey } from './request-key.ts';
import type { Share, Wish } from './reserve.ts';
import { isFree, reserve, sharesOf } from './reserve.ts';

/** How soon the reconciler looks after a payment that nobody settled. */
const firstCheckMs = 60_000;

/** What a patient asks for. */
export interface PaymentOrder {
  readonly invoices: readonly Wish[];
  /** The gateway's own name of a card, or the id of a saved one. */
  readonly paymentMethodId?: string;
}

/**
 * Pays invoices of the patient, wholly or in part. The intent is committed first and reserves its share of each
 * invoice; then the gateway is asked, with a key made of the intent; then the outcome is committed. The same request
 * key again answers the intent's present state. What an older, unfinished payment has reserved is freed first, by
 * cancelling it at the gateway: only then can its money no longer come.
 * @throws not-found · gateway-missing · invoice-not-open · amount-over-balance · currencies-differ
 * @throws payment-in-progress — another payment of the same money is being processed right now
 * @throws idempotency-key-reused — the key was used for another request
 */
export async function createPayment(
  caller: Caller,
  order: PaymentOrder,
  repeatKey: RepeatKey | null,
): Promise<PaymentView> {
  const key = repeatKey && requestKey(repeatKey);
  const before = key && (await caller.db.Payment.one({ requestKey: key.id }));
  if (before) return repeated(caller, before, key);
  const gateway = gatewayFor(caller);
  if (!gateway) throw problem('gateway-missing');
  const method = await methodOf(caller, order);
  const shares = await sharesOf(caller, order.invoices);
  if (!isFree(shares)) await freeReserved(caller, shares);
  try {
    const paymentId = await commitIntent(caller, order, { gateway, method, key });
    return await carryOut(caller, gateway, paymentId);
  } catch (error) {
    const first =
      key && violatedKey(error) === 'payments.requestKey' ? await caller.db.Payment.one({ requestKey: key.id }) : null;
    if (!first) throw error;
    return repeated(caller, first, key);
  }
}

/** The card in the gateway's words. @throws not-found — a saved card that isn't the patient's, or can't be used any more */
async function methodOf(caller: Caller, { paymentMethodId }: PaymentOrder): Promise<string | null> {
  if (paymentMethodId === undefined || paymentMethodId.startsWith('pm_')) return paymentMethodId ?? null;
  const { card, usable } = await ownCard(caller, caller.patientId ?? '', paymentMethodId);
  if (!usable) throw problem('not-found');
  return card.gatewayMethodId;
}

interface Means {
  readonly gateway: Gateway;
  readonly method: string | null;
  readonly key: RequestKey | null;
}

function commitIntent(caller: Caller, order: PaymentOrder, { gateway, method, key }: Means): Promise<string> {
  return tx(async () => {
    const shares = await sharesOf(caller, order.invoices);
    const [first] = shares;
    if (!first) throw problem('not-found');
    if (!isFree(shares)) throw problem('payment-in-progress', { retryAfterSeconds: 5 });
    const now = caller.clock.now();
    const { patientId, currency } = first.invoice;
    const payment = await caller.db.Payment.insert({
      id: caller.ids.next(),
      patientId,
      status: 'starting',
      gateway: gateway.name,
      gatewayAccount: gateway.name === 'stripe' ? caller.organization.stripeAccount : null,
      amountMinor: sum(shares),
      currency,
      paymentMethodId: method,
      language: spokenLanguage(caller),
      requestKey: key?.id ?? null,
      requestHash: key?.requestHash ?? null,
      createdAt: now,
      checkAt: new Date(now.getTime() + firstCheckMs),
    });
    await reserve(caller, shares);
    const rows = shares.map(({ invoice, amountMinor }) => ({
      paymentId: payment.id,
      invoiceId: invoice.id,
      amountMinor,
    }));
    await caller.db.PaymentAllocation.insertAll(rows);
    await audit(caller, 'payment.create', { type: 'Payment', id: payment.id, patientId });
    return payment.id;
  });
}

function repeated(
  caller: Caller,
  payment: { id: string; requestHash: string | null },
  key: RequestKey | null,
): Promise<PaymentView> {
  if (payment.requestHash !== key?.requestHash) throw problem('idempotency-key-reused');
  return viewOf(caller, payment.id);
}

const sum = (shares: readonly Share[]) => shares.reduce((so, { amountMinor }) => so + amountMinor, 0);
