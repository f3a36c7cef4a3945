import type { z } from 'zod';
import type { Notice } from '../../settings/catalog.ts';
import { offsetAt, spansOf, type Zone } from '../../zones.ts';

/**
 * How many real minutes a notice is from now: hours are real hours, days end at the same wall time, also when the
 * clocks change in between.
 */
export function noticeMinutes(zone: Zone, now: number, { value, unit }: z.infer<typeof Notice>): number {
  if (unit === 'hours') return value * 60;
  const wall = now + offsetAt(zone, now) + value * 1440;
  const [span] = spansOf(zone, wall, wall + 1440);
  return (span?.from ?? wall) - now;
}
