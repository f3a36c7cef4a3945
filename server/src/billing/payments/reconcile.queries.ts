import { asText } from '../../db/rows.ts';
import { unscopedDb } from '../../db/scoped.ts';

/** Organizations that have a payment to be asked about. */
export const organizationsWithDuePayments = (now: Date) =>
  unscopedDb.select(
    'select distinct organizationId from payments where checkAt <= $now',
    { now },
    { organizationId: asText },
  );
