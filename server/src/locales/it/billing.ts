import type { billing as english } from '../en/billing.ts';

/** Refusals of invoices and payments. */
export const billing: Readonly<Record<keyof typeof english, string>> = {
  'problem.gateway-missing.title': 'Questa clinica non accetta pagamenti online',
  'problem.gateway-missing.detail': 'Chieda alla clinica come preferisce essere pagata.',
  'problem.invoice-not-open.title': 'Su questa fattura non c’è nulla da pagare',
  'problem.invoice-not-open.detail': '{state, select, paid {È già pagata.} void {La clinica l’ha annullata.} other {Non è aperta.}}',
  'problem.amount-over-balance.title': 'È più di quanto resta da pagare sulla fattura',
  'problem.amount-over-balance.detail': 'Paghi il saldo o una parte.',
  'problem.currencies-differ.title': 'Questi importi sono in valute diverse',
  'problem.currencies-differ.detail': 'Paghi le fatture di una valuta alla volta.',
  'problem.payment-in-progress.title': 'È in corso un pagamento di questa fattura',
  'problem.payment-in-progress.detail': 'Attenda un momento: poi la fattura sarà pagata, oppure potrà riprovare. Nulla viene addebitato due volte.',
  'problem.payment-not-confirmable.title': 'Questo pagamento non può continuare qui',
  'problem.payment-not-confirmable.detail': 'Ricominci il pagamento.',
  'problem.card-not-confirmable.title': 'Il salvataggio di questa carta non può continuare qui',
  'problem.card-not-confirmable.detail': 'Ricominci da capo.',
  'problem.signature-refused.title': 'La firma non corrisponde',
  'problem.signature-refused.detail': 'Solo il gateway di pagamento può comunicare i pagamenti.',
  'issue.billing-unknown': 'Qui non è conosciuto',
  'issue.billing-currency': 'Non è la valuta delle fatture di questa clinica',
  'issue.billing-too-much': 'Una fattura non può arrivare a tanto',
};
