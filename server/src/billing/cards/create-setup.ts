import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import type { RepeatKey } from '../../http/handlers.ts';
import { networkOf } from '../../http/network.ts';
import { problem } from '../../http/problem.ts';
import { throttle, type Limit } from '../../http/throttle.ts';
import { vaultFor } from '../gateways/choose.ts';
import type { GatewaySetup, Vault } from '../gateways/vault.ts';
import { attempt } from '../gateways/attempt.ts';
import { requestKey, type RequestKey } from '../payments/request-key.ts';
import { failSetup, settleSetup } from './settle-setup.ts';
import { setupView, type SetupView } from './setup-view.ts';

/** How soon the reconciler looks after one that nobody settled. */
const firstCheckMs = 60_000;
/** Cards that one person may try: whoever holds stolen numbers tries hundreds. */
const byPatient: Limit = { name: 'card-setups', points: 10, seconds: 3600 };
/** Cards tried by people without an account in one network: a waiting room full of them. */
const byNetwork: Limit = { name: 'card-setups-in', points: 30, seconds: 3600 };

/** Whose card, and which: a card of the gateway's own, or none yet. */
export interface SetupOrder {
  readonly patientId: string;
  readonly paymentMethodId?: string | undefined;
}

/**
 * Begins to save a card. The intent is committed first, then the gateway is asked, then the outcome is committed, as
 * with payments; the same request key again answers the intent's present state. While `scheduling.require3ds` is on,
 * 3-D Secure is asked for.
 * @throws gateway-missing, too-many-requests; idempotency-key-reused — the key was used for another request
 */
export async function createSetup(caller: Caller, order: SetupOrder, repeatKey: RepeatKey | null): Promise<SetupView> {
  const key = repeatKey && requestKey(repeatKey);
  const before = key && (await caller.db.CardSetup.one({ requestKey: key.id }));
  if (before) return repeated(caller, before, key);
  const vault = vaultFor(caller);
  if (!vault) throw problem('gateway-missing');
  await limit(caller, order);
  try {
    const setupId = await commitIntent(caller, order, vault, key);
    return await carryOut(caller, vault, setupId);
  } catch (error) {
    const first = key && violatedKey(error) === 'card_setups.requestKey' ? await caller.db.CardSetup.one({ requestKey: key.id }) : null;
    if (!first) throw error;
    return repeated(caller, first, key);
  }
}

/** Commits what the gateway says. A card that the request named and that was declined ends it: it is cancelled there first. */
export async function concludeSetup(caller: Caller, vault: Vault, setupId: string, told: GatewaySetup): Promise<SetupView> {
  const setup = await caller.db.CardSetup.one({ id: setupId });
  const isDeclined = told.status === 'open' && told.failure !== null && setup?.chosenMethodId !== null;
  const last = isDeclined ? await attempt(() => vault.cancel(told.id)) : told;
  if (typeof last === 'string') return setupView(caller, setupId);
  await settleSetup(caller, setupId, { ...last, failure: last.failure ?? told.failure });
  return setupView(caller, setupId, last);
}

async function carryOut(caller: Caller, vault: Vault, setupId: string): Promise<SetupView> {
  const setup = await caller.db.CardSetup.one({ id: setupId });
  if (!setup) throw new Error('The intent is gone');
  const { threeDSecure, chosenMethodId } = setup;
  const opened = await attempt(() => vault.open({ setupId, threeDSecure }));
  if (typeof opened === 'string') {
    caller.runtime.log.warn('card-setup-not-opened', { setupId, code: opened });
    await failSetup(caller, setupId, opened);
    return setupView(caller, setupId);
  }
  const known = { status: 'open', gatewaySetupId: opened.id, gatewayCustomerId: opened.customerId } as const;
  const isKept = await tx(async () => (await caller.db.CardSetup.update({ id: setupId, status: 'starting' }, known)) === 1);
  if (!isKept) {
    await attempt(() => vault.cancel(opened.id));
    return setupView(caller, setupId);
  }
  if (chosenMethodId === null) return setupView(caller, setupId, opened);
  const confirmed = await attempt(() => vault.confirm(opened.id, chosenMethodId));
  if (typeof confirmed !== 'string') return concludeSetup(caller, vault, setupId, confirmed);
  const found = await attempt(() => vault.find(opened.id));
  if (typeof found === 'string') return setupView(caller, setupId);
  return concludeSetup(caller, vault, setupId, { ...found, failure: found.failure ?? (found.status === 'open' ? confirmed : null) });
}

function commitIntent(caller: Caller, { patientId, paymentMethodId }: SetupOrder, { name }: Vault, key: RequestKey | null): Promise<string> {
  return tx(async () => {
    const now = caller.clock.now();
    const id = caller.ids.next();
    await caller.db.CardSetup.insert({
      id,
      patientId,
      status: 'starting',
      gateway: name,
      gatewayAccount: name === 'stripe' ? caller.organization.stripeAccount : null,
      chosenMethodId: paymentMethodId ?? null,
      threeDSecure: caller.settings.get('scheduling.require3ds'),
      requestKey: key?.id ?? null,
      requestHash: key?.requestHash ?? null,
      createdAt: now,
      checkAt: new Date(now.getTime() + firstCheckMs),
    });
    await audit(caller, 'card.start', { type: 'CardSetup', id, patientId });
    return id;
  });
}

async function limit(caller: Caller, { patientId }: SetupOrder): Promise<void> {
  const { runtime, organizationId, ip, kind } = caller;
  if (kind === 'public') await throttle(runtime, byNetwork, `${organizationId} ${networkOf(ip)}`);
  await throttle(runtime, byPatient, `${organizationId} ${patientId}`);
}

function repeated(caller: Caller, { id, requestHash }: { id: string; requestHash: string | null }, key: RequestKey | null): Promise<SetupView> {
  if (requestHash !== key?.requestHash) throw problem('idempotency-key-reused');
  return setupView(caller, id);
}
