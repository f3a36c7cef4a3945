import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { systemCaller, type Caller } from '../../http/caller.ts';
import { organizationById } from '../../organizations/organizations.ts';
import type { Runtime } from '../../runtime.ts';
import { vaultOf } from '../gateways/choose.ts';
import { attempt } from '../payments/attempt.ts';
import type { CardSetup } from './cards.models.ts';
import { concludeSetup } from './create-setup.ts';
import { organizationsWithDueCards } from './reconcile-cards.queries.ts';
import { forgetCard } from './saved-cards.ts';
import { failSetup, settleSetup } from './settle-setup.ts';

const minuteMs = 60_000;
/** One that hasn't reached the gateway by then never will: its process is gone. */
const startingMs = 3 * minuteMs;
/** How long the gateway's form may stay open; then nothing can be saved by it any more. */
const openMs = 60 * minuteMs;
/** One that its gateway doesn't know is given up after that. */
const lostMs = 24 * 60 * minuteMs;
const unknown: ReadonlySet<string> = new Set(['resource_missing', 'not-found']);
const longestPauseMs = 6 * 60 * minuteMs;
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
  const { id, gatewaySetupId } = setup;
  const ageMs = caller.clock.now().getTime() - setup.createdAt.getTime();
  const vault = vaultOf(caller, setup);
  if (gatewaySetupId === null) {
    if (ageMs >= startingMs) await failSetup(caller, id, 'gateway-unavailable');
  } else if (vault) {
    const told = await attempt(() => vault.find(gatewaySetupId));
    if (typeof told !== 'string') await concludeSetup(caller, vault, id, told);
    else if (unknown.has(told) && ageMs >= lostMs) await failSetup(caller, id, 'gateway-lost');
    const waits = typeof told !== 'string' && (told.status === 'open' || told.status === 'action');
    const ended = waits && ageMs >= openMs ? await attempt(() => vault.cancel(gatewaySetupId)) : null;
    if (ended !== null && typeof ended !== 'string') await settleSetup(caller, id, { ...ended, failure: null }, 'expired');
  }
  await lookAgain(caller, id, ageMs);
}

/** The older, the rarer it is asked about. */
async function lookAgain(caller: Caller, id: string, ageMs: number): Promise<void> {
  const pauseMs = Math.min(Math.max(ageMs / 2, minuteMs), longestPauseMs);
  const checkAt = new Date(caller.clock.now().getTime() + pauseMs);
  await tx(() => caller.db.CardSetup.update({ id, status: { in: ['starting', 'open', 'processing'] } }, { checkAt }));
}
