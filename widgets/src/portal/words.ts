import { configureLocalization } from '@lit/localize';
import { loadLocale } from './word-chunks.ts';

/** The languages that our own words exist in; the first is the source. */
export const languages = ['en', 'fr'] as const;

const { getLocale, setLocale } = configureLocalization({ sourceLocale: 'en', targetLocales: languages.slice(1), loadLocale });

/** The language that the words are in at this moment. */
export const spoken = getLocale;

/** Fetches the words of a language. Where that fails, the words stay as they are: better English than nothing. */
export async function speak(language: string): Promise<void> {
  try {
    await setLocale(language);
  } catch {
    // Unknown language, or its chunk didn't come: the next change of language tries again.
  }
}
