import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import { organizationById } from '../../organizations/organizations.ts';
import type { Runtime } from '../../runtime.ts';
import { vaultOf } from '../gateways/choose.ts';
import { followUp } from '../gateways/follow-up.ts';
import type { CardSetup } from './cards.models.ts';
import { concludeSetup } from './create-setup.ts';
import { organizationsWithDueCards } from './reconcile-cards.queries.ts';
import { forgetCard } from './saved-cards.ts';
import { failSetup, settleSetup } from './settle-setup.ts';

const mostAtOnce = 100;

/**
 * Asks the gateways about cards whose saving stayed open (a lost webhook, a dead process, a closed tab), and has them
 * forget removed ones that they couldn't be told of. Two at once do no harm. @returns how many were asked about
 */
export async function reconcileCards(runtime: Runtime): Promise<number> {
  let asked = 0;
  const now = runtime.clock.now();
  for (const organizationId of await organizationsWithDueCards(now)) {
    const organization = await organizationById(organizationId);
    if (!organization) continue;
    const caller = await systemCaller(runtime, organization);
    const due = { where: { checkAt: { lte: now } }, limit: mostAtOnce };
    const setups = await caller.db.CardSetup.find({ ...due, order: [['checkAt', 'ASC']] });
    const removed = await caller.db.PaymentMethod.find({ ...due, order: [['checkAt', 'ASC']] });
    for (const setup of setups) await reconcile(caller, setup);
    for (const card of removed) await forgetCard(caller, card);
    asked += setups.length + removed.length;
  }
  return asked;
}

async function reconcile(caller: Caller, setup: Row<CardSetup>): Promise<void> {
  const { id, createdAt, gatewaySetupId: gatewayId } = setup;
  const gateway = vaultOf(caller, setup);
  const checkAt = await followUp(caller, {
    createdAt,
    gatewayId,
    gateway,
    conclude: async (told) => gateway && concludeSetup(caller, gateway, id, told),
    fail: (code) => failSetup(caller, id, code),
    expire: (told) => settleSetup(caller, id, { ...told, failure: null }, 'expired'),
  });
  await tx(() => caller.db.CardSetup.update({ id, status: { in: ['starting', 'open', 'processing'] } }, { checkAt }));
}
