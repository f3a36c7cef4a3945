import { contrast, perceived, shown, type Perceived } from './color.ts';
import { ownPalette, type Palette, type PartOfPalette, type TwoTone } from './palette.ts';

/** A shade of a colour: of its hue, with its chroma held between bounds; a grey stays one. */
const shade = ({ c, h }: Perceived, l: number, most: number, least = 0): string => shown({ l, c: c === 0 ? 0 : Math.max(least, Math.min(c, most)), h });

const surfacesOf = (palette: Palette, scheme: 0 | 1): readonly string[] =>
  (['surface', 'surface-sunken', 'surface-raised', 'surface-hover'] as const).map((role) => palette[role][scheme]);

/** The first shade, going darker or lighter from a lightness, with this contrast on all surfaces; else the last there is. */
function reaching(from: Perceived, towards: 0 | 1, least: number, surfaces: readonly string[]): string {
  const step = towards === 0 ? -0.005 : 0.005;
  let color = shown(from);
  for (let { l } = from; l >= 0 && l <= 1 && surfaces.some((surface) => contrast(color, surface) < least); l += step) color = shown({ ...from, l: l + step });
  return color;
}

/** What follows from the colour behind the text: other grounds, lines, and all of these in the dark. */
export function surfaceFamily(hex: string): PartOfPalette {
  const own = perceived(hex);
  const tint = Math.min(own.c, 0.03);
  const light = (darker: number, more: number) => shown({ ...own, l: own.l - darker, c: own.c === 0 ? 0 : own.c + more });
  const dark = (l: number, c = 0.016) => shade(own, l, c, 0.008);
  const lightest = { surface: hex, sunken: light(0.026, 0.002), raised: shown({ ...own, l: own.l + (1 - own.l) * 0.6, c: own.c * 0.4 }), hover: light(0.045, 0.004) };
  const grounds = Object.values(lightest);
  return {
    surface: [hex, dark(0.207)],
    'surface-sunken': [lightest.sunken, dark(0.172)],
    'surface-raised': [lightest.raised, dark(0.253, 0.019)],
    'surface-hover': [lightest.hover, dark(0.299, 0.024)],
    border: [light(0.107, 0.008), dark(0.349, 0.025)],
    'border-control': [reaching({ ...own, l: 0.6, c: tint }, 0, 3.5, grounds), dark(0.66, 0.028)],
    'neutral-soft': [lightest.hover, dark(0.299, 0.024)],
    'focus-halo': [hex, dark(0.207)],
  };
}

/** What follows from the text's colour on these grounds: quieter text, and both in the dark. */
export function textFamily(hex: string, palette: Palette): PartOfPalette {
  const own = perceived(hex);
  const quiet = reaching({ ...own, l: own.l + 0.21 }, 0, 5.6, surfacesOf(palette, 0));
  // Text that itself has hardly more than it needs leaves no room for a quieter one.
  const muted = perceived(quiet).l < own.l ? hex : quiet;
  const dark = shade(own, 0.947, 0.012);
  return { text: [hex, dark], 'text-muted': [muted, shade(own, 0.778, 0.024)], 'on-neutral-soft': [hex, dark] };
}

/** What follows from the brand's colour on these grounds: buttons, what is chosen, links and the focus ring. */
export function brandFamily(hex: string, palette: Palette): PartOfPalette {
  const own = perceived(hex);
  const [grounds, darkGrounds] = [surfacesOf(palette, 0), surfacesOf(palette, 1)];
  return {
    primary: [hex, shade(own, 0.793, 0.105)],
    'on-primary': ['#ffffff', shade(own, 0.246, 0.045)],
    'primary-soft': [shade(own, 0.948, 0.02), shade(own, 0.305, 0.044)],
    'on-primary-soft': [shade(own, 0.363, 0.09), shade(own, 0.899, 0.05)],
    link: [reaching(own, 0, 4.6, grounds), reaching({ ...own, l: 0.82, c: Math.min(own.c, 0.1) }, 1, 4.6, darkGrounds)],
    focus: [reaching({ ...own, l: 0.434, c: Math.min(own.c, 0.2) }, 0, 4, grounds), shade(own, 0.83, 0.1)],
  };
}

/** What follows from the toolbar's colour: its text, and both in the dark. */
export function toolbarFamily(hex: string): PartOfPalette {
  const on = [ownPalette['on-toolbar'][0], ownPalette.text[0], '#000000'].find((text) => contrast(text, hex) >= 4.5) ?? '#ffffff';
  const pair: TwoTone = [hex, shade(perceived(hex), 0.348, 0.055)];
  return { toolbar: pair, 'on-toolbar': [on, ownPalette['on-toolbar'][1]] };
}
