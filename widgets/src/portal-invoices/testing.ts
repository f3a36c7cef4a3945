import { fixture, html } from '@open-wc/testing';
import { fakePortal, type FakeOptions, type FakeRequest } from '../portal/testing.ts';
import { allByRole, nameOf, settled } from '../testing/find.ts';
import type { Invoice } from './invoice.ts';
import './portal-invoices.ts';

const cad = (amount: number) => ({ amount, currency: 'CAD' });

/** An invoice of one line without tax, unless said otherwise; amounts are minor units. */
export function anInvoice(number: string, { total = 7500, balance = total, what = 'Physiotherapy', ...others }: Partial<Omit<Invoice, 'total' | 'balance'>> & { total?: number; balance?: number; what?: string } = {}): Invoice {
  return {
    id: `0192a1b2-0000-7000-8000-00000000${number.padStart(4, '0')}`,
    number,
    status: balance ? 'open' : 'paid',
    issuedOn: '2026-11-12',
    dueOn: '2999-11-26',
    subtotal: cad(total),
    tax: cad(0),
    total: cad(total),
    balance: cad(balance),
    lines: [{ description: what, quantity: 1, unitPrice: cad(total), tax: cad(0), taxName: null, total: cad(total) }],
    ...others,
  };
}

/** A brace with tax, partly paid, long overdue. */
export const aBrace = () =>
  anInvoice('1042', {
    total: 15250,
    balance: 11250,
    issuedOn: '2026-10-31',
    dueOn: '2020-11-14',
    subtotal: cad(13496),
    tax: cad(1754),
    lines: [
      { description: 'Custom knee brace', quantity: 1, unitPrice: cad(12000), tax: cad(1560), taxName: 'HST 13 %', total: cad(13560) },
      { description: 'Fitting, 15 minutes', quantity: 0.5, unitPrice: cad(2992), tax: cad(194), taxName: 'HST 13 %', total: cad(1690) },
    ],
  });

/** What the fake clinic does differently. */
export interface Wanted extends FakeOptions {
  open?: readonly Invoice[];
  paid?: readonly Invoice[];
  /** How a payment ends: the answers to the act and to each question after it, one by one; the last one stays. */
  ends?: readonly object[];
  filter?: 'outstanding' | 'paid' | 'all';
  theme?: 'light' | 'dark';
}

export const paymentId = '0192a1b2-0000-7000-8000-00000000dada';

/** An invoices tag of a signed-in patient, whose API keeps the balances. */
export async function invoices({ open = [anInvoice('1048'), aBrace()], paid = [anInvoice('1036', { balance: 0 })], ends = [{ status: 'succeeded' }], filter, theme, ...options }: Wanted = {}) {
  const list = [...open];
  const queue = [...ends];
  let last = {};
  const next = () => (last = { ...last, clientSecret: undefined, ...(queue.length > 1 ? queue.shift() : queue[0]) });
  const begin = ({ body }: FakeRequest) => {
    const ordered: { id: string; amount?: number }[] = Object(body).invoices;
    const shares = ordered.map(({ id, amount }) => ({ id, amount: cad(amount ?? open.find((one) => one.id === id)?.balance.amount ?? 0) }));
    last = { id: paymentId, gateway: 'test', amount: cad(shares.reduce((sum, one) => sum + one.amount.amount, 0)), invoices: shares };
    return next();
  };
  const portal = await fakePortal({
    signedIn: true,
    ...options,
    routes: {
      'GET /v1/me/invoices': ({ query }: FakeRequest) => ({ data: query.get('status') === 'paid' ? paid : list, nextCursor: null }),
      'GET /v1/me/payment-methods': { data: [] },
      'POST /v1/me/payments': begin,
      'POST /v1/me/payments/{id}/refresh': next,
      'POST /v1/me/payments/{id}/confirm': next,
      ...options.routes,
    },
  });
  const background = theme === 'dark' ? '#10191e' : '#ffffff';
  const tag = await fixture<HTMLElementTagNameMap['portal-invoices']>(
    html`<portal-invoices filter=${filter ?? 'all'} theme=${theme ?? 'light'} style="background:${background}"></portal-invoices>`,
    portal.options,
  );
  tag.pause = () => Promise.resolve();
  const sent = (method: string, path: string) => portal.calls.filter((one) => one.method === method && one.path.startsWith(path));
  return { portal, tag, list, sent };
}

/** The button, link, radio or box whose name begins like this, once it is there. */
export const named = (tag: HTMLElement, role: string, beginning: string) => settled(() => allByRole(tag, role).find((one) => nameOf(one).startsWith(beginning)));

/** Presses it. */
export const press = async (tag: HTMLElement, role: string, beginning: string) => (await named(tag, role, beginning)).click();

/** Types into the amount of an invoice. */
export async function typeAmount(tag: HTMLElement, { id }: Invoice, text: string) {
  const input = await settled(() => tag.shadowRoot?.getElementById(id));
  if (!(input instanceof HTMLInputElement)) throw new Error('That is no field');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
