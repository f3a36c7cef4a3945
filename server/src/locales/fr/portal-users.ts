import type { portalUsers as english } from '../en/portal-users.ts';

/** Logins of patients: refusals, and the messages that lead to a login or tell its owner what happened to it. */
export const portalUsers: Readonly<Record<keyof typeof english, string>> = {
  'problem.portal-off.title': 'Le portail est désactivé',
  'problem.portal-off.detail': 'Activez-le d’abord : le lien ne mènerait nulle part.',
  'problem.not-linked.title': 'Aucun courriel ni téléphone n’est lié à ce compte',
  'problem.not-linked.detail': 'Liez-en un d’abord ; les messages sur le compte y sont envoyés.',
  'problem.login-disabled.title': 'Ce compte est désactivé',
  'problem.login-disabled.detail': 'Réactivez-le d’abord.',
  'problem.phone-links-off.title': 'Les nouveaux comptes ne sont pas liés par téléphone ici',
  'problem.phone-links-off.detail': 'Liez un courriel, ou autorisez les téléphones dans les réglages.',
  'problem.sms-not-configured.title': 'Le portail ne peut pas encore envoyer de SMS',
  'problem.sms-not-configured.detail': 'La personne qui exploite le portail doit définir SMS_URL.',
  'issue.password-too-short': 'Le mot de passe doit avoir au moins {minimum} caractères. Quelques mots à la suite se retiennent bien.',
  'issue.password-common': 'Ce mot de passe est parmi les premiers essayés. Choisissez-en un autre.',
  'issue.password-personal': 'Le mot de passe est trop proche de votre nom, identifiant, courriel ou clinique. Choisissez-en un autre.',
  'issue.username-too-short': 'L’identifiant doit avoir au moins 3 caractères',
  'issue.username-contact': 'Un courriel ou un téléphone ne peut pas être un identifiant, sauf celui qui a reçu votre invitation',
  'issue.username-format': 'L’identifiant peut contenir des lettres, chiffres et signes, mais pas d’espace',
};
