import type { calendar as english } from '../en/calendar.ts';

/** What appointments say in people's calendars, in French. */
export const calendar = {
  'calendar.summary': '{type}, {organization}',
  'calendar.inPerson': 'En personne',
  'calendar.phone': 'Par téléphone : la clinique vous appelle',
  'calendar.video': 'Par vidéo : rejoignez depuis le portail',
  'calendar.with': 'Avec {practitioner}',
  'calendar.call': 'Téléphone de la clinique : {phone}',
  'calendar.name': 'Rendez-vous chez {organization}',
} satisfies Record<keyof typeof english, string>;
