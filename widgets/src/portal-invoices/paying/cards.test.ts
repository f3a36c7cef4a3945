import { expect } from '@open-wc/testing';
import type { FakeRequest } from '../../portal/testing.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { anInvoice, invoices, named, paymentId, press, type Wanted } from '../testing.ts';

const visit = anInvoice('1048');
const card = { id: '0192a1b2-0000-7000-8000-0000000000c2', brand: 'visa', last4: '4242', expMonth: 12, expYear: 2037, usable: true };
const old = { ...card, id: '0192a1b2-0000-7000-8000-0000000000c3', last4: '0005', expYear: 2020, usable: false };
const setup = { id: '0192a1b2-0000-7000-8000-0000000000c1', gateway: 'test', threeDSecure: false };
const saved = { ...setup, status: 'succeeded', paymentMethod: card };
const asked = { ...setup, status: 'requires_action', awaits: 'authentication', clientSecret: 'test_setup_secret' };
const setups = 'POST /v1/me/payment-methods/setups';
const stripe = { name: 'stripe' as const, publishableKey: 'pk_live_1', account: 'acct_1' };

const review = async ({ routes = {}, ...wanted }: Wanted = {}, cards: readonly object[] = [card]) => {
  const all = await invoices({ open: [visit], ...wanted, routes: { 'GET /v1/me/payment-methods': { data: cards }, ...routes } });
  await press(all.tag, 'button', 'Pay $75.00');
  await named(all.tag, 'heading', 'Check and pay');
  return all;
};
const paidWith = ({ sent }: Awaited<ReturnType<typeof review>>) => sent('POST', '/v1/me/payments').map(({ body }) => Object(body).paymentMethodId);

describe('portal-invoices: saved cards', () => {
  afterEach(() => void Reflect.deleteProperty(globalThis, 'Stripe'));

  it('D3 pays with the saved card; one that has expired isn’t offered', async () => {
    const all = await review({}, [card, old]);
    await named(all.tag, 'radio', 'Visa ending in 4242');
    expect(wordsOf(all.tag)).not.to.contain('0005');
    await expect(all.tag).to.be.accessible();
    await press(all.tag, 'button', 'Pay $75.00');
    await says(all.tag, 'Paid $75.00');
    expect(paidWith(all)).to.deep.equal([card.id]);
  });

  it('D3 pays with another card, which is saved on the way', async () => {
    const all = await review({ routes: { [setups]: saved } });
    await press(all.tag, 'radio', 'Another card');
    (await settled(() => all.tag.shadowRoot?.querySelector<HTMLInputElement>('input[name=keep]'))).click();
    await press(all.tag, 'button', 'Pay $75.00');
    await says(all.tag, 'Paid $75.00');
    expect(all.sent('POST', '/v1/me/payment-methods/setups')[0]?.body).to.deep.equal({ paymentMethodId: 'pm_test_ok' });
    expect(paidWith(all)).to.deep.equal([card.id]);
  });

  it('C12 scheduling.require3ds saving and paying each ask the bank; what is refused or left is told, and nothing is paid', async () => {
    const confirm = ({ body }: FakeRequest) => (Object(body).authentication === 'failed' ? { ...setup, status: 'failed', failureCode: 'authentication-failed' } : saved);
    const all = await review({ routes: { [setups]: asked, [`${setups}/{id}/confirm`]: confirm }, ends: [{ status: 'requires_action', clientSecret: 's' }, { status: 'succeeded' }] }, []);
    (await settled(() => all.tag.shadowRoot?.querySelector<HTMLInputElement>('input[name=keep]'))).click();
    await press(all.tag, 'button', 'Pay $75.00');
    await press(all.tag, 'button', 'Refuse');
    await says(all.tag, 'Your bank couldn’t confirm that it is you');
    await press(all.tag, 'button', 'Pay $75.00');
    await press(all.tag, 'button', 'Don’t pay');
    await says(all.tag, 'You left your bank’s question');
    expect(paidWith(all)).to.deep.equal([]);
    await press(all.tag, 'button', 'Pay $75.00');
    await press(all.tag, 'button', 'I agree');
    await settled(() => paidWith(all).length === 1);
    await press(all.tag, 'button', 'I agree');
    await says(all.tag, 'Paid $75.00');
  });

  it('C12 scheduling.require3ds the bank of a card saved at Stripe asks in Stripe’s own dialog', async () => {
    const answers = [{ error: { type: 'card_error', message: 'You closed the question.' } }, {}];
    const secrets: unknown[] = [];
    Reflect.set(globalThis, 'Stripe', () => ({ handleNextAction: async ({ clientSecret }: { clientSecret: string }) => (secrets.push(clientSecret), answers.shift()) }));
    const opened = { id: paymentId, gateway: 'stripe', status: 'requires_action', clientSecret: 'pi_secret' };
    const all = await review({ portal: { gateway: stripe }, ends: [opened, { ...opened }, { status: 'succeeded' }] });
    await press(all.tag, 'button', 'Pay $75.00');
    await says(all.tag, 'You closed the question.');
    await press(all.tag, 'button', 'Pay $75.00');
    await says(all.tag, 'Paid $75.00');
    expect(secrets).to.deep.equal(['pi_secret', 'pi_secret']);
    expect(all.tag.querySelector('[slot=payment]')).to.equal(null);
  });

  it('D3 cards are listed, added and, after a question, removed', async () => {
    const { tag, sent, portal } = await invoices({
      open: [visit],
      routes: { 'GET /v1/me/payment-methods': { data: [old] }, [setups]: saved, 'DELETE /v1/me/payment-methods/{id}': () => new Response(null, { status: 204 }) },
    });
    await press(tag, 'button', 'Saved cards');
    await says(tag, 'Can’t be used any more');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Add a card');
    await press(tag, 'button', 'Save card');
    await says(tag, 'Visa ending in 4242');
    await press(tag, 'button', 'Remove Visa ending in 0005');
    await press(tag, 'button', 'Keep it');
    expect(sent('DELETE', '/v1/me/payment-methods')).to.deep.equal([]);
    await press(tag, 'button', 'Remove Visa ending in 0005');
    await settled(() => [...(tag.shadowRoot?.querySelectorAll<HTMLElement>('.danger') ?? [])].find((one) => one.localName === 'button'))
      .then((button) => button.click());
    await settled(() => !wordsOf(tag).includes('0005'));
    expect(portal.announced).to.equal('Removed: Visa ending in 0005.');
    await press(tag, 'button', 'All invoices');
    await says(tag, 'Paid');
  });
});
