import { msg, str } from '@lit/localize';
import { focusSummary, type FieldError } from '../parts/error-summary.ts';
import type { Money } from '../portal/bootstrap.ts';
import type { Problem } from '../portal/problem.ts';
import { PortalInvoicePaidEvent } from './events.ts';
import { SavedCards } from '../cards/saved-cards.ts';
import { cardsLink, cardsScreen } from '../cards/cards-screen.ts';
import { invoiceSheet } from './invoice-sheet.ts';
import type { Invoice } from './invoice.ts';
import { otherAmount, readAmounts, type Typed } from './paying/other-amount.ts';
import { payScreen } from './paying/pay-screens.ts';
import type { Words } from './paying/pay-words.ts';
import { Paying, type Payment, type PayingHost, type Share } from './paying/paying.ts';
import { amountText } from './paying/typed-amount.ts';
import type { PortalInvoices } from './portal-invoices.ts';

/** What happens behind a press on the list: an invoice opens, amounts are asked for, invoices are paid. */
export class InvoiceActs implements PayingHost {
  private opened?: Invoice;
  private paying?: Paying;
  private cards?: SavedCards | undefined;
  private parts?: readonly Invoice[];
  private typed: Typed = {};
  private errors: readonly FieldError[] = [];

  constructor(private readonly tag: PortalInvoices) {}

  get sessionId() {
    return this.tag.sessionId;
  }

  get calls() {
    return this.tag.calls;
  }

  get gateway() {
    return this.tag.gateway;
  }

  get language() {
    return this.tag.locale.language;
  }

  /** Whether something stands in the list's place. */
  get isOpen() {
    return !!(this.paying || this.parts || this.opened || this.cards);
  }

  requestUpdate = () => this.tag.requestUpdate();

  formPlace = () => this.tag.appendChild(Object.assign(document.createElement('div'), { slot: 'payment' }));

  pause = (ms: number) => this.tag.pause(ms);

  /** Draws what stands in the list's place. */
  screen() {
    const { paying, parts, opened, cards, tag } = this;
    const { locale, headingLevel: level } = tag;
    if (paying) return payScreen({ locale, level, paying, leave: this.leave, changeAmounts: () => this.changeAmounts(paying) });
    if (parts) return this.partsScreen(parts);
    if (cards) return cardsScreen({ cards, level, leave: this.leave });
    return opened && this.sheet(opened);
  }

  paid(paying: Paying, payment: Payment) {
    const { tag } = this;
    const amount = () => tag.locale.money(payment.amount);
    tag.news = () => ['success', msg(str`Paid ${amount()}`), msg('A receipt follows by mail, if the clinic knows your address.')];
    for (const { id } of payment.invoices) tag.emit(new PortalInvoicePaidEvent({ id, paymentId: payment.id }));
    tag.say(() => msg(str`Paid ${amount()}.`));
    if (paying === this.paying) this.toList();
    void tag.reload();
  }

  notPaid(paying: Paying, words: () => Words) {
    const { tag } = this;
    tag.say(() => words().join('. '), true);
    if (paying === this.paying) void tag.updateComplete.then(() => tag.renderRoot.querySelector('.pay .notice')?.scrollIntoView({ block: 'nearest' }));
    else tag.news = () => ['danger', ...words()];
  }

  refused(paying: Paying, problem: Problem) {
    this.tag.failed(problem);
    const { invoiceId, balance } = problem.members;
    const invoices = paying.shares.map(({ invoice }) => invoice);
    const wrong = invoices.find(({ id }) => id === invoiceId);
    if (paying !== this.paying || !wrong) return false;
    void this.tag.reload();
    if (problem.type === 'amount-over-balance' && isMoney(balance)) {
      this.correctAmounts(paying, { ...wrong, balance });
      return true;
    }
    if (problem.type !== 'invoice-not-open') return false;
    this.toList();
    this.notPaid(paying, () => [msg('Nothing was paid'), msg(str`Invoice ${wrong.number}: ${problem.detail}`)]);
    return true;
  }

  turned(paying: Paying) {
    if (paying === this.paying) this.tag.focusTitle();
  }

  show(invoice: Invoice) {
    this.tag.news = undefined;
    this.opened = invoice;
    this.turn();
  }

