import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '../../locales/languages.ts';
import { formatOf } from './format.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');

test('G7 mails write days, times and amounts as the readers of each language do', () => {
  const written = languages.map((language) => {
    const { day, time, money } = formatOf(language);
    return [day('2026-12-01'), time('2026-12-01T14:05:00-08:00'), money({ amount: 125050, currency: 'CAD' })].map(plain);
  });
  assert.deepEqual(written, [
    ['Tuesday, December 1, 2026', '2:05 p.m.', '$1,250.50'],
    ['mardi 1er décembre 2026', '14 h 05', '1 250,50 $'],
    ['martedì 1º dicembre 2026', '14:05', '1250,50 $'],
    ['martes, 1 de diciembre de 2026', '14:05', '$1,250.50'],
  ]);
});

test('G7 another country’s dollars say whose they are, and only the first of a month is an ordinal', () => {
  for (const language of languages) assert.match(formatOf(language).money({ amount: 100, currency: 'USD' }), /US/);
  assert.equal(formatOf('it').day('2026-12-11'), 'venerdì 11 dicembre 2026');
  assert.equal(formatOf('fr').day('2026-12-21'), 'lundi 21 décembre 2026');
});
