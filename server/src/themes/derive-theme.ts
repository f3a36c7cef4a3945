import { keepFile } from '../files/keep-file.ts';
import { pictureTypes } from '../files/content/file-type.ts';
import { publishLogo } from '../files/public-logo.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Settings } from '../settings/settings.ts';
import { contrastProblems } from './contrast-problems.ts';
import { tokensOf } from './derive.ts';
import { styleOf } from './style-values.ts';

/**
 * Derives the organization's theme from its settings and keeps it. Runs in the transaction that changed them, so that
 * no look is stored that can't be read.
 * @throws settings-conflict — `contrast`: with the nearest colour that passes
 * @throws not-found, file-refused — the logo isn't a picture of the clinic
 */
export async function deriveTheme(caller: Caller, settings: Settings): Promise<void> {
  const values = styleOf(settings);
  const found = contrastProblems(caller.language, values);
  if (found.length > 0) throw problem('settings-conflict', { conflicts: found.map((contrast) => ({ keys: [contrast.key], code: 'contrast', message: contrast.message, contrast })) });
  if (values.logo) await keepFile(caller, values.logo, pictureTypes);
  await caller.db.Theme.remove({ version: { lte: settings.version } });
  await caller.db.Theme.insert({ version: settings.version, values: { ...values }, tokens: tokensOf(values), updatedAt: caller.clock.now() });
}

/** Puts a new logo where every page can see it: before the change that names it, since pictures take their time. @throws not-found, file-refused */
export async function publishLook(caller: Caller, values: Readonly<Partial<Record<string, unknown>>>): Promise<void> {
  const logo = values['style.logo'];
  if (typeof logo === 'string') await publishLogo(caller, logo);
}
