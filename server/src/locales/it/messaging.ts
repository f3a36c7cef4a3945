import type { messaging as english } from '../en/messaging.ts';

/** Words of the mails that the product sends. */
export const messaging: Readonly<Partial<Record<keyof typeof english, string>>> = {
  'mail.greeting': 'Gentile {name},',
  'mail.footer.why': 'Riceve questa e-mail perché è paziente di {organization}.',
  'mail.footer.whyLogin': 'Riceve questo messaggio perché il suo account presso {organization} è collegato a questo indirizzo.',
  'mail.footer.whyContact': 'Riceve questo messaggio perché questo indirizzo è stato inserito presso {organization}.',
  'mail.footer.whyClinic': 'Questo messaggio viene dal portale pazienti di {organization}.',
  'mail.footer.whyStaff': 'Riceve questo messaggio perché lavora con il portale pazienti di {organization}.',
  'mail.footer.private': 'Se non è per lei, lo elimini e ci avvisi.',
  'mail.footer.phone': 'Telefono: {phone}',
  'mail.portal': 'Apri il portale',
  'mail.receipt.subject': 'Ricevuta: {total}',
  'mail.receipt.heading': 'Grazie per il pagamento',
  'mail.receipt.intro': '{count, plural, one {Abbiamo ricevuto il suo pagamento di una fattura.} other {Abbiamo ricevuto il suo pagamento di # fatture.}}',
  'mail.receipt.outro': 'Conservi questa e-mail come ricevuta.',
  'mail.receipt.invoice': 'Fattura {number}',
  'mail.receipt.total': 'Totale',
  'mail.receipt.paidOn': 'Pagato il',
  'mail.receipt.reference': 'Riferimento',
};
