import type { transition as english } from '../en/transition.ts';

/** Words of a clinic’s move to the portal. */
export const transition: Readonly<Record<keyof typeof english, string>> = {
  'mail.transitionNotice.subject': '{organization} tiene un nuevo portal de pacientes',
  'mail.transitionNotice.heading': 'Llega nuestro nuevo portal de pacientes',
  'mail.transitionNotice.intro': 'Pronto podrá reservar, pagar y leer su expediente en el sitio de {organization}, con su propio nombre de usuario y contraseña.',
  'mail.transitionNotice.what': 'En los próximos días recibirá una invitación en esta dirección. Su enlace dura tres días.',
  'mail.transitionNotice.outro': 'Por ahora no tiene que hacer nada. ¿Preguntas? Llámenos.',
  'sms.transitionNotice': 'Cambiamos a un nuevo portal de pacientes. Pronto recibirá una invitación con un enlace que dura tres días.',
  'problem.transition-running.title': 'Ya hay una transición en curso',
  'problem.transition-running.detail': 'Deténgala o espere a que termine.',
};
