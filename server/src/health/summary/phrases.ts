import type { Language } from '../../locales/languages.ts';
import { text } from '../../locales/text.ts';
import type { Dosage } from '../fhir/reading.ts';

/** How a medication is taken: the prescriber's words, else a phrase made of what was stated; nothing where nothing was. */
export function dosagePhrase(language: Language, dosages: readonly Dosage[]): string | undefined {
  const phrases = dosages.map((one) => phrase(language, one)).filter((one) => one !== '');
  return phrases.length > 0 ? [...new Set(phrases)].join('; ') : undefined;
}

function phrase(language: Language, { words, amount, route, times, every, unit, asNeeded }: Dosage): string {
  const rhythm =
    times !== undefined && every !== undefined && unit !== undefined
      ? text(language, 'health.dosage.times', { times, every, unit })
      : undefined;
  const parts = words === undefined ? [amount, rhythm, route] : [words];
  return [...parts, asNeeded ? text(language, 'health.dosage.as-needed') : undefined]
    .filter((one) => one !== undefined)
    .join(', ');
}
