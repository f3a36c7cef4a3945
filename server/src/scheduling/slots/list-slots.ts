import type { z } from 'zod';
import type { Slots } from '../../contract/scheduling.ts';
import type { Caller } from '../../http/caller.ts';
import { invalid } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { dateOf, dayOf, offsetText, periodAt, type Zone } from '../../zones.ts';
import { appointmentOf } from '../appointments/appointment-of.ts';
import { movingOf } from '../moving/moving-of.ts';
import type { Proof } from '../scheduling.policy.ts';
import { askSlots, isOwnTime, type Moving } from './ask-slots.ts';
import { anyOf, type Starts } from './engine.ts';
import { leftSlots } from './left-slots.ts';
import type { Wish } from './slots.queries.ts';

const mostDays = 62;

/** `09:00:00` for each minute of a day. */
const wallTimes = Array.from({ length: 1440 }, (_none, minute) => {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${hours}:${minutes}:00`;
});

interface Day {
  date: string;
  free: string[];
  taken?: string[];
}

/**
 * The free starts of a type at a location between two local days, with any practitioner or one; to move an appointment, as
 * if that one weren't there.
 * @throws not-found — no such type, location or appointment; act-refused — it can't be moved
 */
export async function listSlots(
  caller: Caller,
  wish: Wish & { from: string; to: string; movesAppointmentId?: string | undefined },
  proof: Proof = {},
): Promise<z.input<typeof Slots>> {
  const [firstDay, lastDay] = [dayOf(wish.from), dayOf(wish.to)];
  if (lastDay < firstDay) throw invalid('/to', 'order', text(caller.language, 'issue.order'), 'query');
  if (lastDay - firstDay >= mostDays)
    throw invalid('/to', 'days', text(caller.language, 'issue.days', { maximum: mostDays }), 'query');
  const { movesAppointmentId: moves } = wish;
  const moving = moves === undefined ? undefined : movingOf(caller, await appointmentOf(caller, moves, proof), wish);
  const showsTaken = caller.settings.get('scheduling.showBookedSlots');
  const asked = await askSlots(caller, wish, { firstDay, lastDay, moving });
  const { offer, zone } = asked;
  const { candidates, starts } = await leftSlots(caller, wish, asked, showsTaken);
  const { free, taken } = anyOf(moving ? starts.map((one, i) => withoutOwn(one, moving, candidates[i]?.practitionerId ?? '', wish.locationId)) : starts);
  const days = new Map<number, Day>();
  fill(days, zone, free, (day) => day.free);
  if (showsTaken) fill(days, zone, taken, (day) => (day.taken ??= []));
  return {
    timeZone: zone.name,
    durationMinutes:
      Math.max(...candidates.map((one) => one.durationMinutes), 0) ||
      (offer.onlineDuration ?? offer.typeDuration),
    data: [...days].sort(([a], [b]) => a - b).map(([, day]) => day),
  };
}

/** A practitioner's starts without the one at which the appointment that is being moved is already. */
const withoutOwn = ({ free, taken }: Starts, moving: Moving, practitionerId: string, locationId: string): Starts => ({
  free: free.filter((minute) => !isOwnTime(moving, practitionerId, locationId, minute)),
  taken,
});

/** Writes each start as the place's clock shows it: no date object per slot, the zone is asked once per change. */
function fill(days: Map<number, Day>, zone: Zone, starts: readonly number[], listOf: (day: Day) => string[]): void {
  let changesAt = -Infinity;
  let offset = 0;
  let suffix = '';
  for (const start of starts) {
    if (start >= changesAt) {
      const period = periodAt(zone, start);
      offset = zone.offsets[period] ?? 0;
      suffix = offsetText(offset);
      changesAt = zone.since[period + 1] ?? Infinity;
    }
    const local = start + offset;
    const number = Math.floor(local / 1440);
    let day = days.get(number);
    if (!day) days.set(number, (day = { date: dateOf(number), free: [] }));
    listOf(day).push(`${day.date}T${wallTimes[local - number * 1440]}${suffix}`);
  }
}
