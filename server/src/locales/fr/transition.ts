import type { transition as english } from '../en/transition.ts';

/** Words of a clinic's move to the portal. */
export const transition: Readonly<Record<keyof typeof english, string>> = {
  'mail.transitionNotice.subject': '{organization} a un nouveau portail pour les patients',
  'mail.transitionNotice.heading': 'Notre nouveau portail arrive',
  'mail.transitionNotice.intro': 'Bientôt, vous pourrez réserver, payer et lire votre dossier sur le site de {organization}, avec votre nom d’utilisateur et votre mot de passe.',
  'mail.transitionNotice.what': 'Dans les prochains jours, vous recevrez une invitation à cette adresse. Son lien est valable trois jours.',
  'mail.transitionNotice.outro': 'Vous n’avez rien à faire pour l’instant. Des questions ? Appelez-nous.',
  'sms.transitionNotice': 'Nous passons à un nouveau portail pour les patients. Vous recevrez bientôt une invitation dont le lien est valable trois jours.',
  'problem.transition-running.title': 'Une transition est déjà en cours',
  'problem.transition-running.detail': 'Arrêtez-la, ou attendez qu’elle soit finie.',
};
