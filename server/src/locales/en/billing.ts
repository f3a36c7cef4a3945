/** Refusals of invoices and payments. */
export const billing = {
  'problem.gateway-missing.title': 'This clinic takes no payments online',
  'problem.gateway-missing.detail': 'Ask the clinic how it would like to be paid.',
  'problem.invoice-not-open.title': 'There is nothing to pay on this invoice',
  'problem.invoice-not-open.detail':
    '{state, select, paid {It is paid already.} void {The clinic has cancelled it.} other {It is not open.}}',
  'problem.amount-over-balance.title': 'That is more than the invoice still owes',
  'problem.amount-over-balance.detail': 'Pay the balance or a part of it.',
  'problem.currencies-differ.title': 'These amounts are in different currencies',
  'problem.currencies-differ.detail': 'Pay invoices of one currency at a time.',
  'problem.payment-in-progress.title': 'A payment of this invoice is being processed',
  'problem.payment-in-progress.detail':
    'Wait a moment: it is either paid then, or you can try again. Nothing is charged twice.',
  'problem.payment-not-confirmable.title': 'This payment can’t be continued here',
  'problem.payment-not-confirmable.detail': 'Start the payment again.',
  'problem.card-not-confirmable.title': 'Saving this card can’t be continued here',
  'problem.card-not-confirmable.detail': 'Begin again.',
  'problem.signature-refused.title': 'The signature doesn’t match',
  'problem.signature-refused.detail': 'Only the payment gateway may report payments.',
  'issue.billing-unknown': 'This isn’t known here',
  'issue.billing-currency': 'That isn’t the currency of this clinic’s invoices',
  'issue.billing-too-much': 'An invoice can’t come to that much',
};
