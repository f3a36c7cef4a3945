import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import type { Appointment } from '../scheduling.models.ts';

/** Where and when an appointment goes. */
export type NewTime = Pick<Row<Appointment>, 'practitionerId' | 'locationId' | 'startsAt' | 'endsAt' | 'firstTick' | 'endTick'>;

/** The next appointment of a chain: the same visit at another time. A link of its own goes along while the practitioner stays. */
export function movedRow(
  caller: Caller,
  old: Row<Appointment>,
  { time, status, byPatient }: { time: NewTime; status: 'booked' | 'pending'; byPatient: boolean },
): Row<Appointment> {
  const { practitionerId, locationId, startsAt, endsAt, firstTick, endTick } = time;
  return {
    ...old,
    ...{ practitionerId, locationId, startsAt, endsAt, firstTick, endTick, status },
    id: caller.ids.next(),
    moves: old.moves + (byPatient ? 1 : 0),
    sequence: old.sequence + 1,
    chainId: old.chainId ?? old.id,
    virtualUrl: practitionerId === old.practitionerId ? old.virtualUrl : null,
    ...{ cancelReason: null, endedBy: null, staffNote: null, decidedAt: null, confirmedAt: null },
    createdAt: caller.clock.now(),
  };
}
