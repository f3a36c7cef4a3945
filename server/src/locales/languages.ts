import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { fr } from './fr/index.ts';
import { it } from './it/index.ts';

/** Languages that the server speaks. */
export const languages = ['en', 'fr', 'it', 'es'] as const;
/** A language that all texts exist in. */
export type Language = (typeof languages)[number];

/** Languages of the staff's screens. */
export const staffsLanguages = ['en', 'fr'] as const;

/** Every text of the server by language; each language holds exactly the keys of English. */
export const texts: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, fr, it, es };
/** A text by its name; every language has it. */
export type TextKey = keyof typeof en;

/** The language of the staff's screens for a person who reads this one. */
export const staffsLanguage = (language: Language): Language => staffsLanguages.find((one) => one === language) ?? 'en';

/** The best of our languages for an `Accept-Language` header or a language tag; null where none fits. */
export function matchLanguage(accept: string | undefined): Language | null {
  const wanted = (accept ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.find((one) => one.trim().startsWith('q='));
      return { tag: tag.toLowerCase(), weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const found = languages.find((language) => tag === language || tag.startsWith(`${language}-`));
    if (found) return found;
  }
  return null;
}
