import type { Language } from './languages.ts';

const thin = '\u202f';
const fixed = '\u00a0';

/**
 * French punctuation as it is printed, whatever space was typed before it: a thin fixed space before `;`, `!` and `?`, a fixed
 * one before `:` and inside « ». So no line begins with a sign. Times (`10:30`), addresses and placeholders stay as they are.
 */
export const typesetFrench = (text: string): string =>
  text
    .replace(/(?<=[^\s;!?])[ \u00a0\u202f]?([;!?]+)(?=[\s»”)\]}]|$)/gu, `${thin}$1`)
    .replace(/(?<=\S)[ \u00a0\u202f]?:(?=\s|$)/gu, `${fixed}:`)
    .replace(/«\s?/gu, `«${fixed}`)
    .replace(/\s?»/gu, `${fixed}»`);

/** Stands between a name and what is said of it, where the code joins the two. */
export const colon = (language: Language) => (language === 'fr' ? `${fixed}:` : ':');

/** The same for all texts of a language. */
export const typesetAll = <Texts extends Readonly<Record<string, string>>>(texts: Texts): Readonly<Record<keyof Texts, string>> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, typesetFrench(text)])) as Record<keyof Texts, string>;
