import { expect } from '@open-wc/testing';
import { Locale } from './locale.ts';

const at = '2026-12-08T10:30:00-05:00';
const plain = (text: string) => text.replace(/[\u202f\u00a0\u2009]/g, ' ');

describe('locale', () => {
  const english = new Locale('en');
  const french = new Locale('fr');

  it('K1 dates are the wall time that the API sends, whatever zone the browser is in', () => {
    expect(english.when(at)).to.equal('Tuesday 8 December, 10:30 am');
    expect(english.when('2026-12-08T10:30:00+05:45')).to.equal('Tuesday 8 December, 10:30 am');
    expect(plain(french.when(at))).to.equal('mardi 8 décembre, 10 h 30');
    expect(english.shortWhen(at)).to.equal('Tue 8 Dec, 10:30 am');
    expect(english.date('2026-12-08')).to.equal('8 December 2026');
  });

  it('G7 dates, times and amounts are written as the readers of each language know them', () => {
    const [italian, spanish] = [new Locale('it'), new Locale('es')];
    const late = '2026-12-01T14:05:00-05:00';
    expect([italian, spanish, french].map((one) => plain(one.when(late)))).to.deep.equal(['martedì 1º dicembre, 14:05', 'martes, 1 de diciembre, 14:05', 'mardi 1er décembre, 14 h 05']);
    expect([italian, spanish, french].map((one) => one.date('2026-12-11'))).to.deep.equal(['11 dicembre 2026', '11 de diciembre de 2026', '11 décembre 2026']);
    expect([italian, spanish].map((one) => plain(one.money({ amount: 12050, currency: 'CAD' })))).to.deep.equal(['120,50 $', '$120.50']);
    expect([italian, spanish].map((one) => one.inDays(1))).to.deep.equal(['domani', 'mañana']);
    expect([italian, spanish].map((one) => one.dateOrder)).to.deep.equal([['day', 'month', 'year'], ['day', 'month', 'year']]);
    for (const one of [italian, spanish, french]) expect(plain(one.times(late, '2026-12-01T15:35:00-05:00'))).to.match(/^14\D+05\D+15\D+35$/);
  });

  it('K1 a page that names its region is written as there', () => {
    expect(new Locale('en-US').day(at)).to.equal('Tuesday, December 8');
    expect(new Locale('en-US').dateOrder).to.deep.equal(['month', 'day', 'year']);
    expect(english.dateOrder).to.deep.equal(['day', 'month', 'year']);
    expect([english.firstDay, french.firstDay, new Locale('fr-FR').firstDay]).to.deep.equal([7, 7, 1]);
  });

  it('K1 the offset is read from the time itself', () => {
    expect([at, '2026-12-08T10:30:00+05:45', '2026-12-08T10:30:00Z'].map((one) => english.offset(one))).to.deep.equal(['UTC−5', 'UTC+5:45', 'UTC']);
  });

  it('K1 amounts are in the minor units of their currency', () => {
    expect(english.money({ amount: 12050, currency: 'CAD' })).to.equal('$120.50');
    expect(plain(french.money({ amount: 12050, currency: 'CAD' }))).to.equal('120,50 $');
    expect(english.money({ amount: 500, currency: 'JPY' })).to.equal('¥500');
  });

  it('K1 plurals follow the language', () => {
    const times = (locale: Locale, count: number) => locale.plural(count, { one: 'one', other: 'other' });
    expect([times(english, 0), times(english, 1), times(french, 0), times(french, 2)]).to.deep.equal(['other', 'one', 'one', 'other']);
    for (const one of [new Locale('it'), new Locale('es')]) expect([0, 1, 2, 1_000_000].map((count) => times(one, count))).to.deep.equal(['other', 'one', 'other', 'other']);
  });
});
