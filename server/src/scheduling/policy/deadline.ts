import type { z } from 'zod';
import type { Notice } from '../../settings/catalog.ts';
import { instantOf, minuteOf, offsetAt, spansOf, type Zone } from '../../zones.ts';

/**
 * The last moment that keeps a notice before a start. Hours are real hours; days end at the same wall time so many
 * calendar days before, the later one where clocks show it twice, the moment of the change where they skip it.
 */
export function deadline(zone: Zone, start: Date, { value, unit }: z.infer<typeof Notice>): Date {
  if (unit === 'hours' || value === 0) return new Date(start.getTime() - value * 3_600_000);
  const seconds = start.getTime() % 60_000;
  const wall = minuteOf(start) + offsetAt(zone, minuteOf(start)) - value * 1440;
  const shown = spansOf(zone, wall, wall + 1).at(-1);
  if (shown) return new Date(instantOf(shown.from).getTime() + seconds);
  const [after] = spansOf(zone, wall, wall + 2 * 1440);
  return instantOf(after?.from ?? wall);
}
