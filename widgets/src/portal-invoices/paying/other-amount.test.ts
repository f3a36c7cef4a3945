import { expect } from '@open-wc/testing';
import { Locale } from '../../portal/locale.ts';
import { FakeProblem } from '../../portal/testing.ts';
import { allByRole, byRole, nameOf, settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { amountText, typedAmount } from './typed-amount.ts';
import { aBrace, anInvoice, invoices, named, press, typeAmount, type Wanted } from '../testing.ts';

const visit = anInvoice('1048');

const amounts = async (wanted: Wanted = {}) => {
  const all = await invoices(wanted);
  await press(all.tag, 'button', 'Pay another amount');
  await named(all.tag, 'heading', 'How much would you like to pay?');
  return all;
};

describe('paying a part', () => {
  it('D2 reads amounts as people type them, and takes nothing else for one', () => {
    const cents = (text: string, currency = 'CAD') => typedAmount(text, { amount: 0, currency });
    for (const text of ['187.50', '187,50', ' 187,5 ', '$187.50', '187,50 $', 'CA$187.50', 'CAD 187.50', '187.5', '187,50 $']) expect(cents(text), text).to.equal(18750);
    for (const text of ['1,187.50', '1.187,50', '1 187,50', '1’187.50', '1187.50']) expect(cents(text), text).to.equal(118750);
    expect(cents('12')).to.equal(1200);
    expect(cents('12.')).to.equal(1200);
    expect(cents('-5')).to.equal(-500);
    for (const text of ['', 'ten', '1.2.3', '0.001', '0,500', '1.200', '12.345.6', '1e3', '5-', '..', 'half of it']) expect(cents(text), text).to.equal(undefined);
    expect(cents('1,200')).to.equal(120000);
    expect(cents('1,200', 'JPY')).to.equal(1200);
    expect(cents('12.5', 'JPY')).to.equal(undefined);
    expect(cents('1.250', 'KWD')).to.equal(1250);
  });

  it('D2 writes amounts as one types them in the language', () => {
    const amount = { amount: 118750, currency: 'CAD' };
    expect([amountText(amount, new Locale('en')), amountText(amount, new Locale('fr'))]).to.deep.equal(['1187.50', '1187,50']);
    expect(typedAmount(amountText(amount, new Locale('fr')), amount)).to.equal(118750);
  });

  it('D2 pays a part of one and all of another, and says what each comes to first', async () => {
    const { tag, sent } = await amounts();
    await typeAmount(tag, visit, '50,25');
    await press(tag, 'button', 'Continue');
    await says(tag, 'You pay now');
    expect(wordsOf(tag)).to.match(/Invoice 1048 ?\$50.25/);
    await press(tag, 'button', 'Pay $162.75');
    await says(tag, 'Paid $162.75');
    expect(sent('POST', '/v1/me/payments')[0]?.body).to.deep.equal({ invoices: [{ id: visit.id, amount: 5025 }, { id: aBrace().id }], paymentMethodId: 'pm_test_ok' });
  });

  it('D2 what is wrong is told on Continue: in a summary that has the focus, and at its field', async () => {
    const wrong: Record<string, string> = {
      '': 'Enter an amount for invoice 1048',
      ten: 'Enter the amount in figures, like 75.00',
      '0': 'Amount must be more than $0.00',
      '-5': 'Amount must be more than $0.00',
      '75.01': 'Amount must be at most $75.00',
    };
    const { tag, sent } = await amounts();
    for (const [text, sentence] of Object.entries(wrong)) {
      await typeAmount(tag, visit, text);
      await press(tag, 'button', 'Continue');
      const link = await settled(() => byRole(tag, 'link', sentence));
      await settled(() => nameOf(tag.shadowRoot?.activeElement ?? tag) === 'There is a problem');
      link.click();
      const input = tag.shadowRoot?.activeElement;
      expect(input?.id).to.equal(visit.id);
      expect(input?.getAttribute('aria-invalid')).to.equal('true');
      const describedBy = (input?.getAttribute('aria-describedby') ?? '').split(' ').map((id) => tag.shadowRoot?.getElementById(id)?.textContent);
      expect(describedBy.join(' ')).to.contain('Error:').and.to.contain(sentence);
    }
    await expect(tag).to.be.accessible();
    expect(sent('POST', '/v1/me/payments')).to.deep.equal([]);
  });

  it('K1 while typing an error may only disappear', async () => {
    const { tag } = await amounts();
    await typeAmount(tag, visit, 'x');
    expect(allByRole(tag, 'link').filter((one) => one.closest('.summary'))).to.deep.equal([]);
    await press(tag, 'button', 'Continue');
    await says(tag, 'There is a problem');
    await typeAmount(tag, visit, '10');
    await settled(() => !wordsOf(tag).includes('There is a problem'));
    await typeAmount(tag, visit, '1000');
    await tag.updateComplete;
    expect(wordsOf(tag)).not.to.contain('There is a problem');
  });

  it('D2 A6 less is left to pay meanwhile: back at the amount, which is told and kept', async () => {
    const problem = new FakeProblem('amount-over-balance', 409, { detail: 'Pay the balance or a part of it.', invoiceId: visit.id, balance: { amount: 3000, currency: 'CAD' } });
    const { tag } = await amounts({ routes: { 'POST /v1/me/payments': problem } });
    await typeAmount(tag, visit, '40');
    await press(tag, 'button', 'Continue');
    await press(tag, 'button', 'Pay $152.50');
    await settled(() => byRole(tag, 'link', 'Amount must be at most $30.00'));
    const input = tag.shadowRoot?.getElementById(visit.id);
    expect(input instanceof HTMLInputElement && input.value).to.equal('40.00');
    await says(tag, 'Invoice 1048, $30.00 left to pay');
  });

  it('D2 amounts can be changed from the review, and stay', async () => {
    const { tag } = await amounts();
    await typeAmount(tag, visit, '20');
    await press(tag, 'button', 'Continue');
    await press(tag, 'button', 'Change amounts');
    const input = await settled(() => tag.shadowRoot?.getElementById(visit.id));
    expect(input instanceof HTMLInputElement && input.value).to.equal('20.00');
    await press(tag, 'button', 'All invoices');
    await says(tag, 'to pay, on 2 invoices');
  });

  it('A3 a language switch keeps the screen and what was typed', async () => {
    const { portal, tag } = await amounts();
    await typeAmount(tag, visit, '20');
    portal.portal.setLanguage('fr');
    await says(tag, 'Combien souhaitez-vous payer');
    const input = tag.shadowRoot?.getElementById(visit.id);
    expect(input instanceof HTMLInputElement && input.value).to.equal('20');
    portal.portal.setLanguage('en');
    localStorage.clear();
    await says(tag, 'How much would you like to pay?');
  });
});
