import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/** What changes from day to day or from run to run, and what a script writes in its place. The first that fits counts. */
const changing: Record<'en' | 'fr', readonly (readonly [RegExp, string])[]> = {
  en: [
    [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* \d{1,2} [A-Z][a-z]+\b/g, '{day}'],
    [/\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?\b/g, '{date}'],
    [/\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/g, '{month}'],
    [/\b\d{1,2}:\d\d(?:\s?[–-]\s?\d{1,2}:\d\d)?\s?(?:am|pm)(?:\s?[–-]\s?\d{1,2}:\d\d\s?(?:am|pm))?/g, '{time}'],
    [/\bin \d+ (?:days?|hours?|weeks?)\b|\btomorrow\b|\btoday\b/gi, '{when}'],
  ],
  fr: [
    [/\b(?:lun|mar|mer|jeu|ven|sam|dim)[a-zé.]* (?:le )?\d{1,2}(?:er)? [a-zéû.]+/gi, '{day}'],
    [/\b\d{1,2}(?:er)? (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?: \d{4})?/g, '{date}'],
    [/(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d{4}/g, '{month}'],
    [/\b\d{1,2} h(?: \d\d)?(?: (?:à|–|-) \d{1,2} h(?: \d\d)?)?/g, '{time}'],
    [/\bdans \d+ (?:jours?|heures?|semaines?)\b|\bdemain\b|\baujourd’hui\b/gi, '{when}'],
  ],
};
const everywhere: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9A-F]{4}-[0-9A-F]{4}\b/g, '{reference}'],
  [/\b0\d{5}\b/g, '{number}'],
  [/(?:::1|(?:::ffff:)?127\.0\.0\.1)(?=”)/g, '{address}'],
  [/(?:Dr\. )?(?:Amara Okafor|Louis Tremblay|Helen Park|Priya Nair|Omar Haddad|Hana Sato|Dmytro Kovalenko|Siobhan Power|Marie-Ève Gagnon)(?:,? [A-Z]{2,4})?/g, '{practitioner}'],
  [/\b\d+ (?:days overdue|jours de retard)/g, '{overdue}'],
  [/\d[\d,\u202f\u00a0  ]*[.,]\d\d(?=\s?\$)|\$\d[\d,]*\.\d\d/g, '{amount}'],
];

/** Writes placeholders for what changes, and one line for a run of lines that are then alike. */
export function steady(lines: readonly string[], language: 'en' | 'fr'): string[] {
  const plain = lines.map((one) => [...everywhere, ...changing[language]].reduce((text, [found, name]) => text.replace(found, name), one.replace(/[\u00a0\u202f\u2009]/g, ' ')));
  return plain.filter((one, at) => one !== plain[at - 1]);
}

/** A written script: what is heard at each step of a journey, one `## step` after the other. */
export class Script {
  private readonly heard: string[] = [];

  constructor(
    private readonly path: URL,
    private readonly language: 'en' | 'fr',
  ) {}

  hear(step: string, lines: readonly string[]): void {
    this.heard.push(`## ${step}`, ...steady(lines, this.language), '');
  }

  /** Compares what was heard with what is written. With `WRITE_SCRIPTS=1` it is written instead, for somebody to read. */
  compare(): void {
    const text = `${this.heard.join('\n').trim()}\n`;
    if (process.env['WRITE_SCRIPTS'] === '1') writeFileSync(this.path, text);
    const written = readFileSync(this.path, 'utf8').split('\n');
    const heard = text.split('\n');
    const at = heard.findIndex((line, i) => line !== written[i]);
    const around = (lines: readonly string[]) => lines.slice(Math.max(at - 3, 0), at + 4).join('\n');
    if (at >= 0 || heard.length !== written.length) assert.equal(around(heard), around(written), `line ${at + 1} of ${this.path.pathname.split('/').pop()}`);
  }
}
