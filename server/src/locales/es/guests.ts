import type { guests as english } from '../en/guests.ts';

/** Words of booking without an account, and of forms. */
export const guests: Readonly<Record<keyof typeof english, string>> = {
  'problem.public-booking-off.title': 'Aquí hace falta una cuenta para reservar',
  'problem.public-booking-off.detail': 'Inicie sesión o regístrese para reservar, o llame a la clínica.',
  'issue.form-item': 'El formulario no tiene la pregunta “{linkId}”',
  'issue.form-item-twice': 'Esta pregunta se respondió dos veces',
  'issue.form-answer-type': 'Esta pregunta pide otro tipo de respuesta',
  'issue.form-answers': 'Esta pregunta pide una sola respuesta',
  'issue.form-option': 'Elija una de las respuestas',
  'issue.form-too-long': 'Como máximo {maximum} caracteres',
  'issue.form-required': 'Esta pregunta necesita una respuesta',
  'issue.form-unsupported': 'Las preguntas de tipo “{type}” todavía no se pueden usar',
  'issue.form-options-needed': 'Una pregunta de elegir necesita respuestas',
  'issue.form-options-surplus': 'Solo las preguntas de elegir tienen respuestas propias',
  'issue.form-link-id': 'Otra pregunta tiene este linkId',
  'issue.form-option-empty': 'Una respuesta para elegir necesita un código o un texto',
};
