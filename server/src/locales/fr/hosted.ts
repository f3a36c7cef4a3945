import type { hosted as english } from '../en/hosted.ts';

/** Les mots de la page hébergée qui ne sont pas ceux des balises. */
export const hosted = {
  'hosted.staffTitle': '{organization} : personnel',
  'hosted.missing': 'Il n’y a pas de portail ici',
  'hosted.missingHelp': 'Vérifiez l’adresse, ou demandez la bonne à votre clinique.',
  'hosted.index': 'Ici sont hébergés les portails de Portico',
  'hosted.indexPatients': 'Patients et personnel : ouvrez l’adresse donnée par votre clinique, ou le lien de son courriel.',
  'hosted.indexDevelopers': 'Développeurs : l’API est décrite dans sa documentation.',
} satisfies Record<keyof typeof english, string>;
