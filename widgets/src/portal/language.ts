import type { Bootstrap } from './bootstrap.ts';
import { languages } from './words.ts';

const name = 'portico:language';

/**
 * The language tag to speak: the person's own choice, else what a tag states, else the page's, else the
 * clinic's default. Only one that the clinic offers and that we have words for.
 */
export function chooseLanguage(settings: Bootstrap | undefined, stated?: string, offered = offeredLanguages(settings)): string {
  const wishes = [remembered(), stated, document.documentElement.lang, settings?.settings['general.language']];
  const isSpoken = (tag: string | undefined): tag is string =>
    !!tag && offered.includes(languageOf(tag));
  return wishes.find(isSpoken) ?? languages[0];
}

/** The languages that the clinic offers and that we have words for. */
export const offeredLanguages = (settings: Bootstrap | undefined): readonly string[] =>
  languages.filter((one) => settings?.languages.includes(one) ?? true);

/** Keeps the person's choice on this device. */
export function rememberLanguage(language: string) {
  try {
    localStorage.setItem(name, language);
  } catch {
    // The choice then lasts as long as the page.
  }
}

function remembered() {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** `fr-CA` → `fr` */
export const languageOf = (tag: string) => tag.toLowerCase().split('-')[0] ?? '';
