import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { FakeProblem, noNetwork } from '../../portal/testing.ts';
import { speak } from '../../portal/words.ts';
import { allByRole, byRole, nameOf, settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { aBrace, anInvoice, invoices, named, paymentId, press, typeAmount, type Wanted } from '../testing.ts';

const payments = '/v1/me/payments';
const never = () => new Promise(() => undefined);

/** As far as the review of everything that is to pay. */
async function review(wanted: Wanted = {}) {
  const all = await invoices(wanted);
  await press(all.tag, 'button', 'Pay $187.50');
  await named(all.tag, 'heading', 'Check and pay');
  return all;
}

/** And the act itself. */
async function pay(wanted: Wanted = {}) {
  const all = await review(wanted);
  await press(all.tag, 'button', 'Pay $187.50');
  return all;
}

const waiting = { status: 'processing' };
const challenged = { status: 'requires_action', clientSecret: 'secret' };

describe('portal-invoices, paying', () => {
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    localStorage.clear();
    await speak('en');
  });

  it('D2 D9 lists what is paid before it is paid, says that it is a test, pays, thanks, and lists anew', async () => {
    const { portal, tag, list, sent } = await review({ ends: [{ status: 'succeeded' }] });
    const words = wordsOf(tag);
    expect(words).to.contain('Test payments No money moves.');
    expect(words).to.match(/Physiotherapy, 12 November ?Invoice 1048 ?\$75.00/);
    expect(words).to.match(/You pay now ?\$187.50/);
    await expect(tag).to.be.accessible();
    const told: unknown[] = [];
    tag.addEventListener('portal-invoice-paid', ({ detail }) => told.push(detail));
    const ids = list.map(({ id }) => id);
    list.length = 0;
    await press(tag, 'button', 'Pay $187.50');
    await says(tag, 'Paid $187.50 A receipt follows by mail, if the clinic knows your address.');
    await says(tag, 'Nothing to pay. Thank you.');
    expect(told).to.deep.equal(ids.map((id) => ({ id, paymentId })));
    expect(portal.announced).to.equal('Paid $187.50.');
    await settled(() => nameOf(tag.shadowRoot?.activeElement ?? tag) === 'Invoices');
    expect(sent('POST', payments).map(({ body }) => body)).to.deep.equal([{ invoices: ids.map((id) => ({ id })), paymentMethodId: 'pm_test_ok' }]);
    await expect(tag).to.be.accessible();
  });

  it('A3 D2 that it is paid follows a change of language, on the page and in the live region', async () => {
    const { portal, tag } = await pay({ ends: [{ status: 'succeeded' }] });
    await says(tag, 'Paid $187.50 A receipt follows by mail');
    const region = () => tag.shadowRoot?.querySelector('[role=status]')?.textContent;
    await settled(() => region() === 'Paid $187.50.');
    portal.portal.setLanguage('fr');
    await says(tag, 'Un reçu');
    expect(wordsOf(tag)).not.to.contain('Paid').and.not.to.contain('A receipt follows');
    await settled(() => !region()?.includes('Paid') && region()?.includes('187,50'));
  });

  it('D2 the event is composed, bubbles, and holds ids only', async () => {
    const { tag } = await review();
    const paid = oneEvent(document, 'portal-invoice-paid');
    await press(tag, 'button', 'Pay $187.50');
    const event = await paid;
    expect(event.composed).to.equal(true);
    expect(event.detail).to.have.keys('id', 'paymentId');
  });

  it('D2 a double press pays once', async () => {
    const { tag, sent } = await review({ routes: { 'POST /v1/me/payments': never } });
    const button = await named(tag, 'button', 'Pay $187.50');
    button.click();
    button.click();
    await says(tag, 'Paying…');
    button.click();
    await sendKeys({ press: 'Enter' });
    expect(sent('POST', payments)).to.have.length(1);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(allByRole(tag, 'button', 'All invoices')).to.deep.equal([]);
  });

  it('D2 pays only the chosen ones', async () => {
    const { tag, list, sent } = await invoices();
    await press(tag, 'checkbox', 'Pay invoice 1042');
    await press(tag, 'button', 'Pay $75.00');
    await named(tag, 'heading', 'Check and pay');
    await press(tag, 'button', 'Pay $75.00');
    await says(tag, 'Paid $75.00');
    expect(sent('POST', payments)[0]?.body).to.deep.equal({ invoices: [{ id: list[0]?.id }], paymentMethodId: 'pm_test_ok' });
  });

  it('D9 a declined card is told in words and aloud, and another one pays', async () => {
    const { portal, tag, sent } = await pay({ ends: [{ status: 'failed', failureCode: 'card_declined' }, { status: 'succeeded' }] });
    await says(tag, 'The card was declined Nothing was charged. Choose another card, or ask your bank.');
    expect(portal.announced).to.contain('The card was declined.');
    await expect(tag).to.be.accessible();
    await press(tag, 'radio', 'Card that pays');
    await press(tag, 'button', 'Pay $187.50');
    await says(tag, 'Paid $187.50');
    const keys = sent('POST', payments).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).to.equal(2);
  });

  const reasons: Record<string, string> = {
    expired: 'The payment took too long Nothing was charged.',
    replaced: 'Another payment took its place This one charged nothing.',
    cancelled: 'The payment was stopped Nothing was charged.',
    'gateway-unavailable': 'The payment didn’t go through Nothing was charged.',
    'gateway-lost': 'The payment didn’t go through Nothing was charged.',
    insufficient_funds: 'There isn’t enough money on the card Nothing was charged.',
    expired_card: 'The card has expired Nothing was charged.',
    authentication_required: 'Your bank couldn’t confirm that it is you Nothing was charged.',
    generic_decline: 'The card was declined Nothing was charged.',
  };
  it('D2 says in words why a payment failed, whatever the gateway calls it', async () => {
    const { tag } = await pay({ ends: Object.keys(reasons).map((failureCode) => ({ status: 'failed', failureCode })) });
    for (const [code, sentence] of Object.entries(reasons)) {
      await says(tag, sentence);
      expect(wordsOf(tag)).not.to.contain(code);
      await press(tag, 'button', 'Pay $187.50');
    }
  });

  it('D9 the bank’s question is asked on a screen of its own; agreeing pays', async () => {
    const { tag, sent } = await pay({ ends: [challenged, { status: 'succeeded' }] });
    const heading = await named(tag, 'heading', 'Your bank asks');
    await settled(() => tag.shadowRoot?.activeElement === heading);
    expect(wordsOf(tag)).to.contain('Test payments');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'I agree');
    await says(tag, 'Paid $187.50');
    expect(sent('POST', `${payments}/`)[0]?.body).to.deep.equal({ clientSecret: 'secret' });
  });

  it('D9 leaving the bank’s question charges nothing, and one can pay again', async () => {
    const { tag, sent } = await pay({ ends: [challenged, { status: 'succeeded' }] });
    await press(tag, 'button', 'Don’t pay');
    await says(tag, 'The payment was stopped Nothing was charged.');
    expect(sent('POST', `${payments}/`)).to.deep.equal([]);
    await press(tag, 'button', 'Pay $187.50');
    await says(tag, 'Paid $187.50');
  });

  it('D2 a payment on its way is asked about in the background until it has ended', async () => {
    const { tag, sent } = await pay({ ends: [waiting, waiting, waiting, { status: 'succeeded' }] });
    await says(tag, 'Paid $187.50');
    const asked = sent('POST', `${payments}/${paymentId}/refresh`);
    expect(asked).to.have.length(3);
    for (const { headers } of asked) expect(headers.get('Portico-Background')).to.equal('1');
  });

  it('D2 a question without an answer is asked again', async () => {
    let asked = 0;
    const answer = () => {
      asked += 1;
      if (asked === 1) return noNetwork();
      return asked === 2 ? new FakeProblem('unavailable', 503) : { id: paymentId, status: 'succeeded', amount: { amount: 18750, currency: 'CAD' }, invoices: [] };
    };
    const { tag } = await pay({ ends: [waiting], routes: { 'POST /v1/me/payments/{id}/refresh': answer } });
    await says(tag, 'Paid $187.50');
    expect(asked).to.equal(3);
  });

  it('D2 after a minute without a decision a sentence says what follows', async () => {
    const { tag, sent } = await pay({ ends: [waiting] });
    await says(tag, 'The bank still hasn’t answered. We mail you a receipt once it has.');
    expect(sent('POST', `${payments}/`)).to.have.length(30);
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'All invoices');
    await says(tag, 'to pay, on 2 invoices');
  });

  it('D2 a payment that one doesn’t wait for goes on, and its end is told in the list', async () => {
    for (const [end, sentence] of [
      [{ status: 'succeeded' }, 'Paid $187.50 A receipt'],
      [{ status: 'failed' }, 'The card was declined Nothing'],
    ] as const) {
      let go: (() => void) | undefined;
      const { tag } = await review({ ends: [waiting, waiting, end] });
      tag.pause = () => new Promise((done) => (go = done));
      await press(tag, 'button', 'Pay $187.50');
      await says(tag, 'You can leave');
      await press(tag, 'button', 'All invoices');
      await says(tag, 'to pay, on 2 invoices');
      (await settled(() => go))?.();
      await says(tag, sentence);
      await says(tag, 'to pay, on 2 invoices');
    }
  });

  it('D2 without an answer nobody knows whether one paid: the same act again is safe', async () => {
    const { portal, tag, sent } = await review({ ends: [{ status: 'succeeded' }] });
    const works = portal.routes['POST /v1/me/payments'];
    portal.routes['POST /v1/me/payments'] = noNetwork;
    await press(tag, 'button', 'Pay $187.50');
    await says(tag, 'We don’t know yet whether you paid. Pay again: nothing is charged twice.');
    portal.routes['POST /v1/me/payments'] = works;
    await press(tag, 'button', 'Pay $187.50');
    await says(tag, 'Paid $187.50');
    const [first, second] = sent('POST', payments).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first).to.equal(second);
  });

  it('D2 another payment of the same invoice under way: its sentence, and nothing is lost', async () => {
    const detail = 'Wait a moment: it is either paid then, or you can try again. Nothing is charged twice.';
    const { tag } = await pay({ routes: { 'POST /v1/me/payments': new FakeProblem('payment-in-progress', 409, { detail, retryAfterSeconds: 5 }) } });
    await says(tag, `Nothing was paid ${detail}`);
    await named(tag, 'button', 'Pay $187.50');
  });

  it('D2 an invoice that was paid meanwhile leads back to the list, which is new, and says so', async () => {
    const { tag, list } = await review({ routes: { 'POST /v1/me/payments': new FakeProblem('invoice-not-open', 409, { detail: 'It is paid already.', invoiceId: anInvoice('1048').id, state: 'paid' }) } });
    list.shift();
    await press(tag, 'button', 'Pay $187.50');
    await says(tag, 'Nothing was paid Invoice 1048: It is paid already.');
    await says(tag, '$112.50 to pay, on 1 invoice');
  });

  it('A6 the page hears of a failed payment call', async () => {
    const { tag } = await review({ routes: { 'POST /v1/me/payments': new FakeProblem('gateway-missing', 409, { detail: 'Ask the clinic.' }) } });
    const failed = oneEvent(tag, 'portal-error');
    await press(tag, 'button', 'Pay $187.50');
    expect((await failed).detail).to.deep.equal({ type: 'gateway-missing', status: 409 });
    await says(tag, 'Nothing was paid Ask the clinic.');
  });

  it('D2 A6 signing out in the middle of paying empties everything, and the payment is heard of no more', async () => {
    let answer = (_: unknown) => {};
    const { portal, tag } = await review({ routes: { 'POST /v1/me/payments': () => new Promise((done) => (answer = done)) } });
    let paid = 0;
    tag.addEventListener('portal-invoice-paid', () => (paid += 1));
    await press(tag, 'button', 'Pay $187.50');
    await says(tag, 'Paying…');
    await portal.portal.signOut();
    await says(tag, 'Sign in to see your invoices');
    expect(wordsOf(tag)).not.to.match(/\$|Physiotherapy/);
    answer({ id: paymentId, status: 'succeeded', amount: { amount: 18750, currency: 'CAD' }, invoices: [{ id: paymentId }] });
    await portal.portal.signIn('maya.chen', 'a long passphrase of words');
    await says(tag, 'to pay, on 2 invoices');
    expect(wordsOf(tag)).not.to.contain('Paid $187.50');
    expect(paid).to.equal(0);
  });

  it('A6 somebody else who signs in finds nothing of the one before', async () => {
    const { portal, tag } = await invoices();
    await press(tag, 'button', 'Pay another amount');
    await typeAmount(tag, anInvoice('1048'), '12.34');
    await portal.portal.signOut();
    await portal.portal.signIn('somebody', 'a long passphrase of words');
    await says(tag, 'to pay, on 2 invoices');
    await press(tag, 'button', 'Pay another amount');
    expect((await settled(() => tag.shadowRoot?.querySelector('input')))?.value).to.equal('75.00');
  });

  it('D2 nothing stays behind of a payment: the tag holds no more controllers after ten than after one', async () => {
    const { tag } = await invoices();
    const controllers = () => Object.values(tag).filter((one) => one instanceof Set).reduce((count, one) => count + one.size, 0);
    await press(tag, 'button', 'Pay $187.50');
    await press(tag, 'button', 'All invoices');
    const before = controllers();
    for (let i = 0; i < 10; i++) {
      await press(tag, 'button', 'Pay $187.50');
      await press(tag, 'button', 'All invoices');
    }
    expect(controllers()).to.equal(before);
  });

  it('D2 K1 by keyboard alone at 320 pixels: an amount is typed, the other invoice left out, and paid', async function () {
    this.timeout(20_000);
    await setViewport({ width: 320, height: 640 });
    const { tag, list, sent } = await invoices();
    await named(tag, 'checkbox', 'Pay invoice 1048');
    const focused = () => tag.shadowRoot?.activeElement ?? null;
    const tabTo = async (name: string) => {
      for (let i = 0; i < 30; i++) {
        await sendKeys({ press: 'Tab' });
        const one = focused();
        if (one && nameOf(one).startsWith(name)) return;
      }
      throw new Error(`Tab never led to “${name}”`);
    };
    await tabTo('Pay invoice 1042');
    await sendKeys({ press: 'Space' });
    await tabTo('Pay another amount');
    await sendKeys({ press: 'Enter' });
    await settled(() => nameOf(focused() ?? tag).startsWith('How much'));
    await tabTo('Physiotherapy');
    await sendKeys({ type: '50,25' });
    await sendKeys({ press: 'Enter' });
    await settled(() => nameOf(focused() ?? tag) === 'Check and pay');
    await tabTo('Card that pays');
    await tabTo('Pay $50.25');
    await sendKeys({ press: 'Enter' });
    await says(tag, 'Paid $50.25');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    expect(sent('POST', payments)[0]?.body).to.deep.equal({ invoices: [{ id: list[0]?.id, amount: 5025 }], paymentMethodId: 'pm_test_ok' });
  });

  it('K1 every screen of paying is without an accessibility fault in the dark', async () => {
    const { tag } = await pay({ theme: 'dark', ends: [challenged, { status: 'failed' }], open: [anInvoice('1048'), aBrace()] });
    await named(tag, 'heading', 'Your bank asks');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'I agree');
    await says(tag, 'The card was declined');
    await expect(tag).to.be.accessible();
    byRole(tag, 'button', 'Change amounts').click();
    await typeAmount(tag, anInvoice('1048'), '');
    await press(tag, 'button', 'Continue');
    await says(tag, 'There is a problem');
    await expect(tag).to.be.accessible();
  });
});
