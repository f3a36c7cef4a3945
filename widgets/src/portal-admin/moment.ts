import type { Locale } from '../portal/locale.ts';
import { deviceWall } from '../portal/own-clock.ts';

/** When something was done, on the clock of whoever reads it: the clinic's own screen, at the clinic. */
export const momentText = (at: string, locale: Locale) => {
  const wall = deviceWall(Date.parse(at));
  return `${locale.date(wall)}, ${locale.time(wall)}`;
};
