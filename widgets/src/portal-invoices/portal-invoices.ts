import { initialState, Task } from '@lit/task';
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../parts/button.ts';
import { choicesStyles } from '../parts/choices.styles.ts';
import { focusSummary, type FieldError } from '../parts/error-summary.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { notice } from '../parts/notice.ts';
import { pager } from '../parts/pager.ts';
import type { Ok } from '../portal/client.ts';
import { PortalElement } from '../portal/element.ts';
import { tag } from '../portal/tag.ts';
import { PortalInvoicePaidEvent } from './events.ts';
import { sum, type Invoice } from './invoice.ts';
import { openRow, paidRow } from './invoice-rows.ts';
import { invoiceSheet } from './invoice-sheet.ts';
import { otherAmount, readAmounts, type Typed } from './other-amount.ts';
import { challenge, review, waiting, type PayView } from './pay-screens.ts';
import { Paying, type Share } from './paying.ts';
import { styles } from './portal-invoices.styles.ts';
import type { StripeForm } from './stripe-form.ts';

type Page = Ok<'/v1/me/invoices'>;
type Payment = Ok<'/v1/me/payments', 'post'>;

/**
 * Invoices of the signed-in patient: what is to pay, paying it wholly or in part, and what is paid.
 *
 * @fires {PortalInvoicePaidEvent} portal-invoice-paid - Money arrived for an invoice.
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @slot empty - Replaces the sentence shown when there are none.
 * @slot payment - Filled by the tag itself: the gateway's own form.
 * @csspart root - The whole tag.
 * @csspart invoice - One row.
 * @csspart bar - What is chosen, with the button that pays it.
 * @csspart footer - The line with the clinic's phone.
 */
@tag('portal-invoices')
export class PortalInvoices extends PortalElement {
  static override styles = [PortalElement.styles, fieldStyles, choicesStyles, styles];
  /** Which ones are listed. */
  @property({ reflect: true }) filter: 'outstanding' | 'paid' | 'all' = 'all';
  @state() private left: ReadonlySet<string> = new Set();
  @state() private opened?: Invoice;
  @state() private paying?: Paying;
  @state() private parts?: readonly Invoice[];
  @state() private typed: Typed = {};
  @state() private errors: readonly FieldError[] = [];
  @state() private receipt?: Payment;
  @state() private morePaid: readonly Invoice[] = [];
  @state() private cursor: string | null = null;
  @state() private isLoadingMore = false;
  @state() private trouble?: unknown;
  private form?: StripeForm;

  private readonly invoices = new Task(this, {
    args: () => [this.session?.id, this.filter] as const,
    task: async ([id, filter], { signal }) => {
      if (!id) return initialState;
      const ask = (status: 'outstanding' | 'paid') => this.client.get('/v1/me/invoices', { query: { status, limit: status === 'paid' ? 10 : 100 }, signal });
      const none: Page = { data: [], nextCursor: null };
      const [open, paid] = await Promise.all([filter === 'paid' ? none : ask('outstanding'), filter === 'outstanding' ? none : ask('paid')]);
      return { open: open.data, paid };
    },
    onComplete: ({ paid }) => {
      this.morePaid = [];
      this.cursor = paid.nextCursor;
    },
  });

  /** What `Paying` calls. */
  get calls() {
    return this.client;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.dropForm();
  }

  /** Money arrived: says so, tells the page, and loads the lists anew. */
  paid(payment: Payment) {
    this.dropForm();
    this.paying = this.opened = this.parts = undefined;
    this.receipt = payment;
    for (const { id } of payment.invoices) this.emit(new PortalInvoicePaidEvent({ id, paymentId: payment.id }));
    this.say(msg(str`Paid ${this.locale.money(payment.amount)}.`), true);
    this.focusTitle();
    return this.invoices.run();
  }

  pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    if (this.session || !this.hasUpdated) return;
    this.dropForm();
    this.opened = this.paying = this.parts = this.receipt = this.trouble = undefined;
    this.typed = {};
    this.errors = this.morePaid = [];
    this.left = new Set();
    this.cursor = null;
  }

  protected override render() {
    const hasOwnTitle = !!this.session && !!(this.paying || this.parts || this.opened);
    return this.gated('invoices', () => this.content(), { title: hasOwnTitle ? null : msg('Invoices'), lines: 3 });
  }

  private content() {
    if (this.paying) return this.payScreen(this.paying);
    if (this.parts) return this.partsScreen(this.parts);
    if (this.opened) return this.sheet(this.opened);
    const wait = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${() => this.invoices.run()}></portal-part-skeleton>`;
    return this.invoices.render({
      initial: wait,
      pending: wait,
      error: (cause) => this.problem(this.failed(cause), () => this.invoices.run(), msg('Your invoices could not be loaded')),
      complete: ({ open, paid }) => this.lists(open, [...paid.data, ...this.morePaid]),
    });
  }

  private lists(open: readonly Invoice[], paid: readonly Invoice[]) {
    if (!open.length && !paid.length && !this.receipt) return this.empty();
    return html`<div class="page-stack">
      ${this.receipt ? notice('success', msg(str`Paid ${this.locale.money(this.receipt.amount)}`), msg('We send a receipt to your mail.')) : nothing}
      ${open.length ? this.outstanding(open) : this.filter === 'paid' ? nothing : html`<p>${msg('Nothing to pay. Thank you.')}</p>`}
      ${paid.length ? this.settled(paid) : nothing}
    </div>`;
  }

  private empty() {
    const text = msg('Invoices from the clinic will be listed here.');
    return html`<slot name="empty"><div class="empty"><strong>${msg('No invoices')}</strong><p class="muted">${text}</p></div></slot>`;
  }

  private outstanding(open: readonly Invoice[]) {
    const { locale } = this;
    const due = sum(open.map(({ balance }) => balance));
    const chosen = open.filter(({ id }) => !this.left.has(id));
    const isAll = chosen.length === open.length;
    const chooseAll = () => (this.left = new Set(isAll ? open.map(({ id }) => id) : []));
    return html`
      <p class="due"><strong>${due ? locale.money(due) : nothing}</strong>
        <span class="muted">${locale.plural(open.length, { one: msg('to pay, on 1 invoice'), other: msg(str`to pay, on ${open.length} invoices`) })}</span></p>
      <section aria-labelledby="open">
        <div class="head">${this.heading(1, html`<span id="open">${msg('To pay')}</span>`)}
          ${open.length > 1 ? button(isAll ? msg('Select none') : msg('Select all'), chooseAll, { kind: 'link' }) : nothing}</div>
        <ul>${open.map((one) => openRow(one, { locale, isChosen: !this.left.has(one.id), choose: (isOn) => this.choose(one, isOn), open: () => this.show(one) }))}</ul>
        ${this.canPay && chosen.length ? this.bar(chosen) : nothing}
      </section>`;
  }

  private bar(chosen: readonly Invoice[]) {
    const { locale } = this;
    const total = sum(chosen.map(({ balance }) => balance));
    if (!total) return nothing;
    const amount = locale.money(total);
    return html`<div class="bar" part="bar">
      <div><strong>${locale.plural(chosen.length, { one: msg(str`1 invoice, ${amount}`), other: msg(str`${chosen.length} invoices, ${amount}`) })}</strong>
        <div>${button(msg('Pay another amount'), () => this.splitUp(chosen), { kind: 'link' })}</div></div>
      ${button(msg(str`Pay ${amount}`), () => this.begin(wholly(chosen)), { kind: 'primary', width: 'page' })}
    </div>`;
  }

  private settled(paid: readonly Invoice[]) {
    return html`<section aria-labelledby="paid">
      <div class="head">${this.heading(1, html`<span id="paid">${msg('Paid')}</span>`)}</div>
      <ul>${paid.map((one) => paidRow(one, { locale: this.locale, open: () => this.show(one) }))}</ul>
      ${this.trouble ? this.problem(this.trouble, this.more) : pager(this.cursor, this.more, this.isLoadingMore)}
    </section>`;
  }

  private sheet(invoice: Invoice) {
    const back = () => {
      this.opened = undefined;
      this.focusTitle();
    };
    return invoiceSheet(invoice, {
      locale: this.locale,
      level: this.headingLevel,
      patient: this.session?.user.name ?? '',
      organization: this.settings?.organization.name ?? '',
      back,
      ...(this.canPay ? { pay: () => this.begin(wholly([invoice])), payOther: () => this.splitUp([invoice]) } : {}),
    });
  }

  private partsScreen(invoices: readonly Invoice[]) {
    const { locale, typed, errors } = this;
    const type = (id: string, text: string) => {
      this.typed = { ...this.typed, [id]: text };
      const { errors: now } = readAmounts(invoices, this.typed, locale);
      this.errors = this.errors.filter(({ field }) => now.some((one) => one.field === field));
    };
    const submit = async () => {
      const { shares, errors: found } = readAmounts(invoices, this.typed, locale);
      this.errors = found;
      if (!found.length) return this.begin(shares);
      await this.updateComplete;
      focusSummary(this.renderRoot);
    };
    return otherAmount({ locale, level: this.headingLevel, invoices, typed, errors, type, submit: () => void submit(), leave: this.leave });
  }

  private payScreen(paying: Paying) {
    const view: PayView = {
      locale: this.locale,
      level: this.headingLevel,
      paying,
      isTest: this.settings?.gateway.name === 'test',
      leave: this.leave,
      problem: (cause, title) => this.problem(this.failed(cause), undefined, title),
      pay: this.settings?.gateway.name === 'stripe' ? () => this.payByStripe(paying) : paying.pay,
    };
    if (paying.state === 'challenge' && view.isTest) return challenge(view);
    return paying.state === 'waiting' ? waiting(view) : review(view);
  }

  private get canPay() {
    return (this.settings?.gateway.name ?? 'none') !== 'none';
  }

  private choose({ id }: Invoice, isOn: boolean) {
    const left = new Set(this.left);
    if (isOn) left.delete(id);
    else left.add(id);
    this.left = left;
  }

  private show(invoice: Invoice) {
    this.receipt = undefined;
    this.opened = invoice;
    this.focusTitle();
  }

  private splitUp(invoices: readonly Invoice[]) {
    this.parts = invoices;
    this.typed = {};
    this.errors = [];
    this.focusTitle();
  }

  private begin(shares: readonly Share[]) {
    this.receipt = undefined;
    this.parts = undefined;
    this.paying = new Paying(this, shares);
    this.focusTitle();
    if (this.settings?.gateway.name === 'stripe') void this.openStripe(this.paying);
  }

  private leave = () => {
    this.dropForm();
    this.paying = this.parts = undefined;
    this.focusTitle();
  };

  private async openStripe(paying: Paying) {
    const { publishableKey, account } = this.settings?.gateway ?? {};
    try {
      const payment = await paying.open();
      const { clientSecret } = payment;
      if (!publishableKey || !clientSecret || this.paying !== paying) return;
      paying.payment = payment;
      const { openStripeForm } = await import('./stripe-form.ts');
      const place = Object.assign(document.createElement('div'), { slot: 'payment' });
      this.append(place);
      this.form = await openStripeForm(place, { publishableKey, account: account ?? undefined, clientSecret, language: this.locale.language });
    } catch (cause) {
      paying.trouble = cause;
      this.requestUpdate();
    }
  }

  private payByStripe = async (paying: Paying) => {
    const { form } = this;
    if (!form || !paying.payment) return;
    const sentence = await form.confirm();
    if (sentence) {
      paying.refuse(sentence);
      return;
    }
    await paying.settle(paying.payment);
  };

  private dropForm() {
    this.form?.remove();
    this.form = undefined;
    this.querySelector(':scope > [slot=payment]')?.remove();
  }

  private focusTitle() {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.title')?.focus());
  }

  private more = async () => {
    if (!this.cursor) return;
    this.isLoadingMore = true;
    this.trouble = undefined;
    try {
      const { data, nextCursor } = await this.client.get('/v1/me/invoices', { query: { status: 'paid', limit: 10, cursor: this.cursor } });
      this.morePaid = [...this.morePaid, ...data];
      this.cursor = nextCursor;
    } catch (cause) {
      this.trouble = this.failed(cause);
    } finally {
      this.isLoadingMore = false;
    }
  };
}

const wholly = (invoices: readonly Invoice[]): Share[] => invoices.map((invoice) => ({ invoice, amount: invoice.balance.amount }));

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoices': PortalInvoices;
  }
}
