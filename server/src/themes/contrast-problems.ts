import type { z } from 'zod';
import type { ContrastProblem } from '../contract/contrast-problem.ts';
import type { Language } from '../locales/languages.ts';
import { text } from '../locales/text.ts';
import { unreadable, type Unreadable } from './judge.ts';
import { colorKeys, type BaseColors } from './style-values.ts';

/** The colours that can't be used, as the API tells it: which pair, by how much, and what can be used instead. */
export const contrastProblems = (language: Language, colors: BaseColors): readonly z.input<typeof ContrastProblem>[] => unreadable(colors).map((one) => out(language, one));

function out(language: Language, { color, worst, nearest }: Unreadable) {
  const { foreground, background, scheme, least } = worst;
  const ratio = roundedDown(worst.ratio);
  return { key: colorKeys[color], foreground, background, scheme, ratio, least, nearest, message: text(language, 'issue.contrast', { ratio, least, nearest }) };
}

/** Two places, never up: what is short of 4.5 isn't told as 4.5. */
export const roundedDown = (ratio: number): number => Math.floor(ratio * 100) / 100;
