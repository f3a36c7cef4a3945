import type { z } from 'zod';
import type { themes } from '../contract/themes.ts';
import type { Caller } from '../http/caller.ts';
import { catalog } from '../settings/catalog.ts';
import type { Settings } from '../settings/settings.ts';
import { contrastProblems, roundedDown } from './contrast-problems.ts';
import { publishLook } from './derive-theme.ts';
import { derived, tokensOf, whole } from './derive.ts';
import { lookOf } from './look.ts';
import { measured } from './pairs.ts';
import { styleOf } from './style-values.ts';

/**
 * What a look would become, on top of what is saved; nothing is changed. A logo that is tried can be seen under its
 * public address until it is swept away unused.
 * @throws not-found, file-refused — the logo isn't a picture of the clinic
 */
export async function tryTheme(caller: Caller, values: z.output<typeof themes.tryTheme.body>['values']) {
  await publishLook(caller, values);
  const settings = over(caller.settings, values);
  const style = styleOf(settings);
  const pairs = measured(whole(derived(style))).map(({ colors, ratio, ...pair }) => ({ ...pair, colors: [...colors] as [string, string], ratio: roundedDown(ratio) }));
  return { tokens: { ...tokensOf(style) }, look: await lookOf({ ...caller, settings }), pairs, problems: [...contrastProblems(caller.language, style)] };
}

/** Settings as if these values were saved. */
function over(settings: Settings, values: Readonly<Record<string, unknown>>): Settings {
  const known = new Map(Object.entries(values).filter(([key, value]) => key in catalog && value !== undefined));
  // The contract has parsed each value with its key's own schema.
  return { ...settings, get: ((key: Parameters<Settings['get']>[0]) => (known.has(key) ? known.get(key) : settings.get(key))) as Settings['get'] };
}
