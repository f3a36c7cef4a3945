import { asText } from '../../db/rows.ts';
import { unscopedDb } from '../../db/scoped.ts';

/** Organizations that have a card, or the saving of one, to be asked about. */
export async function organizationsWithDueCards(now: Date): Promise<readonly string[]> {
  const rows = await unscopedDb.select(
    'select organizationId from card_setups where checkAt <= $now union select organizationId from payment_methods where checkAt <= $now',
    { now },
    { organizationId: asText },
  );
  return rows.map(({ organizationId }) => organizationId);
}
