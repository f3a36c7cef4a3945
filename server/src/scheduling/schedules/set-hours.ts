import { audit } from '../../audit/audit.ts';
import type { New, Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import type { AvailabilityRule } from '../offers/offers.models.ts';

/** Whose hours, and where. */
export interface Pair {
  readonly practitionerId: string;
  readonly locationId: string;
}

/** Weekly hours without whose they are. */
export type RuleFields = Omit<New<AvailabilityRule>, 'id' | 'practitionerId' | 'locationId'>;

/** The weekly hours of a practitioner at a location, by day and time. @throws not-found */
export async function hoursOf(caller: Caller, pair: Pair): Promise<readonly Row<AvailabilityRule>[]> {
  await assertPair(caller, pair);
  return caller.db.AvailabilityRule.find({
    where: { ...pair },
    order: [
      ['weekday', 'ASC'],
      ['startMinute', 'ASC'],
      ['id', 'ASC'],
    ],
  });
}

/** Replaces the weekly hours of a practitioner at a location. What is booked stays. @throws not-found */
export function setHours(
  caller: Caller,
  pair: Pair,
  rules: readonly RuleFields[],
): Promise<readonly Row<AvailabilityRule>[]> {
  return tx(async () => {
    await assertPair(caller, pair);
    await assertTypes(caller, rules);
    await caller.db.AvailabilityRule.remove({ ...pair });
    await caller.db.AvailabilityRule.insertAll(rules.map((rule) => ({ ...rule, ...pair, id: caller.ids.next() })));
    await audit(caller, 'schedule.change', {
      type: 'Practitioner',
      id: pair.practitionerId,
      details: { locationId: pair.locationId },
    });
    return hoursOf(caller, pair);
  });
}

async function assertPair({ db }: Caller, { practitionerId, locationId }: Pair): Promise<void> {
  if (!(await db.Practitioner.one({ id: practitionerId }))) throw problem('not-found');
  if (!(await db.Location.one({ id: locationId }))) throw problem('not-found');
}

async function assertTypes({ db }: Caller, rules: readonly RuleFields[]): Promise<void> {
  const ids = [...new Set(rules.flatMap((rule) => rule.appointmentTypeIds ?? []))];
  if ((await db.AppointmentType.count({ id: { in: ids } })) !== ids.length) throw problem('not-found');
}
