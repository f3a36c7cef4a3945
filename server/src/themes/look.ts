import { isDeepStrictEqual } from 'node:util';
import { logoOf } from '../files/public-logo.ts';
import type { Caller } from '../http/caller.ts';
import { derived, tokensOf, whole, type Tokens } from './derive.ts';
import type { Palette } from './palette.ts';
import { styleOf } from './style-values.ts';

type Looked = Pick<Caller, 'settings' | 'db' | 'runtime' | 'organization'>;

/** What pages wear: the stored theme; derived anew where the caller's settings aren't those it was made of, as in a preview. */
export async function themeOf({ settings, db }: Pick<Looked, 'settings' | 'db'>): Promise<Tokens> {
  const values = styleOf(settings);
  const [stored] = await db.Theme.find({ limit: 1 });
  return stored && isDeepStrictEqual(stored.values, { ...values }) ? stored.tokens : tokensOf(values);
}

/** What of the look isn't a token: light or dark, and the logo with its name. */
export async function lookOf(caller: Looked) {
  const { logo, colorScheme } = styleOf(caller.settings);
  const picture = logo ? await logoOf(caller, logo) : null;
  return { colorScheme, logo: picture && { ...picture, alt: caller.organization.name } };
}

/** Every colour as the organization has it, light and dark: for mails and pages of ours, which have no tags to resolve them. */
export const paletteOf = ({ settings }: Pick<Looked, 'settings'>): Palette => whole(derived(styleOf(settings)));
