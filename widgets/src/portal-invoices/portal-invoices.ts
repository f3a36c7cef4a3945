import { initialState, Task } from '@lit/task';
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { FieldError } from '../parts/error-summary.ts';
import { notice, type NoticeKind } from '../parts/notice.ts';
import { pager } from '../parts/pager.ts';
import type { Money } from '../portal/bootstrap.ts';
import type { Ok } from '../portal/client.ts';
import { PortalElement } from '../portal/element.ts';
import { Further } from '../portal/further.ts';
import { sentences } from '../portal/problem-notice.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import { PortalInvoicePaidEvent } from './events.ts';
import type { Invoice } from './invoice.ts';
import { paidRow } from './invoice-rows.ts';
import { chosenText, outstanding } from './outstanding.ts';
import type { Typed } from './paying/other-amount.ts';
import type { Words } from './paying/pay-words.ts';
import type { Paying, Payment, PayingHost, Share } from './paying/paying.ts';
import { styles } from './portal-invoices.styles.ts';

type Page = Ok<'/v1/me/invoices'>;
type Screens = typeof import('./screens.ts');

const none: Page = { data: [], nextCursor: null };
const heardAfterMs = 500;

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
export class PortalInvoices extends PortalElement implements PayingHost {
  static override styles = [PortalElement.styles, styles];
  /** Which ones are listed. */
  @property({ reflect: true }) filter: 'outstanding' | 'paid' | 'all' = 'all';
  @state() private left: ReadonlySet<string> = new Set();
  @state() private opened?: Invoice;
  @state() private paying?: Paying;
  @state() private parts?: readonly Invoice[];
  @state() private typed: Typed = {};
  @state() private errors: readonly FieldError[] = [];
  @state() private news?: readonly [kind: NoticeKind, ...Words];
  private screens?: Screens;
  private fetching?: Promise<Screens>;
  private shownTo?: string;
  private hearing?: ReturnType<typeof setTimeout>;

  private readonly invoices = new Task(this, {
    args: () => [this.session?.id, this.filter] as const,
    task: async ([id, filter], { signal }) => {
      if (!id) return initialState;
      const [open, paid] = await Promise.all([filter === 'paid' ? [] : this.allOpen(signal), filter === 'outstanding' ? none : this.page('paid', undefined, signal)]);
      this.further.restart(paid.nextCursor);
      return { open, paid: paid.data };
    },
    onError: (cause) => this.failed(cause),
  });

  private readonly further: Further<Invoice> = new Further<Invoice>({
    requestUpdate: () => this.requestUpdate(),
    nextPage: (cursor) => this.page('paid', cursor),
    pageCame: (before, count) => void this.showMore(before, count),
    pageFailed: (cause) => this.failed(cause),
  });

  get sessionId() {
    return this.session?.id;
  }

  get calls() {
    return this.client;
  }

  get gateway() {
    return this.settings?.gateway ?? { name: 'none', publishableKey: null, account: null };
  }

