import type { Caller } from '../../http/caller.ts';
import { instantOf, localText, minuteOf } from '../../zones.ts';
import { askSlots } from './ask-slots.ts';
import { anyOf } from './engine.ts';
import { leftSlots } from './left-slots.ts';
import type { Wish } from './slots.queries.ts';

const daysBefore = 2;
const daysAfter = 10;
const most = 5;

/** The free starts nearest to one that was lost, in the order of time, with the place's offset. */
export async function nearestFree(caller: Caller, wish: Wish, start: Date): Promise<string[]> {
  const lost = minuteOf(start);
  const day = Math.floor(lost / 1440);
  const asked = await askSlots(caller, wish, { firstDay: day - daysBefore, lastDay: day + daysAfter });
  const { starts } = await leftSlots(caller, wish, asked, false);
  const far = (minute: number) => Math.abs(minute - lost);
  const nearest = [...anyOf(starts).free].sort((a, b) => far(a) - far(b) || a - b).slice(0, most);
  return nearest.sort((a, b) => a - b).map((minute) => localText(asked.zone, instantOf(minute)));
}
