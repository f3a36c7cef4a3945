import type { MenuItem } from '../parts/menu.ts';
import type { Portal } from '../portal/portal.ts';

/** Languages by their own names, so that everyone finds theirs. */
const names: Record<string, string> = { en: 'English', fr: 'Français', it: 'Italiano', es: 'Español' };

/** The languages to choose from; none where the clinic offers one only. */
export function languageItems(portal: Portal): MenuItem[] {
  const offered = portal.languages;
  if (offered.length < 2) return [];
  return offered.map((lang) => ({
    text: names[lang] ?? lang,
    lang,
    isChosen: lang === portal.language,
    isStaying: true,
    press: () => portal.setLanguage(lang),
  }));
}
