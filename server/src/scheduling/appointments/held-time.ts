import type { Row } from '../../db/scoped.ts';
import { problem } from '../../http/problem.ts';
import { minuteOf } from '../../zones.ts';
import type { Hold } from '../scheduling.models.ts';
import type { AskedSlots } from '../slots/ask-slots.ts';
import { slots } from '../slots/engine.ts';

/** A block of another system fell on the held time. */
export class TimeTaken extends Error {
  override name = 'TimeTaken';
  constructor(readonly hold: Row<Hold>) {
    super('The held time was taken');
  }
}

/** Whether a held time would still be offered. @throws slot-not-offered; TimeTaken — the alternatives are looked up outside of the transaction */
export function assertOffered({ question, choices }: AskedSlots, hold: Row<Hold>): void {
  const start = minuteOf(hold.startsAt);
  const end = minuteOf(hold.endsAt);
  const [answer] = slots(question);
  const isSame = choices[0]?.candidate.durationMinutes === end - start;
  if (isSame && answer?.free.includes(start)) return;
  if (isSame && answer?.taken.includes(start)) throw new TimeTaken(hold);
  throw problem('slot-not-offered');
}
