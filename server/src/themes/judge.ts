import { distance, perceived, shown } from './color.ts';
import { derived, whole } from './derive.ts';
import { measured, pairs, passes, type Measured } from './pairs.ts';
import type { Role } from './palette.ts';
import type { BaseColors } from './style-values.ts';

/** A colour that can't be used: the pair that comes out worst, and the nearest colour that can. */
export interface Unreadable {
  readonly color: keyof BaseColors;
  readonly worst: Measured;
  readonly nearest: string;
}

const textRoles: readonly Role[] = ['text', 'text-muted', 'on-neutral-soft'];

/**
 * Which of the colours can't be used, each with the nearest that can. The ground is judged with our own colours on it,
 * then the text on the ground, then the brand on both: so that each answer holds once those before it are followed.
 */
export function unreadable(colors: BaseColors): readonly Unreadable[] {
  const found: Unreadable[] = [];
  let so: BaseColors = { brand: null, surface: null, text: null, toolbar: null };
  for (const color of ['surface', 'text', 'toolbar', 'brand'] as const) {
    const before = so;
    const asked = colors[color];
    if (asked === null) continue;
    const worst = worstOf({ ...before, [color]: asked }, color);
    const nearest = worst ? nearestTo(asked, (hex) => !worstOf({ ...before, [color]: hex }, color)) : asked;
    if (worst) found.push({ color, worst, nearest });
    so = { ...before, [color]: nearest };
  }
  return found;
}

/** The pair that falls shortest of what it must have, among those that this colour has a say in. */
function worstOf(colors: BaseColors, color: keyof BaseColors): Measured | undefined {
  const which = color === 'text' ? pairs.filter(({ foreground }) => textRoles.includes(foreground)) : pairs;
  const short = measured(whole(derived(colors)), which).filter((pair) => !passes(pair));
  return short.toSorted((one, other) => one.ratio / one.least - other.ratio / other.least)[0];
}

/** Halvings of the way to black or white: the last is finer than a screen shows. */
const halvings = 9;

/** The nearest colour, to the eye, of the same hue that is good: lighter or darker. */
function nearestTo(hex: string, isGood: (hex: string) => boolean): string {
  const found = [0, 1].flatMap((end) => nearestTowards(hex, end, isGood));
  return found.toSorted((one, other) => distance(hex, one) - distance(hex, other))[0] ?? hex;
}

/** The least change of lightness, this way, that makes a colour good; nothing where not even the end is. */
function nearestTowards(hex: string, end: number, isGood: (hex: string) => boolean): string[] {
  const own = perceived(hex);
  const at = (share: number) => shown({ ...own, l: own.l + (end - own.l) * share });
  if (!isGood(at(1))) return [];
  let [bad, good] = [0, 1];
  for (let n = 0; n < halvings; n += 1) {
    const middle = (bad + good) / 2;
    if (isGood(at(middle))) good = middle;
    else bad = middle;
  }
  return [at(good)];
}
