import type { z } from 'zod';
import { audit } from '../../audit/audit.ts';
import type { PaymentMethod as CardShape } from '../../contract/cards.ts';
import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { vaultOf } from '../gateways/choose.ts';
import { attempt } from '../gateways/attempt.ts';
import type { PaymentMethod } from './cards.models.ts';

/** A saved card, and whether something can be booked or paid with it now. */
export interface SavedCard {
  readonly card: Row<PaymentMethod>;
  readonly usable: boolean;
}

const most = 50;
const askAgainMs = 15 * 60_000;

/** A patient's saved cards, the latest first. */
export async function savedCards(caller: Caller, patientId: string): Promise<SavedCard[]> {
  const found = await caller.db.PaymentMethod.find({ where: { patientId }, order: [['id', 'DESC']], limit: most });
  return found.filter(({ removedAt }) => removedAt === null).map((card) => ({ card, usable: isUsable(caller, card) }));
}

/** One saved card, whosever it is; null once it is removed. */
export async function savedCardOf(caller: Caller, id: string): Promise<SavedCard | null> {
  const card = await caller.db.PaymentMethod.one({ id });
  return card && card.removedAt === null ? { card, usable: isUsable(caller, card) } : null;
}

/** One of the patient's cards. @throws not-found — also when it is somebody else's, or was removed */
export async function ownCard(caller: Caller, patientId: string, id: string): Promise<SavedCard> {
  const found = await savedCardOf(caller, id);
  if (!found || found.card.patientId !== patientId) throw problem('not-found');
  return found;
}

/** Removes a patient's card; its gateway forgets it, at once or later. @throws not-found */
export async function removeCard(caller: Caller, patientId: string, id: string): Promise<void> {
  const now = caller.clock.now();
  const card = await tx(async () => {
    const { card } = await ownCard(caller, patientId, id);
    if ((await caller.db.PaymentMethod.update({ id, patientId, removedAt: null }, { removedAt: now, checkAt: now })) !== 1) throw problem('not-found');
    await audit(caller, 'card.remove', { type: 'PaymentMethod', id, patientId });
    return card;
  });
  await forgetCard(caller, card);
}

/** Has the gateway forget a removed card; where it can't be asked now, it is asked again later. */
export async function forgetCard(caller: Caller, card: Row<PaymentMethod>): Promise<void> {
  const { id, gatewayMethodId: methodId, gatewayCustomerId: customerId } = card;
  const vault = vaultOf(caller, card);
  const failure = vault ? await attempt(() => vault.forget({ methodId, customerId })) : 'gateway-unavailable';
  const checkAt = failure === undefined ? null : new Date(caller.clock.now().getTime() + askAgainMs);
  if (failure !== undefined) caller.runtime.log.warn('card-not-forgotten', { paymentMethodId: id, code: failure });
  await tx(() => caller.db.PaymentMethod.update({ id, removedAt: { lte: caller.clock.now() } }, { checkAt }));
}

/** A saved card as the API shows it. */
export const outCard = ({ card: { id, brand, last4, expMonth, expYear }, usable }: SavedCard): z.input<typeof CardShape> => ({ id, brand, last4, expMonth, expYear, usable });

/** Kept where the organization's money goes now, and not expired: a card is good to the end of its month, anywhere on earth. */
function isUsable({ organization, clock }: Caller, { gateway, gatewayAccount, expMonth, expYear }: Row<PaymentMethod>): boolean {
  const isHere = gateway === organization.gateway && gatewayAccount === (gateway === 'stripe' ? organization.stripeAccount : null);
  return isHere && clock.now().getTime() < Date.UTC(expYear, expMonth, 2);
}
