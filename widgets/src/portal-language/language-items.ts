import type { MenuItem } from '../parts/menu.ts';
import type { Portal } from '../portal/portal.ts';
import { languages } from '../portal/words.ts';

/** Languages by their own names, so that everyone finds theirs. */
const names: Record<string, string> = { en: 'English', fr: 'Français', it: 'Italiano', es: 'Español' };

/** What a language calls itself; one that we have no name for is its own tag. */
export const languageName = (language: string) => names[language] ?? language;

/** The languages that our messages and words exist in, for a question. */
export const languageChoices = languages.map((lang) => ({ value: lang, text: languageName(lang), lang }));

/** The languages to choose from; none where the clinic offers one only, or no menu. */
export function languageItems(portal: Portal, isMenuOn = portal.settings?.settings['general.languageMenu'] !== false): MenuItem[] {
  const offered = portal.languages;
  if (offered.length < 2 || !isMenuOn) return [];
  return offered.map((lang) => ({
    text: languageName(lang),
    lang,
    isChosen: lang === portal.language,
    isStaying: true,
    press: () => portal.setLanguage(lang),
  }));
}
