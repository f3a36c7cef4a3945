import { clampChroma, formatHex, interpolate, modeLrgb, modeOklab, modeOklch, modeRgb, useMode, wcagContrast } from 'culori/fn';

useMode(modeRgb);
useMode(modeLrgb);
const toOklab = useMode(modeOklab);
const toOklch = useMode(modeOklch);

/** A colour as the eye has it: lightness 0–1, chroma, and hue in degrees (absent for greys). */
export interface Perceived {
  readonly l: number;
  readonly c: number;
  readonly h?: number;
}

/** Below this chroma a colour is a grey, whatever hue the arithmetic gives it. */
const leastChroma = 0.004;

/** A colour as the eye has it. */
export function perceived(hex: string): Perceived {
  const { l = 0, c = 0, h } = toOklch(hex) ?? {};
  return c < leastChroma ? { l, c: 0 } : { l, c, h };
}

/** The colour that a screen can show, `#rrggbb`: where there is none so strong, the strongest of its lightness and hue. */
export const shown = ({ l, c, h }: Perceived): string =>
  formatHex(clampChroma({ mode: 'oklch', l: Math.min(1, Math.max(0, l)), c: Math.max(0, c), h }, 'oklch')) ?? '#000000';

/** Contrast of WCAG 2.2, 1–21. */
export const contrast = (one: string, other: string): number => wcagContrast(one, other);

/** What `color-mix(in oklab, <hex> <share>%, <into>)` paints. */
export const mixed = (hex: string, share: number, into: '#000000' | '#ffffff'): string =>
  formatHex(interpolate([into, hex], 'oklab')(share / 100)) ?? hex;

/** How far apart two colours are to the eye. */
export function distance(one: string, other: string): number {
  const [a, b] = [toOklab(one), toOklab(other)];
  return a && b ? Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b) : Infinity;
}
