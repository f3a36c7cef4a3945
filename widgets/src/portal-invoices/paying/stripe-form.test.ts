import { expect } from '@open-wc/testing';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { anInvoice, invoices, named, paymentId, press, type Wanted } from '../testing.ts';

const gateway = { name: 'stripe' as const, publishableKey: 'pk_live_1', account: 'acct_1' };
const opened = { gateway: 'stripe', status: 'requires_action', clientSecret: 'pi_secret', gatewayAccount: 'acct_2' };

/** What the page's Stripe.js is asked, and what it answers. */
const fakeStripe = (confirm: () => Promise<object> = async () => ({})) => {
  const asked: unknown[] = [];
  const forms = { open: 0, confirmed: 0 };
  Reflect.set(globalThis, 'Stripe', (key: string, options: object) => {
    asked.push([key, options]);
    return {
      elements: (all: object) => {
        asked.push(all);
        return {
          create: () => ({
            mount: (place: HTMLElement) => {
              forms.open += 1;
              place.append(Object.assign(document.createElement('iframe'), { title: 'Card' }));
            },
            destroy: () => (forms.open -= 1),
          }),
        };
      },
      confirmPayment: () => {
        forms.confirmed += 1;
        return confirm();
      },
    };
  });
  return { asked, forms };
};

const review = async (wanted: Wanted = {}) => {
  const all = await invoices({ open: [anInvoice('1048')], portal: { gateway }, ends: [opened, { status: 'succeeded' }], ...wanted });
  await press(all.tag, 'button', 'Pay $75.00');
  await named(all.tag, 'heading', 'Check and pay');
  return all;
};

const scripts = () => [...document.querySelectorAll<HTMLScriptElement>('script[src*="js.stripe.com"]')];

describe('portal-invoices with Stripe', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'Stripe');
    scripts().forEach((one) => one.remove());
  });

  it('D2 nothing of Stripe is loaded before somebody pays', async () => {
    const { tag } = await invoices({ portal: { gateway } });
    await says(tag, 'to pay, on 2 invoices');
    expect(scripts()).to.deep.equal([]);
  });

  it('D2 the form stands in the page’s own document, opened for this payment and account, and pays', async () => {
    const { asked, forms } = fakeStripe();
    const { portal, tag, sent } = await review();
    const frame = await settled(() => tag.querySelector(':scope > [slot=payment] > iframe'));
    expect(frame.getRootNode()).to.equal(tag.getRootNode());
    expect(asked).to.deep.equal([
      ['pk_live_1', { stripeAccount: 'acct_2' }],
      { clientSecret: 'pi_secret', locale: 'en', appearance: { theme: 'stripe' } },
    ]);
    expect(sent('POST', '/v1/me/payments')[0]?.body).to.deep.equal({ invoices: [{ id: anInvoice('1048').id }] });
    expect(wordsOf(tag)).not.to.contain('Test');
    await press(tag, 'button', 'Pay $75.00');
    await says(tag, 'Paid $75.00');
    expect(portal.announced).to.equal('Paid $75.00.');
    expect(forms).to.deep.equal({ open: 0, confirmed: 1 });
    expect(tag.children).to.have.length(0);
  });

  it('D2 the form is dark where the page is', async () => {
    const { asked } = fakeStripe();
    const { tag } = await review({ theme: 'dark' });
    await named(tag, 'button', 'Pay $75.00');
    expect(asked.at(-1)).to.deep.include({ appearance: { theme: 'night' } });
  });

  it('D2 what Stripe refuses is told in its words; the form stays, and the next try pays', async () => {
    const answers = [{ error: { type: 'card_error', message: 'Your card number is incomplete.' } }, {}];
    const { forms } = fakeStripe(async () => answers.shift() ?? {});
    const { tag, sent } = await review();
    await press(tag, 'button', 'Pay $75.00');
    await says(tag, 'Your card number is incomplete.');
    expect(forms.open).to.equal(1);
    await press(tag, 'button', 'Pay $75.00');
    await says(tag, 'Paid $75.00');
    expect(sent('POST', '/v1/me/payments').filter(({ path }) => path === '/v1/me/payments')).to.have.length(1);
  });

  it('D2 a double press confirms once', async () => {
    let done = (_: object) => {};
    const { forms } = fakeStripe(() => new Promise((resolve) => (done = resolve)));
    const { tag } = await review();
    const button = await named(tag, 'button', 'Pay $75.00');
    button.click();
    button.click();
    await says(tag, 'Paying…');
    button.click();
    done({});
    await says(tag, 'Paid $75.00');
    expect(forms.confirmed).to.equal(1);
  });

  it('D2 A6 a script that is kept away is told in a sentence, and tried again', async () => {
    const asked: string[] = [];
    const blocker = new MutationObserver(() =>
      scripts().forEach((script) => {
        asked.push(script.src);
        script.dispatchEvent(new Event('error'));
      }),
    );
    blocker.observe(document.head, { childList: true });
    const { tag } = await review();
    await says(tag, 'The card form didn’t come Something on this device or network keeps it away. Nothing was charged.');
    blocker.disconnect();
    expect(asked).to.deep.equal(['https://js.stripe.com/v3/']);
    await expect(tag).to.be.accessible();
    fakeStripe();
    await press(tag, 'button', 'Try again');
    await named(tag, 'button', 'Pay $75.00');
  });

  it('D2 a payment that the gateway ended can be begun anew, with a new form', async () => {
    const { forms } = fakeStripe();
    const { tag } = await review({ ends: [opened, { status: 'failed', failureCode: 'expired' }, opened, { status: 'succeeded' }] });
    await press(tag, 'button', 'Pay $75.00');
    await says(tag, 'The payment took too long');
    expect(forms.open).to.equal(0);
    await press(tag, 'button', 'Try again');
    await press(tag, 'button', 'Pay $75.00');
    await says(tag, 'Paid $75.00');
  });

  it('D2 leaving, signing out or taking the tag away removes the form', async () => {
    for (const end of ['leave', 'sign out', 'take away'] as const) {
      const { forms } = fakeStripe();
      const { portal, tag } = await review();
      await named(tag, 'button', 'Pay $75.00');
      if (end === 'leave') await press(tag, 'button', 'All invoices');
      if (end === 'sign out') await portal.portal.signOut();
      if (end === 'take away') tag.remove();
      await settled(() => forms.open === 0);
      expect(tag.children, end).to.have.length(0);
    }
  });

  it('D2 A6 a form that comes after signing out is not shown', async () => {
    const { forms } = fakeStripe();
    let answer = (_: unknown) => {};
    const { portal, tag } = await review({ routes: { 'POST /v1/me/payments': () => new Promise((done) => (answer = done)) } });
    await portal.portal.signOut();
    answer({ ...opened, id: paymentId, amount: { amount: 7500, currency: 'CAD' }, invoices: [] });
    await says(tag, 'Sign in to see your invoices');
    expect(forms.open).to.equal(0);
    expect(tag.children).to.have.length(0);
  });
});
