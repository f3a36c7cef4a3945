/** The languages that patients can read, each in its own words. */
export const languageNames: Readonly<Record<string, string>> = { en: 'English', fr: 'Français', it: 'Italiano', es: 'Español' };

/** What a language calls itself. */
export const languageName = (language: string) => languageNames[language] ?? language;
