import type { LocaleModule } from '@lit/localize';

/** The words of a language other than English, each a chunk of its own. */
export async function loadLocale(language: string): Promise<LocaleModule> {
  if (language === 'fr') return import('../locales/generated/fr.ts');
  if (language === 'it') return import('../locales/generated/it.ts');
  if (language === 'es') return import('../locales/generated/es.ts');
  throw new Error(`No words for ${language}`);
}
