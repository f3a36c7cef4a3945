import { tx } from '../../db/tx.ts';
import type { Row } from '../../db/scoped.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import { organizationById } from '../../organizations/organizations.ts';
import type { Runtime } from '../../runtime.ts';
import { gatewayOf } from '../gateways/choose.ts';
import { followUp } from '../gateways/follow-up.ts';
import { conclude } from './carry-out.ts';
import type { Payment } from './payments.models.ts';
import { organizationsWithDuePayments } from './reconcile.queries.ts';
import { fail, settle } from './settle-payment.ts';

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
  const { id, createdAt, gatewayPaymentId: gatewayId } = payment;
  const gateway = gatewayOf(caller, payment);
  const checkAt = await followUp(caller, {
    createdAt,
    gatewayId,
    gateway,
    conclude: async (told) => gateway && conclude(caller, gateway, id, told),
    fail: (code) => fail(caller, id, code),
    expire: (told) => settle(caller, id, told, 'expired'),
  });
  await tx(() => caller.db.Payment.update({ id, status: { in: ['starting', 'open', 'processing'] } }, { checkAt }));
}
