import { configureLocalization } from '@lit/localize';
import { loadLocale } from './word-chunks.ts';

/** The languages that our own words exist in; the first is the source. */
export const languages = ['en', 'fr', 'it', 'es'] as const;

const { getLocale, setLocale } = configureLocalization({ sourceLocale: 'en', targetLocales: languages.slice(1), loadLocale });

/** The language that the words are in at this moment. */
export const spoken = getLocale;

let coming: string | undefined;

/** Whether the words of another language are on their way. */
export const isTurning = () => coming !== undefined;

/** Fetches the words of a language. Where that fails, the words stay as they are: better English than nothing. */
export async function speak(language: string): Promise<void> {
  coming = language;
  try {
    await setLocale(language);
  } catch {
    // Unknown language, or its chunk didn't come: the next change of language tries again.
  }
  if (coming === language) coming = undefined;
}
