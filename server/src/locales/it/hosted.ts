import type { hosted as english } from '../en/hosted.ts';

/** Words of the hosted page that aren’t the tags’. */
export const hosted: Readonly<Record<keyof typeof english, string>> = {
  'hosted.staffTitle': '{organization}: personale',
  'hosted.missing': 'Qui non c’è nessun portale',
  'hosted.missingHelp': 'Controlli l’indirizzo, o chieda quello giusto alla sua clinica.',
  'hosted.index': 'Da qui si aprono i portali di Portico',
  'hosted.indexPatients': 'Pazienti e personale: aprite l’indirizzo ricevuto dalla clinica, o il link della sua e-mail.',
  'hosted.indexDevelopers': 'Sviluppatori: l’API è descritta nella sua documentazione.',
};
