import type { patients as english } from '../en/patients.ts';

/** Words about patients’ records and how they are reached. */
export const patients: Readonly<Record<keyof typeof english, string>> = {
  'problem.contact-not-verified.title': 'Esta dirección o este número todavía no está verificado',
  'problem.contact-not-verified.detail': 'Escriba primero el código que le enviamos allí.',
  'problem.contact-needed.title': 'La clínica necesita este contacto',
  'problem.contact-needed.detail': 'Agregue otro antes de quitarlo.',
  'issue.contact': 'No podemos enviar nada aquí. Revise la dirección o el número.',
  'issue.future': 'Este día todavía no ha llegado',
  'issue.filled-in': 'La clínica necesita este campo. Complételo.',
};
