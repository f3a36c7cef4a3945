import type { accounts as english } from '../en/accounts.ts';

/** Problems of logins, of patients and of staff. */
export const accounts: Readonly<Record<keyof typeof english, string>> = {
  'problem.link-used.title': 'Ce lien a déjà été utilisé',
  'problem.link-used.detail': 'Connectez-vous, ou demandez un nouveau lien.',
  'problem.link-replaced.title': 'Il existe un lien plus récent',
  'problem.link-replaced.detail': 'Utilisez le lien du message le plus récent, ou demandez-en un autre.',
  'problem.link-expired.title': 'Ce lien a expiré',
  'problem.link-expired.detail': 'Demandez-en un nouveau.',
  'problem.code-expired.title': 'Ce code n’est plus valable',
  'problem.code-expired.detail': 'Demandez-en un nouveau.',
  'problem.already-active.title': 'Ce compte est déjà utilisé',
  'problem.already-active.detail': 'Une invitation n’a pas lieu d’être : un mot de passe oublié se réinitialise.',
  'problem.not-active.title': 'Ce compte n’est pas utilisé',
  'problem.not-active.detail': 'Il faut avoir accepté une invitation et ne pas être désactivé.',
  'problem.mail-not-configured.title': 'Le portail ne peut pas encore envoyer de courriel',
  'problem.mail-not-configured.detail': 'La personne qui exploite le portail doit définir SMTP_URL et MAIL_FROM.',
  'problem.second-factor-required.title': 'La clinique demande un second facteur à tout le personnel',
  'problem.second-factor-required.detail': 'Configurez plutôt une autre application d’authentification à la place.',
  'problem.not-yourself.title': 'Vous ne pouvez pas faire cela à votre propre compte',
  'problem.not-yourself.detail': 'Demandez à une autre personne qui gère le personnel.',
  'problem.last-manager.title': 'Plus personne ne pourrait gérer le personnel',
  'problem.last-manager.detail': 'Donnez d’abord ce droit à quelqu’un d’autre.',
  'issue.code-wrong': 'Ce code n’est pas le bon',
};