  get language() {
    return this.locale.language;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.hearing);
    // The gateway's form doesn't live on when it is moved.
    if (this.paying?.form) this.stopPaying();
  }

  formPlace() {
    return this.appendChild(Object.assign(document.createElement('div'), { slot: 'payment' }));
  }

  paid(paying: Paying, payment: Payment) {
    const { maskedContact } = this.session?.user ?? {};
    const receipt = maskedContact?.includes('@') ? msg(str`We send a receipt to ${maskedContact}.`) : msg('A receipt follows by mail, if the clinic knows your address.');
    const amount = this.locale.money(payment.amount);
    this.news = ['success', msg(str`Paid ${amount}`), receipt];
    for (const { id } of payment.invoices) this.emit(new PortalInvoicePaidEvent({ id, paymentId: payment.id }));
    this.say(msg(str`Paid ${amount}.`));
    if (paying === this.paying) this.toList();
    void this.invoices.run();
  }

  notPaid(paying: Paying, [title, text]: Words) {
    this.say(`${title}. ${text}`, true);
    if (paying === this.paying) void this.updateComplete.then(() => this.renderRoot.querySelector('.pay .notice')?.scrollIntoView({ block: 'nearest' }));
    else this.news = ['danger', title, text];
  }

  refused(paying: Paying, problem: Problem) {
    this.failed(problem);
    const { invoiceId, balance } = problem.members;
    const invoices = paying.shares.map(({ invoice }) => invoice);
    const wrong = invoices.find(({ id }) => id === invoiceId);
    if (paying !== this.paying || !wrong) return false;
    void this.invoices.run();
    if (problem.type === 'amount-over-balance' && isMoney(balance)) {
      this.correctAmounts(paying, { ...wrong, balance });
      return true;
    }
    if (problem.type !== 'invoice-not-open') return false;
    this.toList();
    this.notPaid(paying, [msg('Nothing was paid'), msg(str`Invoice ${wrong.number}: ${problem.detail}`)]);
    return true;
  }

  turned(paying: Paying) {
    if (paying === this.paying) this.focusTitle();
  }

  pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    if (this.sessionId === this.shownTo) return;
    this.shownTo = this.sessionId;
    this.stopPaying();
    this.opened = this.parts = this.news = undefined;
    this.typed = {};
    this.errors = [];
    this.left = new Set();
    this.further.restart();
  }

  protected override updated() {
    if (this.invoices.value && !this.fetching) this.fetchScreens().catch(() => (this.fetching = undefined));
  }

  protected override render() {
    const hasOwnTitle = !!this.session && !!(this.paying || this.parts || this.opened);
    return this.gated('invoices', () => this.content(), { ...(hasOwnTitle && { title: null }), lines: 3 });
  }

  private content() {
    const { paying, parts, opened, screens, locale, headingLevel: level } = this;
    if (screens && paying) return screens.payScreen({ locale, level, paying, leave: this.leave, changeAmounts: () => this.changeAmounts(paying) });
    if (screens && parts) return this.partsScreen(parts, screens);
    if (screens && opened) return this.sheet(opened, screens);
    const wait = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${() => this.invoices.run()}></portal-part-skeleton>`;
    return html`<div class="lists">
      ${this.news ? notice(...this.news) : nothing}
      ${this.invoices.render({
        initial: wait,
        pending: wait,
        error: (cause) => this.problem(cause, () => this.invoices.run(), msg('Your invoices could not be loaded')),
        complete: ({ open, paid }) => this.lists(open, [...paid, ...this.further.items]),
      })}
    </div>`;
  }

  private lists(open: readonly Invoice[], paid: readonly Invoice[]) {
    if (!open.length && !paid.length) return this.empty();
    const { locale, headingLevel: level, left, canPay, splitUp } = this;
    const view = { locale, level, left, canPay, splitUp, leaveOut: this.leaveOut(open), show: this.show, pay: this.payWholly };
    return html`${open.length ? outstanding({ open, ...view }) : this.filter === 'paid' ? nothing : html`<p>${msg('Nothing to pay. Thank you.')}</p>`}
      ${paid.length ? this.settled(paid) : nothing}`;
  }

  private empty() {
    const title = this.filter === 'outstanding' ? msg('Nothing to pay') : msg('No invoices yet');
    return html`<slot name="empty"><div class="stack">${this.heading(1, title)}<p class="muted">${msg('Invoices from the clinic will be listed here.')}</p></div></slot>`;
  }

  private settled(paid: readonly Invoice[]) {
    const { trouble, more, cursor, isBusy } = this.further;
    return html`<section aria-labelledby="paid">
      <div class="head">${this.heading(1, html`<span id="paid">${msg('Paid')}</span>`)}</div>
      <ul class="paid">${paid.map((one) => paidRow(one, { locale: this.locale, open: () => void this.show(one) }))}</ul>
      ${trouble ? this.problem(trouble, more) : pager(cursor, more, isBusy)}
    </section>`;
  }

  private sheet(invoice: Invoice, { invoiceSheet }: Screens) {
    return invoiceSheet(invoice, {
      locale: this.locale,
      level: this.headingLevel,
      patient: this.session?.user.name ?? '',
      organization: this.settings?.organization.name ?? '',
      back: this.toList,
      ...(this.canPay ? { pay: () => void this.payWholly([invoice]), payOther: () => void this.splitUp([invoice]) } : {}),
    });
  }

  private partsScreen(invoices: readonly Invoice[], { otherAmount, readAmounts }: Screens) {
    const { locale, typed, errors } = this;
    const type = (id: string, text: string) => {
      this.typed = { ...this.typed, [id]: text };
      const { errors: now } = readAmounts(invoices, this.typed, locale);
      this.errors = this.errors.filter(({ field }) => now.some((one) => one.field === field));
    };
    const submit = () => {
      const { shares, errors: found } = readAmounts(invoices, this.typed, locale);
      if (found.length) this.showErrors(found);
      else void this.begin(shares);
    };
    return otherAmount({ locale, level: this.headingLevel, invoices, typed, errors, type, submit, leave: this.leave });
  }

  private get canPay() {
    const { name, publishableKey } = this.gateway;
    return name === 'test' || (name === 'stripe' && !!publishableKey);
  }

  private page = (status: 'outstanding' | 'paid', cursor?: string, signal?: AbortSignal) =>
    this.client.get('/v1/me/invoices', { query: { status, cursor, limit: status === 'paid' ? 10 : 100 }, signal });

  /** All of them: their sum is shown. */
  private async allOpen(signal: AbortSignal) {
    const found: Invoice[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.page('outstanding', cursor, signal);
      found.push(...page.data);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return found;
  }

  private leaveOut = (open: readonly Invoice[]) => (ids: ReadonlySet<string>) => {
    this.left = ids;
    clearTimeout(this.hearing);
    this.hearing = setTimeout(() => this.say(chosenText(open.filter(({ id }) => !ids.has(id)), this.locale)), heardAfterMs);
  };

  /** What shows after a press, and what acts then. */
  private fetchScreens() {
    this.fetching ??= import('./screens.ts').then((screens) => {
      const { shadowRoot } = this;
      const sheets = screens.screenStyles.flatMap(({ styleSheet = [] }) => styleSheet);
      if (shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, ...sheets];
      return (this.screens = screens);
    });
    return this.fetching;
  }

  /** Goes on with a press once its screen is there; where that doesn't come, the list says so. */
  private async withScreens(act: (screens: Screens) => void) {
    const { sessionId } = this;
    const screens = this.screens ?? (await this.fetchScreens().catch(this.noScreens));
    if (screens && sessionId === this.sessionId) act(screens);
  }

  private noScreens = () => {
    this.fetching = undefined;
    const [title, text] = sentences(this.failed(new Problem('unreachable')));
    this.news = ['danger', title, text];
  };

  private show = (invoice: Invoice) =>
    this.withScreens(() => {
      this.news = undefined;
      this.opened = invoice;
      this.focusTitle();
    });

  private splitUp = (invoices: readonly Invoice[]) => this.withScreens(() => this.askAmounts(invoices, {}));

  private askAmounts(invoices: readonly Invoice[], typed: Typed) {
    this.parts = invoices;
    this.typed = typed;
    this.errors = [];
    this.focusTitle();
  }

  private payWholly = (invoices: readonly Invoice[]) => this.begin(invoices.map((invoice) => ({ invoice, amount: invoice.balance.amount })));

  private begin = (shares: readonly Share[]) =>
    this.withScreens(({ Paying }) => {
      // A second press while the screen was on its way.
      if (this.paying) return;
      this.news = this.parts = undefined;
      const paying = (this.paying = new Paying(this, shares));
      this.focusTitle();
      if (!paying.isTest) void paying.prepare();
    });

  private changeAmounts({ shares }: Paying) {
    this.stopPaying();
    const textOf = ({ invoice, amount }: Share) => this.screens?.amountText({ ...invoice.balance, amount }, this.locale) ?? '';
    this.askAmounts(shares.map(({ invoice }) => invoice), Object.fromEntries(shares.map((share) => [share.invoice.id, textOf(share)])));
  }

  /** Meanwhile less is left to pay: the amount is wrong now, and stays as it was typed. */
  private correctAmounts(paying: Paying, now: Invoice) {
    this.changeAmounts(paying);
    this.parts = this.parts?.map((one) => (one.id === now.id ? now : one));
    this.showErrors(this.screens?.readAmounts(this.parts ?? [], this.typed, this.locale).errors ?? []);
  }

  private showErrors(errors: readonly FieldError[]) {
    this.errors = errors;
    void this.updateComplete.then(() => this.screens?.focusSummary(this.renderRoot));
  }

  /** What is on its way goes on: its end is told in the list. */
  private leave = () => {
    if (this.paying && !['waiting', 'late'].includes(this.paying.state)) this.stopPaying();
    this.toList();
  };

  private toList = () => {
    this.paying?.form?.remove();
    this.paying = this.parts = this.opened = undefined;
    this.focusTitle();
  };

  private stopPaying() {
    this.paying?.drop();
    this.paying = undefined;
  }

  private focusTitle() {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.title')?.focus());
  }

  private async showMore(before: number, count: number) {
    this.say(this.locale.plural(count, { one: msg('1 more invoice'), other: msg(str`${count} more invoices`) }));
    const first = before + (this.invoices.value?.paid.length ?? 0);
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.paid .opener')[first]?.focus();
  }
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value;

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoices': PortalInvoices;
  }
}
