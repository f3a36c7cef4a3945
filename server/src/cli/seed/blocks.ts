import { tx } from '../../db/tx.ts';
import { putBusyBlock } from '../../scheduling/schedules/busy-blocks.ts';
import { chooseTimes, some, type Time } from './calendar.ts';
import { dayMs, daysAgo } from './clock.ts';
import type { Seeding } from './seeding.ts';

const daysAhead = 45;
/** Some practitioners are nearly booked out, some have just begun; in parts of ten. */
const fullness = [7, 4, 5, 6, 3, 8, 2, 4, 3];

/**
 * Pushes what the clinic's own record says is taken (people whom the portal doesn't know, meetings, lunch hours), from
 * where the last push ended. @returns how many blocks were added
 */
export async function seedBlocks({ caller, places, random }: Seeding): Promise<number> {
  const [last] = await caller.db.BusyBlock.find({ order: [['endsAt', 'DESC']], limit: 1 });
  const tomorrow = daysAgo(caller, -1);
  const from = last && last.endsAt > tomorrow ? new Date(last.endsAt.getTime() + dayMs) : tomorrow;
  const days = Math.floor((daysAgo(caller, -daysAhead).getTime() - from.getTime()) / dayMs);
  if (days < daysAhead / 3) return 0;
  let made = 0;
  const practitioners = [...new Set(places.offers.map((offer) => offer.practitionerId))];
  for (const [index, practitionerId] of practitioners.entries()) {
    const own = places.offers.filter((offer) => offer.practitionerId === practitionerId);
    const times = await chooseTimes(caller, own, { from, days }, { random, mostPauses: 2 });
    const taken = some(times, Math.round((times.length * (fullness[index % fullness.length] ?? 5)) / 10), random);
    await tx(async () => {
      for (const time of taken) await push(caller, time);
    });
    made += taken.length;
  }
  return made;
}

function push(caller: Seeding['caller'], { offer, start: startsAt, durationMinutes }: Time) {
  const { practitionerId, practitioner } = offer;
  const endsAt = new Date(startsAt.getTime() + durationMinutes * 60_000);
  return putBusyBlock(caller, `${practitioner}/${startsAt.toISOString()}`, { practitionerId, startsAt, endsAt });
}
