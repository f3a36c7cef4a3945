import type { SettingKey, SettingValue } from '../settings/catalog.ts';
import type { Settings } from '../settings/settings.ts';

/** The four colours that a clinic may set; the rest follows from them. */
export interface BaseColors {
  readonly brand: string | null;
  readonly surface: string | null;
  readonly text: string | null;
  readonly toolbar: string | null;
}

/** What a clinic set of its look. */
export interface StyleValues extends BaseColors {
  readonly fontFamily: string | null;
  readonly radius: SettingValue<'style.radius'>;
  readonly density: SettingValue<'style.density'>;
  readonly colorScheme: SettingValue<'style.colorScheme'>;
  /** A file of the clinic. */
  readonly logo: string | null;
}

/** The setting of each colour. */
export const colorKeys = {
  brand: 'style.brandColor',
  surface: 'style.surfaceColor',
  text: 'style.textColor',
  toolbar: 'style.toolbarColor',
} as const satisfies Readonly<Record<keyof BaseColors, SettingKey>>;

/** Whether a setting is part of the look. */
export const isStyleKey = (key: string): boolean => key.startsWith('style.');

/** The look that settings describe. */
export const styleOf = ({ get }: Pick<Settings, 'get'>): StyleValues => ({
  brand: get(colorKeys.brand),
  surface: get(colorKeys.surface),
  text: get(colorKeys.text),
  toolbar: get(colorKeys.toolbar),
  fontFamily: get('style.fontFamily'),
  radius: get('style.radius'),
  density: get('style.density'),
  colorScheme: get('style.colorScheme'),
  logo: get('style.logo'),
});
