import type { ReactiveController, ReactiveElement } from 'lit';

/** A sentence with values in it: text (`str`), or a template that lit draws. */
interface Sentence {
  strTag?: true;
  strings: TemplateStringsArray;
  values: readonly unknown[];
}

interface Language {
  sourceLocale: string;
  loadLocale: (language: string) => Promise<{ templates: Record<number, Sentence | string> }>;
}

const listeners = new Set<ReactiveElement>();
let words: Record<number, Sentence | string> | undefined;

/**
 * What the tags use of `@lit/localize`, in a quarter of its weight: the build puts this module in its place, and gives
 * the words of each language the names that are asked for here (widgets/scripts/short-words.mjs).
 */
export function msg(english: Sentence | string) {
  const found = words?.[nameOf(typeof english === 'string' ? english : english.strings.join('\u001e'))];
  const sentence = found ?? english;
  if (typeof sentence === 'string') return sentence;
  const given = typeof english === 'string' ? [] : english.values;
  // A language puts the values into its own order: it holds the number of each.
  const values = found ? sentence.values.map((n) => given[Number(n)]) : given;
  return sentence.strTag ? sentence.strings.reduce((text, next, i) => `${text}${values[i - 1]}${next}`) : { ...sentence, values };
}

/** 32 bits that stand for a sentence; the build makes sure that no two have the same. */
const nameOf = (text: string) => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 0);

/** A text with values in it. */
export const str = (strings: TemplateStringsArray, ...values: unknown[]): Sentence => ({ strTag: true, strings, values });

/** Draws an element anew whenever the words of another language came. */
export const updateWhenLocaleChanges = (host: ReactiveElement) =>
  host.addController({
    hostConnected: () => listeners.add(host),
    hostDisconnected: () => listeners.delete(host),
  } as ReactiveController);

/** `setLocale` answers once the words are there; where two are asked for, the last one counts. */
export function configureLocalization({ sourceLocale, loadLocale }: Language) {
  let current = sourceLocale;
  let wanted = sourceLocale;
  let coming = Promise.resolve();
  const turn = async (language: string): Promise<void> => {
    const templates = language === sourceLocale ? undefined : (await loadLocale(language)).templates;
    if (wanted !== language) return coming;
    words = templates;
    current = language;
    listeners.forEach((one) => one.requestUpdate());
  };
  const setLocale = (language: string) => (language === wanted ? coming : ((wanted = language), (coming = turn(language))));
  return { getLocale: () => current, setLocale };
}
