import type { guests as english } from '../en/guests.ts';

/** Words of booking without an account, and of forms. */
export const guests: Readonly<Record<keyof typeof english, string>> = {
  'problem.public-booking-off.title': 'Qui per prenotare serve un account',
  'problem.public-booking-off.detail': 'Acceda o si registri per prenotare, oppure chiami la clinica.',
  'issue.form-item': 'Il modulo non ha la domanda «{linkId}»',
  'issue.form-item-twice': 'A questa domanda si è risposto due volte',
  'issue.form-answer-type': 'Questa domanda vuole un altro tipo di risposta',
  'issue.form-answers': 'Questa domanda vuole una sola risposta',
  'issue.form-option': 'Scelga una delle risposte',
  'issue.form-too-long': 'Al massimo {maximum} caratteri',
  'issue.form-required': 'Questa domanda vuole una risposta',
  'issue.form-unsupported': 'Le domande di tipo «{type}» non sono ancora disponibili',
  'issue.form-options-needed': 'Una domanda a scelta ha bisogno di risposte',
  'issue.form-options-surplus': 'Solo le domande a scelta hanno risposte proprie',
  'issue.form-link-id': 'Un’altra domanda ha questo linkId',
  'issue.form-option-empty': 'Una risposta da scegliere ha bisogno di un codice o di un testo',
};
