import { initialState, Task } from '@lit/task';
import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { notice, type NoticeKind } from '../parts/notice.ts';
import { pager } from '../parts/pager.ts';
import { adopt } from '../parts/part.ts';
import type { Ok } from '../portal/client.ts';
import { PortalElement } from '../portal/element.ts';
import { Further } from '../portal/further.ts';
import { sentences } from '../portal/problem-notice.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import type { InvoiceActs } from './invoice-acts.ts';
import type { Invoice } from './invoice.ts';
import { paidRow } from './invoice-rows.ts';
import { chosenText, outstanding } from './outstanding.ts';
import type { Words } from './paying/pay-words.ts';
import { styles } from './portal-invoices.styles.ts';

type Page = Ok<'/v1/me/invoices'>;

const none: Page = { data: [], nextCursor: null };
const heardAfterMs = 500;

/**
 * Invoices of the signed-in patient: what is to pay, paying it wholly or in part, and what is paid.
 *
 * @fires {PortalInvoicePaidEvent} portal-invoice-paid - Money arrived for an invoice.
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @slot empty - Replaces the sentence shown when there are none.
 * @slot payment - Filled by the tag itself: the gateway's own form.
 * @slot card - Filled by the tag itself: the gateway's own form, when a card is saved without paying.
 * @csspart root - The whole tag.
 * @csspart invoice - One row.
 * @csspart bar - What is chosen, with the button that pays it.
 * @csspart footer - The line with the clinic's phone.
 */
@tag('portal-invoices')
export class PortalInvoices extends PortalElement {
  static override styles = [PortalElement.styles, styles];
  /** Which ones are listed. */
  @property({ reflect: true }) filter: 'outstanding' | 'paid' | 'all' = 'all';
  @state() private left: ReadonlySet<string> = new Set();
  /** What came of a press. */
  @state() news?: (() => readonly [kind: NoticeKind, ...Words]) | undefined;
  private acts?: InvoiceActs;
  private fetching?: Promise<InvoiceActs> | undefined;
  private shownTo?: string;
  private hearing?: ReturnType<typeof setTimeout>;

  private readonly invoices = new Task(this, {
    args: () => [this.session?.id, this.shown] as const,
    task: async ([id, filter], { signal }) => {
      if (!id) return initialState;
      const [open, paid] = await Promise.all([filter === 'paid' || filter === 'none' ? [] : this.allOpen(signal), filter === 'outstanding' || filter === 'none' ? none : this.page('paid', undefined, signal)]);
      this.further.restart(paid.nextCursor);
      return { open, paid: paid.data };
    },
    onError: (cause) => this.failed(cause),
  });

  /** What the clinic shows of what is asked for: it may leave out all that there is to pay. */
  private get shown() {
    if (this.settings?.settings['homeWidgets.outstandingInvoices'] !== false) return this.filter;
    return this.filter === 'outstanding' ? 'none' : 'paid';
  }

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

  get viewer() {
    return this.session;
  }

  get canPay() {
    const { name, publishableKey } = this.gateway;
    return name === 'test' || (name === 'stripe' && !!publishableKey);
  }

  /** Waits between two looks at a payment. */
  pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

  /** Asks for the invoices again. */
  reload = () => this.invoices.run();

  focusTitle() {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.title')?.focus());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.hearing);
    this.acts?.moved();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    if (this.sessionId === this.shownTo) return;
    this.shownTo = this.sessionId;
    this.acts?.forget();
    this.news = undefined;
    this.left = new Set();
    this.further.restart();
  }

  protected override updated() {
    if (this.invoices.value && !this.fetching) this.fetchActs().catch(() => (this.fetching = undefined));
  }

  protected override render() {
    const hasOwnTitle = !!this.session && !!this.acts?.isOpen;
    return this.gated('invoices', () => this.content(), { ...(hasOwnTitle && { title: null }), lines: 3 });
  }

  private content() {
    const screen = this.acts?.screen();
    if (screen) return screen;
    const wait = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${() => this.invoices.run()}></portal-part-skeleton>`;
    return html`<div class="lists">
      ${this.news ? notice(...this.news()) : nothing}
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
    return html`${open.length ? outstanding({ open, ...view }) : this.shown === 'paid' ? nothing : html`<p>${msg('Nothing to pay. Thank you.')}</p>`}
      ${paid.length ? this.settled(paid) : nothing} ${canPay && this.acts?.cardsLink()}`;
  }

  private empty() {
    if (this.shown === 'none') return html`<p class="muted">${msg('This clinic doesn’t show online what there is to pay. Call to ask about it.')}</p>`;
    const title = this.filter === 'outstanding' ? msg('Nothing to pay') : msg('No invoices yet');
    return html`<slot name="empty"><div class="stack">${this.heading(1, title)}<p class="muted">${msg('Invoices from the clinic will be listed here.')}</p></div></slot>`;
  }

  private settled(paid: readonly Invoice[]) {
    const { trouble, more, cursor, isBusy } = this.further;
    return html`<section aria-labelledby="paid">
      <div class="head">${this.heading(1, html`<span id="paid">${msg('Paid invoices')}</span>`)}</div>
      <ul class="paid">${paid.map((one) => paidRow(one, { locale: this.locale, open: () => void this.show(one) }))}</ul>
      ${trouble ? this.problem(trouble, more) : pager(cursor, more, isBusy)}
    </section>`;
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
  private fetchActs() {
    this.fetching ??= import('./screens.ts').then(({ InvoiceActs, screenStyles }) => {
      adopt(this.renderRoot, screenStyles);
      this.requestUpdate();
      return (this.acts = new InvoiceActs(this));
    });
    return this.fetching;
  }

  /** Goes on with a press once its screen is there; where that doesn't come, the list says so. */
  private async press(act: (acts: InvoiceActs) => void) {
    const { sessionId } = this;
    const acts = this.acts ?? (await this.fetchActs().catch(this.noScreens));
    if (acts && sessionId === this.sessionId) act(acts);
  }

  private noScreens = () => {
    this.fetching = undefined;
    const problem = this.failed(new Problem('unreachable'));
    this.news = () => {
      const [title, text] = sentences(problem);
      return ['danger', title, text];
    };
  };

  private show = (invoice: Invoice) => this.press((acts) => acts.show(invoice));

  private splitUp = (invoices: readonly Invoice[]) => this.press((acts) => acts.splitUp(invoices));

  private payWholly = (invoices: readonly Invoice[]) => this.press((acts) => acts.begin(invoices.map((invoice) => ({ invoice, amount: invoice.balance.amount }))));

  private async showMore(before: number, count: number) {
    this.say(this.locale.plural(count, { one: msg('1 more invoice'), other: msg(str`${count} more invoices`) }));
    const first = before + (this.invoices.value?.paid.length ?? 0);
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.paid .opener')[first]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-invoices': PortalInvoices;
  }
}
