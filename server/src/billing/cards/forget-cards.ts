import type { Caller } from '../../http/caller.ts';
import { forgetCard, removeCard } from './saved-cards.ts';

/**
 * Removes every card of somebody who is to be forgotten, at their gateways too.
 * @returns false: a gateway couldn't be asked, or the saving of a card hasn't ended; the rows have to stay for now
 */
export async function forgetCardsOf(caller: Caller, patientId: string): Promise<boolean> {
  if ((await caller.db.CardSetup.count({ patientId, endedAt: null })) > 0) return false;
  for (const card of await caller.db.PaymentMethod.find({ where: { patientId } })) {
    if (card.removedAt === null) await removeCard(caller, patientId, card.id);
    else if (card.checkAt !== null) await forgetCard(caller, card);
  }
  const left = await caller.db.PaymentMethod.find({ where: { patientId } });
  return left.every(({ removedAt, checkAt }) => removedAt !== null && checkAt === null);
}
