import { facts, type MailTemplate } from './content.ts';
import type { Amount } from './format.ts';

/** A payment as its receipt tells it. */
export interface ReceiptMail {
  /** What the clinic finds the payment by. */
  readonly reference: string;
  /** The local day on which the money arrived. */
  readonly paidOn: string;
  readonly total: Amount;
  readonly invoices: readonly { readonly number: string; readonly amount: Amount }[];
}

/** "Thank you for your payment": which invoices, how much, when. */
export const receipt: MailTemplate<ReceiptMail> = (data, { say, format, portalUrl }) => ({
  subject: say('mail.receipt.subject', { total: format.money(data.total) }),
  heading: say('mail.receipt.heading'),
  paragraphs: [say('mail.receipt.intro', { count: data.invoices.length })],
  facts: facts(
    ...data.invoices.map(
      ({ number, amount }) => [say('mail.receipt.invoice', { number }), format.money(amount)] as const,
    ),
    [say('mail.receipt.total'), format.money(data.total)],
    [say('mail.receipt.paidOn'), format.day(data.paidOn)],
    [say('mail.receipt.reference'), data.reference],
  ),
  ...(portalUrl && { action: { label: say('mail.portal'), url: portalUrl } }),
  closing: [say('mail.receipt.outro')],
});
