import type { hosted as english } from '../en/hosted.ts';

/** Words of the hosted page that aren’t the tags’. */
export const hosted: Readonly<Record<keyof typeof english, string>> = {
  'hosted.staffTitle': '{organization}: personal',
  'hosted.missing': 'Aquí no hay ningún portal',
  'hosted.missingHelp': 'Revise la dirección o pida la correcta a su clínica.',
  'hosted.index': 'Desde aquí se sirven los portales de Portico',
  'hosted.indexPatients': 'Pacientes y personal: abran la dirección que les dio la clínica o el enlace de su correo.',
  'hosted.indexDevelopers': 'Desarrolladores: la API se describe en su documentación.',
};
