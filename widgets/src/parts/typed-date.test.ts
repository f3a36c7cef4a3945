import { expect } from '@open-wc/testing';
import { Locale } from '../portal/locale.ts';
import { readDate } from './typed-date.ts';

const english = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'].map((name) => [name, name.slice(0, 3)]);
const french = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'].map((name) => [name]);
const read = (day: string, month: string, year: string, names = english) => readDate({ day, month, year }, names);

describe('typed date', () => {
  it('K1 takes numbers, names and what surrounds them', () => {
    for (const [day, month, year] of [['27', '1', '2027'], [' 27.', '01', '2027 '], ['27', 'January', '2027'], ['27', 'jan', '2027']] as const)
      expect(read(day, month, year)).to.deep.equal({ date: '2027-01-27' });
    expect(read('2', 'aout', '2027', french)).to.deep.equal({ date: '2027-08-02' });
    expect(read('2', 'févr', '2027', french)).to.deep.equal({ date: '2027-02-02' });
  });

  it('K1 G7 takes the names of months in each language, with and without their accents and dots', () => {
    for (const [language, typed] of Object.entries({ fr: ['février', 'fevr', 'août', 'déc.'], it: ['febbraio', 'feb', 'agosto', 'dic'], es: ['Febrero', 'feb.', 'ago', 'diciembre'] })) {
      const locale = new Locale(language);
      const names = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, '0')}-01`).map((day) => [locale.part(day, { month: 'long' }), locale.part(day, { month: 'short' })]);
      expect(typed.map((month) => read('3', month, '2027', names))).to.deep.equal(['02', '02', '08', '12'].map((month) => ({ date: `2027-${month}-03` })));
    }
  });

  it('K1 complains of one thing at a time and names the wrong part only', () => {
    expect(read('', '', '')).to.deep.equal({ error: 'Enter a date', wrong: ['day', 'month', 'year'] });
    expect(read('27', '', '2027')).to.deep.equal({ error: 'The date must have a month', wrong: ['month'] });
    expect(read('', '', '2027')).to.deep.equal({ error: 'The date must have a day and a month', wrong: ['day', 'month'] });
    expect(read('27', '1', '27')).to.deep.include({ wrong: ['year'] });
    expect(read('27', '13', '2027')).to.deep.include({ wrong: ['month'] });
    expect(read('31', '2', '2027')).to.deep.include({ wrong: ['day'] });
    expect(read('x', '2', '2027')).to.deep.include({ wrong: ['day'] });
  });
});
