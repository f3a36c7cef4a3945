import type { accounts as english } from '../en/accounts.ts';

/** Problems of logins, of patients and of staff. */
export const accounts: Readonly<Record<keyof typeof english, string>> = {
  'problem.link-used.title': 'Este enlace ya se usó',
  'problem.link-used.detail': 'Inicie sesión o pida un enlace nuevo.',
  'problem.link-replaced.title': 'Hay un enlace más reciente',
  'problem.link-replaced.detail': 'Use el enlace del mensaje más reciente o pida otro.',
  'problem.link-expired.title': 'Este enlace caducó',
  'problem.link-expired.detail': 'Pida uno nuevo.',
  'problem.code-expired.title': 'Este código ya no sirve',
  'problem.code-expired.detail': 'Pida uno nuevo.',
  'problem.already-active.title': 'Esta cuenta ya está en uso',
  'problem.already-active.detail': 'No hace falta una invitación: quien olvidó la contraseña recibe una nueva.',
  'problem.not-active.title': 'Esta cuenta no está en uso',
  'problem.not-active.detail': 'Solo puede hacerlo quien aceptó una invitación y tiene la cuenta activa.',
  'problem.mail-not-configured.title': 'El portal todavía no puede enviar correos',
  'problem.mail-not-configured.detail': 'Quien administra el portal debe configurar SMTP_URL y MAIL_FROM.',
  'problem.second-factor-required.title': 'La clínica pide un segundo factor a todas las personas',
  'problem.second-factor-required.detail': 'En lugar de esta, configure otra aplicación de autenticación.',
  'problem.not-yourself.title': 'No puede hacerlo con su propia cuenta',
  'problem.not-yourself.detail': 'Pídaselo a otra persona que administre al personal.',
  'problem.last-manager.title': 'No quedaría nadie para administrar al personal',
  'problem.last-manager.detail': 'Dé antes ese permiso a otra persona.',
  'issue.code-wrong': 'Este código no es correcto',
};
