import { brandFamily, surfaceFamily, textFamily, toolbarFamily } from './families.ts';
import { ownPalette, type Palette, type PartOfPalette } from './palette.ts';
import type { BaseColors, StyleValues } from './style-values.ts';

/** Tokens by name without `--portal-`: what the tags wear. */
export type Tokens = Readonly<Record<string, string>>;

/** The colours that follow from what a clinic set, and nothing of what it left to us. */
export function derived({ brand, surface, text, toolbar }: BaseColors): PartOfPalette {
  const grounds = surface ? surfaceFamily(surface) : {};
  const within = whole(grounds);
  return {
    ...grounds,
    ...(text && textFamily(text, within)),
    ...(brand && brandFamily(brand, within)),
    ...(toolbar && toolbarFamily(toolbar)),
  };
}

/** Every colour of a palette: ours where none is given. */
export const whole = (part: PartOfPalette): Palette => ({ ...ownPalette, ...part });

const radii = { sm: 6, md: 10, lg: 16 } as const;
const roundness = { none: 0, small: 0.5, medium: 1, large: 1.5 } as const;

/** The tokens of a look: only what was set, and what follows from it. */
export function tokensOf({ fontFamily, radius, density, ...colors }: StyleValues): Tokens {
  const rounded = Object.entries(radii).map(([size, pixels]) => [`radius-${size}`, `${pixels * roundness[radius]}px`]);
  return {
    ...Object.fromEntries(Object.entries(derived(colors)).map(([role, [light, dark]]) => [`color-${role}`, `light-dark(${light}, ${dark})`])),
    ...(fontFamily && { font: fontFamily }),
    ...(density === 'compact' && { unit: '3px' }),
    ...(radius !== 'medium' && Object.fromEntries(rounded)),
  };
}
