import type { guests as english } from '../en/guests.ts';

/** Les mots de la réservation sans compte, et des formulaires. */
export const guests = {
  'problem.public-booking-off.title': 'Ici, il faut un compte pour réserver',
  'problem.public-booking-off.detail': 'Connectez-vous ou inscrivez-vous pour réserver, ou appelez la clinique.',
  'issue.form-item': 'Le formulaire n’a pas de question « {linkId} »',
  'issue.form-item-twice': 'Cette question a deux réponses',
  'issue.form-answer-type': 'Cette question attend une autre sorte de réponse',
  'issue.form-answers': 'Cette question attend une seule réponse',
  'issue.form-option': 'Choisissez une des réponses',
  'issue.form-too-long': 'Au plus {maximum} caractères',
  'issue.form-required': 'Cette question attend une réponse',
  'issue.form-unsupported': 'Les questions du type « {type} » ne sont pas encore prises en charge',
  'issue.form-options-needed': 'Une question à choix a besoin de réponses',
  'issue.form-options-surplus': 'Seules les questions à choix ont leurs propres réponses',
  'issue.form-link-id': 'Une autre question a ce linkId',
  'issue.form-option-empty': 'Une réponse à choisir a besoin d’un code ou d’un texte',
} satisfies Record<keyof typeof english, string>;
