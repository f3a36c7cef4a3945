import type { Caller } from '../http/caller.ts';
import type { Language } from '../locales/languages.ts';

/**
 * The language that somebody who isn't signed in chose; null where they speak the clinic's own, which may just be what
 * they were offered: their record knows better.
 */
export const chosenLanguage = ({ language, settings }: Pick<Caller, 'language' | 'settings'>): Language | null =>
  language === settings.get('general.language') ? null : language;
