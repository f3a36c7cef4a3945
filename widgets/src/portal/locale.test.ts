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
  });
});
