import { expect } from '@open-wc/testing';
import { Locale } from '../../../portal/locale.ts';
import { fakePortal } from '../../../portal/testing.ts';
import { StaffPortal } from '../../staff-portal.ts';
import { priceTyped, readPrice } from './typed-price.ts';

/** What of a desk knows the clinic's currency and the reader's language. */
async function desk(language: string, currency = 'CAD') {
  const { portal } = await fakePortal({ settings: { 'billing.currency': currency } });
  const staff = StaffPortal.of(portal);
  await staff.load();
  return { portal: staff, locale: new Locale(language) };
}
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a typed price', () => {
  it('C6 K3 stands in the field as the reader writes amounts, and is read back as it was', async () => {
    const [english, french] = [await desk('en'), await desk('fr')];
    expect([priceTyped(4500, english), plain(priceTyped(4500, french)), plain(priceTyped(125050, french)), priceTyped(null, french)]).to.deep.equal(['$45.00', '45,00 $', '1 250,50 $', '']);
    for (const here of [english, french, await desk('fr', 'JPY'), await desk('en', 'KWD')])
      for (const amount of [0, 5, 4500, 125050, 100_000_000]) expect(readPrice(priceTyped(amount, here), here), priceTyped(amount, here)).to.equal(amount);
  });

  it('C6 is read with a point or a comma, a sign or none', async () => {
    const here = await desk('fr');
    for (const [text, amount] of [['120', 12000], ['120.5', 12050], ['120,5', 12050], ['1 200,00 $', 120000], ['$1,200.00', 120000], ['1.200,00', 120000], ['1,200', 120000]] as const)
      expect(readPrice(text, here), text).to.equal(amount);
    for (const text of ['dear', '-5', '1,2,3', '2000000']) expect(readPrice(text, here), text).to.equal(undefined);
    expect(readPrice(' ', here)).to.equal(null);
  });
});
