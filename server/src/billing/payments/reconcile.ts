import { tx } from '../../db/tx.ts';
import type { Row } from '../../db/scoped.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import { organizationById } from '../../organizations/organizations.ts';
import type { Runtime } from '../../runtime.ts';
import { gatewayOf } from '../gateways/choose.ts';
import { attempt } from './attempt.ts';
import { conclude } from './carry-out.ts';
import type { Payment } from './payments.models.ts';
import { organizationsWithDuePayments } from './reconcile.queries.ts';
import { fail, settle } from './settle-payment.ts';

const minuteMs = 60_000;
/** An intent that hasn't reached the gateway by then never will: its process is gone. */
const startingMs = 3 * minuteMs;
/** How long a payment may wait for its person; then it is cancelled and its money is free again. */
const openMs = 60 * minuteMs;
/** A payment that its gateway doesn't know (another account was connected meanwhile) is given up after that. */
const lostMs = 24 * 60 * minuteMs;
const unknown: ReadonlySet<string> = new Set(['resource_missing', 'not-found']);
const longestPauseMs = 6 * 60 * minuteMs;
const mostAtOnce = 100;

/**
 * Asks the gateways about payments that stayed open: whose webhook got lost, whose process died, whose person went
 * away. Two at once do no harm. @returns how many were asked about
 */
export async function reconcilePayments(runtime: Runtime): Promise<number> {
  let asked = 0;
  const now = runtime.clock.now();
  for (const { organizationId } of await organizationsWithDuePayments(now)) {
    const organization = await organizationById(organizationId);
    if (!organization) continue;
    const caller = await systemCaller(runtime, organization);
    const due = await caller.db.Payment.find({
      where: { checkAt: { lte: now } },
      order: [['checkAt', 'ASC']],
      limit: mostAtOnce,
    });
    for (const payment of due) {
      await reconcile(caller, payment);
      asked += 1;
    }
  }
  return asked;
}

async function reconcile(caller: Caller, payment: Row<Payment>): Promise<void> {
  const { id, gatewayPaymentId } = payment;
  const ageMs = caller.clock.now().getTime() - payment.createdAt.getTime();
  const gateway = gatewayOf(caller, payment);
  if (gatewayPaymentId === null) {
    if (ageMs >= startingMs) await fail(caller, id, 'gateway-unavailable');
  } else if (gateway) {
    const told = await attempt(() => gateway.find(gatewayPaymentId));
    if (typeof told !== 'string') await conclude(caller, gateway, id, told);
    else if (unknown.has(told) && ageMs >= lostMs) await fail(caller, id, 'gateway-lost');
    const waits = typeof told !== 'string' && (told.status === 'open' || told.status === 'action');
    const ended = waits && ageMs >= openMs ? await attempt(() => gateway.cancel(gatewayPaymentId)) : null;
    if (ended !== null && typeof ended !== 'string') await settle(caller, id, ended, 'expired');
  }
  await lookAgain(caller, id, ageMs);
}

/** The older a payment, the rarer it is asked about. */
async function lookAgain(caller: Caller, id: string, ageMs: number): Promise<void> {
  const pauseMs = Math.min(Math.max(ageMs / 2, minuteMs), longestPauseMs);
  const checkAt = new Date(caller.clock.now().getTime() + pauseMs);
  await tx(() => caller.db.Payment.update({ id, status: { in: ['starting', 'open', 'processing'] } }, { checkAt }));
}
