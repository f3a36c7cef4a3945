import type { billing as english } from '../en/billing.ts';

/** Refusals of invoices and payments. */
export const billing: Readonly<Record<keyof typeof english, string>> = {
  'problem.gateway-missing.title': 'Cette clinique ne prend pas de paiement en ligne',
  'problem.gateway-missing.detail': 'Demandez à la clinique comment la payer.',
  'problem.invoice-not-open.title': 'Il n’y a rien à payer sur cette facture',
  'problem.invoice-not-open.detail':
    '{state, select, paid {Elle est déjà payée.} void {La clinique l’a annulée.} other {Elle n’est pas ouverte.}}',
  'problem.amount-over-balance.title': 'C’est plus que le solde de la facture',
  'problem.amount-over-balance.detail': 'Payez le solde ou une partie.',
  'problem.currencies-differ.title': 'Ces montants sont dans des devises différentes',
  'problem.currencies-differ.detail': 'Payez les factures d’une seule devise à la fois.',
  'problem.payment-in-progress.title': 'Un paiement de cette facture est en cours',
  'problem.payment-in-progress.detail':
    'Attendez un instant : soit elle sera payée, soit vous pourrez réessayer. Rien n’est débité deux fois.',
  'problem.payment-not-confirmable.title': 'Ce paiement ne peut pas être poursuivi ici',
  'problem.payment-not-confirmable.detail': 'Recommencez le paiement.',
  'problem.card-not-confirmable.title': 'L’enregistrement de cette carte ne peut pas être poursuivi ici',
  'problem.card-not-confirmable.detail': 'Recommencez.',
  'problem.signature-refused.title': 'La signature ne correspond pas',
  'problem.signature-refused.detail': 'Seule la passerelle de paiement peut annoncer des paiements.',
  'issue.billing-unknown': 'Ceci n’est pas connu ici',
  'issue.billing-currency': 'Ce n’est pas la devise des factures de cette clinique',
  'issue.billing-too-much': 'Une facture ne peut pas atteindre ce montant',
};
