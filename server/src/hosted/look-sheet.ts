import type { Settings } from '../settings/settings.ts';
import { paletteOf } from '../themes/look.ts';
import { styleOf } from '../themes/style-values.ts';

/**
 * What the organization's look changes on its hosted page around the tags: ground, text, font, and light or dark. Empty where
 * nothing was set. Colours are ours to write, and a font is names of fonts: the setting takes nothing else.
 */
export function lookSheet(settings: Settings): string {
  const { surface, text, fontFamily, colorScheme } = styleOf(settings);
  const palette = paletteOf({ settings });
  const tone = (role: 'surface' | 'text') => `light-dark(${palette[role].join(', ')})`;
  return [
    colorScheme === 'auto' ? '' : `:root { color-scheme: ${colorScheme} }\n`,
    surface ? `body { background: ${tone('surface')} }\n` : '',
    text ? `body { color: ${tone('text')} }\n` : '',
    fontFamily ? `body { font-family: ${fontFamily} }\n` : '',
  ].join('');
}
