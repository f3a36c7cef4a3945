import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { badge } from '../../parts/notice.ts';
import type { Locale } from '../../portal/locale.ts';
import { pairWords } from './pair-words.ts';
import type { ContrastPair } from './trial.ts';

/** Pairs that share their words: the worst of them counts, in each scheme. */
interface Line {
  words: string;
  least: number;
  light: ContrastPair;
  dark: ContrastPair;
}

const margin = ({ ratio, least }: ContrastPair) => ratio / least;
const isEnough = ({ ratio, least }: ContrastPair) => ratio >= least;
const worst = (one: ContrastPair, other: ContrastPair) => (margin(other) < margin(one) ? other : one);

/** How well each pair of colours can be read, in words and numbers; the pairs that fall short come first. */
export const contrasts = (pairs: readonly ContrastPair[], locale: Locale) => html`<table class="contrasts">
  <caption>${msg('Contrast of what meets: the higher, the better it can be read')}</caption>
  <thead><tr><th scope="col">${msg('What meets')}</th><th scope="col">${msg('Light page')}</th><th scope="col">${msg('Dark page')}</th></tr></thead>
  <tbody>${linesOf(pairs).map(({ words, light, dark }) => html`<tr><th scope="row">${words} <span class="least muted">${atLeast(light, locale)}</span></th>
    <td>${reached(light, locale)}</td><td>${reached(dark, locale)}</td></tr>`)}</tbody>
</table>`;

/** "4.5" as the reader writes it; never rounded up: what falls short doesn't look as if it didn't. */
const ratio = (value: number, locale: Locale) => locale.number(Math.floor(value * 10) / 10);

function atLeast(pair: ContrastPair, locale: Locale) {
  const least = ratio(pair.least, locale);
  return msg(str`at least ${least}`);
}

const reached = (pair: ContrastPair, locale: Locale) => html`<span class="reached"><span class="sample" aria-hidden="true" .style=${`color:${pair.colors[0]};background:${pair.colors[1]}`}>Aa</span>
  <span class="tabular">${ratio(pair.ratio, locale)}</span> ${isEnough(pair) ? html`<span class="hidden">${msg('enough')}</span>` : badge('danger', msg('too little'))}</span>`;

function linesOf(pairs: readonly ContrastPair[]): Line[] {
  const lines = new Map<string, Line>();
  for (const pair of pairs) {
    const words = pairWords(pair);
    const line = lines.get(words) ?? { words, least: pair.least, light: pair, dark: pair };
    lines.set(words, { ...line, [pair.scheme]: line[pair.scheme].scheme === pair.scheme ? worst(line[pair.scheme], pair) : pair });
  }
  const shortest = ({ light, dark }: Line) => (isEnough(light) && isEnough(dark) ? 1 : 0);
  return [...lines.values()].sort((one, other) => shortest(one) - shortest(other));
}

/** Why a colour can't be used. */
export const shortfall = (problem: Pick<ContrastPair, 'foreground' | 'background' | 'ratio' | 'least'>, locale: Locale) => {
  const [words, now, least] = [pairWords(problem), ratio(problem.ratio, locale), ratio(problem.least, locale)];
  return msg(str`${words}: the contrast would be ${now}, and ${least} is needed. Use the nearest colour, or choose another.`);
};
