import type { hosted as english } from '../en/hosted.ts';

/** Les mots de la page hébergée qui ne sont pas ceux des balises. */
export const hosted = {
  'hosted.heading': 'Votre portail chez {organization}',
  'hosted.staffTitle': '{organization} : personnel',
  'hosted.missing': 'Il n’y a pas de portail ici',
  'hosted.missingHelp': 'Vérifiez l’adresse, ou demandez la bonne à votre clinique.',
} satisfies Record<keyof typeof english, string>;
