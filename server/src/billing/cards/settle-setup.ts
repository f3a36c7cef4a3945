import { audit } from '../../audit/audit.ts';
import type { Change, Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import type { GatewaySetup } from '../gateways/vault.ts';
import type { CardSetup } from './cards.models.ts';

/** Whether nothing can become of it any more. */
export const isEnded = ({ status }: Pick<CardSetup, 'status'>) => status === 'succeeded' || status === 'failed';

/**
 * Writes what the gateway says of the saving of a card: the only way by which one becomes saved. Anybody may tell it,
 * in any order and any number of times; a card is saved once, and news that came too late changes nothing.
 * @param whenCanceled the failure code of one that the gateway cancelled
 */
export function settleSetup(caller: Caller, id: string, told: GatewaySetup, whenCanceled = 'cancelled'): Promise<void> {
  return tx(async () => {
    const setup = await caller.db.CardSetup.one({ id });
    if (!setup || isEnded(setup) || setup.gatewaySetupId !== told.id) return;
    if (told.status === 'saved') return save(caller, setup, told);
    if (told.status === 'canceled') return end(caller, setup, told.failure ?? whenCanceled);
    const status = told.status === 'processing' ? 'processing' : 'open';
    if (status === setup.status && told.failure === setup.failureCode) return;
    await swap(caller, setup, { status, failureCode: cut(told.failure) });
  });
}

/** Ends one of which the gateway knows nothing, or that can't save anything any more. Ended ones stay as they are. */
export function failSetup(caller: Caller, id: string, code: string): Promise<void> {
  return tx(async () => {
    const setup = await caller.db.CardSetup.one({ id });
    if (setup && !isEnded(setup)) await end(caller, setup, code);
  });
}

async function save(caller: Caller, setup: Row<CardSetup>, { card, customerId }: GatewaySetup): Promise<void> {
  if (!card) return end(caller, setup, 'card-missing');
  const { id: setupId, patientId, gateway, gatewayAccount } = setup;
  const now = caller.clock.now();
  const { methodId, brand, last4, expMonth, expYear } = card;
  const face = { brand: brand.slice(0, 20), last4, expMonth, expYear };
  const place = { gateway, gatewayAccount, gatewayCustomerId: customerId ?? setup.gatewayCustomerId, gatewayMethodId: methodId };
  const { id } = await caller.db.PaymentMethod.insert({ id: caller.ids.next(), patientId, ...place, ...face, createdAt: now, removedAt: null, checkAt: null });
  await swap(caller, setup, { status: 'succeeded', paymentMethodId: id, failureCode: null, checkAt: null, endedAt: now });
  await audit(caller, 'card.save', { type: 'PaymentMethod', id, patientId, details: { setupId } });
}

async function end(caller: Caller, setup: Row<CardSetup>, code: string): Promise<void> {
  await swap(caller, setup, { status: 'failed', failureCode: cut(code), checkAt: null, endedAt: caller.clock.now() });
  await audit(caller, 'card.fail', { type: 'CardSetup', id: setup.id, patientId: setup.patientId, details: { code: cut(code) } });
}

const cut = <Code extends string | null>(code: Code) => (code === null ? null : code.slice(0, 60));

/** Whose it is counts as well: records may be merged meanwhile, and the card belongs to the survivor. */
async function swap(caller: Caller, { id, status, patientId }: Row<CardSetup>, change: Change<CardSetup>): Promise<void> {
  if ((await caller.db.CardSetup.update({ id, status, patientId }, change)) !== 1) throw retry();
}
