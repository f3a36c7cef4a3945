import { languageName } from '../../portal-language/language-items.ts';
import { languages } from '../../portal/words.ts';
import { segments } from '../segments.ts';

/** A language that texts are written in. */
export type TextLanguage = (typeof languages)[number];

/** Which language of a text is written now. A dot marks those that have words. */
export const languageSegments = ({ legend, chosen, has, choose }: { legend: string; chosen: TextLanguage; has: (language: TextLanguage) => boolean; choose: (language: TextLanguage) => void }) =>
  segments<TextLanguage>({ name: 'text-language', legend, value: chosen, choices: languages.map((one) => [one, `${languageName(one)}${has(one) ? ' •' : ''}`] as const), choose });

/** Where the API found something wrong with a text: the language, and the part of it. */
export function wrongPart(path: string): { language: TextLanguage; part: string } | undefined {
  const [, , , language, ...parts] = path.split('/');
  const found = languages.find((one) => one === language);
  return found && { language: found, part: parts.at(-1) ?? '' };
}
