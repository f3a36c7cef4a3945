import type { z } from 'zod';
import type { QuietHours } from '../settings/catalog/messaging.ts';
import { instantOf, minuteOf, offsetAt, spansOf, type Zone } from '../zones.ts';

const dayMinutes = 1440;
/** No change of clocks skips more. */
const longestSkip = 180;

/**
 * When a message that waits out the quiet hours of a place may leave: at once (`at` itself) while they aren't, else when they end
 * there. Where they take the whole day they end only for the moment in which the next begin, so whoever sends asks again then.
 */
export function afterQuietHours(quiet: z.infer<typeof QuietHours> | null, zone: Zone, at: Date): Date {
  const minute = minuteOf(at);
  const local = minute + offsetAt(zone, minute);
  if (!quiet || !isWithin(quiet, modulo(local))) return at;
  const until = minutesIn(quiet.to);
  const ends = local - modulo(local) + until + (until > modulo(local) ? 0 : dayMinutes);
  const [next] = spansOf(zone, ends, ends + longestSkip).flatMap(({ from }) => (from > minute ? [from] : []));
  return instantOf(next ?? minute + dayMinutes);
}

function isWithin({ from, to }: z.infer<typeof QuietHours>, minute: number): boolean {
  const [begins, ends] = [minutesIn(from), minutesIn(to)];
  return begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends;
}

const minutesIn = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const modulo = (minute: number) => ((minute % dayMinutes) + dayMinutes) % dayMinutes;