  /** The way to the saved cards, under the lists. */
  cardsLink = () => cardsLink(() => this.showCards());

  /** The saved cards: to look at, to add one, to remove one. */
  private showCards() {
    this.tag.news = undefined;
    this.cards = new SavedCards(this);
    void this.cards.load();
    this.turn();
  }

  /** Something is said about the cards. */
  say = (words: () => string) => this.tag.say(words);

  cardPlace = () => this.tag.appendChild(Object.assign(document.createElement('div'), { slot: 'card' }));

  splitUp(invoices: readonly Invoice[]) {
    this.askAmounts(invoices, {});
  }

  begin(shares: readonly Share[]) {
    // A second press while the screen was on its way.
    if (this.paying) return;
    this.tag.news = this.parts = undefined;
    const paying = (this.paying = new Paying(this, shares));
    this.turn();
    void paying.start();
  }

  /** Somebody else is here, or nobody: nothing of it stays. */
  forget() {
    this.stopPaying();
    this.dropCards();
    this.opened = this.parts = undefined;
    this.typed = {};
    this.errors = [];
  }

  /** The tag left the page: the gateway's form doesn't live on when it is moved. */
  moved() {
    if (this.paying?.form) this.stopPaying();
    this.cards?.drop();
  }

  private sheet(invoice: Invoice) {
    const { tag } = this;
    return invoiceSheet(invoice, {
      locale: tag.locale,
      level: tag.headingLevel,
      patient: tag.viewer?.user.name ?? '',
      organization: tag.settings?.organization.name ?? '',
      back: this.toList,
      ...(tag.canPay ? { pay: () => this.begin([{ invoice, amount: invoice.balance.amount }]), payOther: () => this.splitUp([invoice]) } : {}),
    });
  }

  private partsScreen(invoices: readonly Invoice[]) {
    const { typed, errors, tag } = this;
    const { locale } = tag;
    const type = (id: string, text: string) => {
      this.typed = { ...this.typed, [id]: text };
      const { errors: now } = readAmounts(invoices, this.typed, locale);
      this.errors = this.errors.filter(({ field }) => now.some((one) => one.field === field));
      this.requestUpdate();
    };
    const submit = () => {
      const { shares, errors: found } = readAmounts(invoices, this.typed, locale);
      if (found.length) this.showErrors(found);
      else this.begin(shares);
    };
    return otherAmount({ locale, level: tag.headingLevel, invoices, typed, errors, type, submit, leave: this.leave });
  }

  private askAmounts(invoices: readonly Invoice[], typed: Typed) {
    this.parts = invoices;
    this.typed = typed;
    this.errors = [];
    this.turn();
  }

  private changeAmounts({ shares }: Paying) {
    this.stopPaying();
    const textOf = ({ invoice, amount }: Share) => amountText({ ...invoice.balance, amount }, this.tag.locale);
    this.askAmounts(shares.map(({ invoice }) => invoice), Object.fromEntries(shares.map((share) => [share.invoice.id, textOf(share)])));
  }

  /** Meanwhile less is left to pay: the amount is wrong now, and stays as it was typed. */
  private correctAmounts(paying: Paying, now: Invoice) {
    this.changeAmounts(paying);
    this.parts = this.parts?.map((one) => (one.id === now.id ? now : one));
    this.showErrors(readAmounts(this.parts ?? [], this.typed, this.tag.locale).errors);
  }

  private showErrors(errors: readonly FieldError[]) {
    this.errors = errors;
    this.requestUpdate();
    void this.tag.updateComplete.then(() => focusSummary(this.tag.renderRoot));
  }

  /** What is on its way goes on: its end is told in the list. */
  private leave = () => {
    if (this.paying && !['waiting', 'late'].includes(this.paying.state)) this.stopPaying();
    this.toList();
  };

  private toList = () => {
    this.paying?.form?.remove();
    this.dropCards();
    this.paying = this.parts = this.opened = undefined;
    this.turn();
  };

  private dropCards() {
    this.cards?.drop();
    this.cards = undefined;
  }

  private stopPaying() {
    this.paying?.drop();
    this.paying = undefined;
    this.requestUpdate();
  }

  /** Another screen shows. */
  private turn() {
    this.requestUpdate();
    this.tag.focusTitle();
  }
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value;
