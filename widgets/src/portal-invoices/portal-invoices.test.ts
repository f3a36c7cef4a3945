import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { FakeProblem, type FakeRequest } from '../portal/testing.ts';
import { allByRole, byRole, nameOf, settled } from '../testing/find.ts';
import { everySection, says, wordsOf } from '../testing/section-suite.ts';
import { aBrace, anInvoice, invoices, named, press } from './testing.ts';

const main = 'GET /v1/me/invoices';
const nothing = { data: [], nextCursor: null };
const pages = ({ query }: FakeRequest) => ({ data: query.get('status') === 'paid' ? [anInvoice('1036', { balance: 0 })] : [anInvoice('1048'), aBrace()], nextCursor: null });
const bar = (tag: HTMLElement) => (tag.shadowRoot?.querySelector('[part=bar]')?.textContent ?? '').replace(/\s+/g, ' ');

everySection({ name: 'portal-invoices', section: 'invoices', routes: { [main]: pages }, main, content: 'Custom knee brace', nothing, empty: 'No invoices yet', french: 'Factures' });

describe('portal-invoices, the lists', () => {
  afterEach(async () => {
    await emulateMedia({ media: 'screen' });
    await setViewport({ width: 800, height: 600 });
  });

  it('D1 shows what is to pay with its sum, what is overdue and partly paid, and what is paid', async () => {
    const { tag } = await invoices();
    await says(tag, '$187.50 to pay, on 2 invoices');
    const words = wordsOf(tag);
    expect(words).to.contain('Physiotherapy, 12 November Invoice 1048 Due 26 November');
    expect(words).to.match(/Custom knee brace and 1 more Invoice 1042 Due 14 November [\d,]+ days overdue\s?\$40.00 paid \$112.50 of \$152.50/);
    expect(words).to.contain('Invoice 1036, paid');
  });

  it('D2 every invoice is chosen at first; choosing counts what the button pays, and says it once', async () => {
    const { portal, tag } = await invoices();
    await press(tag, 'checkbox', 'Pay invoice 1042');
    await settled(() => bar(tag).includes('1 invoice, $75.00'));
    await named(tag, 'button', 'Pay $75.00');
    await settled(() => portal.announced === '1 invoice, $75.00');
    await press(tag, 'button', 'Select all');
    await settled(() => bar(tag).includes('2 invoices, $187.50'));
    await press(tag, 'button', 'Select none');
    await says(tag, 'Select what you want to pay.');
    expect(tag.shadowRoot?.querySelector('[part=bar]')).to.equal(null);
  });

  it('A5 filter shows only what is to pay, or only what is paid', async () => {
    const { tag, sent } = await invoices({ filter: 'outstanding' });
    await says(tag, 'To pay');
    expect(wordsOf(tag)).not.to.contain('1036');
    expect(sent('GET', '/v1/me/invoices')).to.have.length(1);
    tag.filter = 'paid';
    await says(tag, '1036');
    expect(wordsOf(tag)).not.to.contain('To pay');
  });

  it('D1 with nothing left to pay says so', async () => {
    const { tag } = await invoices({ open: [] });
    await says(tag, 'Nothing to pay. Thank you.');
    const { tag: alone } = await invoices({ open: [], filter: 'outstanding' });
    await says(alone, 'Nothing to pay Invoices from the clinic will be listed here.');
  });

  it('D1 reads all pages of what is to pay, so that the sum is whole', async () => {
    const page = ({ query }: FakeRequest) =>
      query.get('status') === 'paid' ? nothing : query.has('cursor') ? { data: [aBrace()], nextCursor: null } : { data: [anInvoice('1048')], nextCursor: 'next' };
    const { tag } = await invoices({ routes: { [main]: page } });
    await says(tag, '$187.50 to pay, on 2 invoices');
  });

  it('D1 never adds up different currencies', async () => {
    const usd = { amount: 500, currency: 'USD' };
    const { tag } = await invoices({ open: [anInvoice('1048'), { ...anInvoice('1049'), balance: usd, total: usd }] });
    await says(tag, 'Select invoices of one currency at a time.');
    await says(tag, 'to pay, on 2 invoices');
    await press(tag, 'checkbox', 'Pay invoice 1049');
    await named(tag, 'button', 'Pay $75.00');
  });

  it('D1 K1 shows more paid ones on demand, and puts the focus on the first new one', async () => {
    let isDown = true;
    const page = ({ query }: FakeRequest) => {
      if (query.get('status') !== 'paid') return nothing;
      if (!query.has('cursor')) return { data: [anInvoice('1036', { balance: 0 })], nextCursor: 'next' };
      return isDown ? new FakeProblem('unavailable', 503) : { data: [anInvoice('1030', { balance: 0, what: 'Massage' })], nextCursor: null };
    };
    const { portal, tag } = await invoices({ routes: { [main]: page } });
    await press(tag, 'button', 'Show more');
    const retry = await named(tag, 'button', 'Retry');
    expect(wordsOf(tag)).to.contain('1036');
    isDown = false;
    retry.click();
    await settled(() => (tag.shadowRoot?.activeElement?.textContent ?? '').startsWith('Massage'));
    expect(portal.announced).to.equal('1 more invoice');
  });

  it('D1 opens an invoice with its lines, taxes, what was paid and what is left, and leads back', async () => {
    const { tag } = await invoices();
    await press(tag, 'button', 'Custom knee brace');
    const heading = await settled(() => byRole(tag, 'heading', 'Invoice 1042'));
    await settled(() => tag.shadowRoot?.activeElement === heading);
    const words = wordsOf(tag);
    expect(words).to.contain('$112.50 left to pay, due 14 November');
    expect(words).to.contain('Billed to Maya Chen');
    expect(words).to.contain('31 October 2026');
    expect(words).to.match(/Fitting, 15 minutes ?0.5 × \$29.92/);
    expect(words).to.match(/Subtotal ?\$134.96 ?HST 13 % ?\$17.54 ?Total ?\$152.50 ?Paid so far ?− ?\$40.00 ?Left to pay ?\$112.50/);
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'All invoices');
    await says(tag, 'to pay, on 2 invoices');
    await settled(() => nameOf(tag.shadowRoot?.activeElement ?? tag) === 'Invoices');
  });

  it('D1 a paid invoice says so and offers no payment; an open one offers to pay it', async () => {
    const { tag } = await invoices();
    await press(tag, 'button', 'Physiotherapy, 12 November');
    await named(tag, 'button', 'Pay $75.00');
    await press(tag, 'button', 'All invoices');
    await says(tag, 'to pay, on 2 invoices');
    tag.shadowRoot?.querySelector<HTMLElement>('.paid .opener')?.click();
    await says(tag, 'Invoice 1036');
    await says(tag, '$0.00 left to pay');
    expect(allByRole(tag, 'button').map(nameOf)).to.deep.equal(['All invoices', 'Print']);
  });

  it('D1 K2 prints an invoice with names, lines and sums, and no control', async () => {
    const { tag } = await invoices();
    await press(tag, 'button', 'Custom knee brace');
    await named(tag, 'heading', 'Invoice 1042');
    const real = globalThis.print;
    let printed = 0;
    globalThis.print = () => void (printed += 1);
    byRole(tag, 'button', 'Print').click();
    globalThis.print = real;
    expect(printed).to.equal(1);
    await emulateMedia({ media: 'print' });
    expect(allByRole(tag, 'button')).to.deep.equal([]);
    const paper = tag.shadowRoot?.querySelector<HTMLElement>('.sheet')?.innerText ?? '';
    for (const words of ['Maya Chen', 'Northside Physio', 'Custom knee brace', 'Left to pay']) expect(paper).to.contain(words);
  });

  it('K2 a printed list names its invoices', async () => {
    const { tag } = await invoices();
    await says(tag, 'to pay, on 2 invoices');
    await emulateMedia({ media: 'print' });
    expect(tag.shadowRoot?.querySelector<HTMLElement>('.lists')?.innerText).to.contain('Physiotherapy, 12 November');
    expect(allByRole(tag, 'checkbox')).to.deep.equal([]);
  });

  for (const gateway of [{ name: 'none' as const, publishableKey: null, account: null }, { name: 'stripe' as const, publishableKey: null, account: null }])
    it(`D9 with a gateway that can’t be used (${gateway.name}) nothing is chosen or paid, and the tag says so`, async () => {
      const { tag } = await invoices({ portal: { gateway } });
      await says(tag, 'This clinic takes no payments online. Call to ask how to pay.');
      expect(allByRole(tag, 'checkbox')).to.deep.equal([]);
      expect(allByRole(tag, 'button').filter((one) => nameOf(one).startsWith('Pay'))).to.deep.equal([]);
    });

  it('D8 homeWidgets.outstandingInvoices off: what is paid is listed, what is to pay is neither asked for nor spoken of', async () => {
    const settings = { 'homeWidgets.outstandingInvoices': false };
    const { tag, sent } = await invoices({ settings });
    await says(tag, 'Invoice 1036, paid');
    expect(sent('GET', '/v1/me/invoices').map(({ query }) => query.get('status'))).to.deep.equal(['paid']);
    expect(wordsOf(tag)).not.to.match(/to pay|Pay /i);
    const { tag: only, sent: asked } = await invoices({ settings, filter: 'outstanding' });
    await says(only, 'This clinic doesn’t show online what there is to pay.');
    expect(asked('GET', '/v1/me/invoices')).to.deep.equal([]);
  });

  it('K1 at 320 pixels the bar covers nothing that has the focus', async () => {
    await setViewport({ width: 320, height: 480 });
    const { tag } = await invoices({ open: ['1', '2', '3', '4', '5', '6'].map((number) => anInvoice(`200${number}`)) });
    await named(tag, 'checkbox', 'Pay invoice 2001');
    for (let i = 0; i < 14; i++) {
      await sendKeys({ press: 'Tab' });
      const focused = tag.shadowRoot?.activeElement;
      if (!focused || focused.closest('[part=bar]') || !focused.closest('li')) continue;
      const top = tag.shadowRoot?.querySelector('[part=bar]')?.getBoundingClientRect().top ?? 0;
      expect(focused.getBoundingClientRect().bottom, nameOf(focused)).to.be.at.most(top + 1);
    }
  });
});
