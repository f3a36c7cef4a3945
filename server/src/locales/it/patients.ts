import type { patients as english } from '../en/patients.ts';

/** Words about patients’ records and how they are reached. */
export const patients: Readonly<Record<keyof typeof english, string>> = {
  'problem.contact-not-verified.title': 'Questo indirizzo o numero non è ancora verificato',
  'problem.contact-not-verified.detail': 'Inserisca prima il codice che vi abbiamo inviato.',
  'problem.contact-needed.title': 'Alla clinica serve questo contatto',
  'problem.contact-needed.detail': 'Ne aggiunga un altro prima di toglierlo.',
  'issue.contact': 'Qui non possiamo inviare nulla. Controlli l’indirizzo o il numero.',
  'issue.future': 'Questo giorno deve ancora venire',
  'issue.filled-in': 'Alla clinica serve questo campo. Lo compili.',
};
