import type { calendar as english } from '../en/calendar.ts';

/** What appointments say in people’s calendars. */
export const calendar: Readonly<Record<keyof typeof english, string>> = {
  'calendar.summary': '{type}, {organization}',
  'calendar.inPerson': 'En persona',
  'calendar.phone': 'Por teléfono: la clínica le llama',
  'calendar.video': 'Por video: entre desde el portal',
  'calendar.with': 'Con {practitioner}',
  'calendar.call': 'Teléfono de la clínica: {phone}',
  'calendar.name': 'Citas en {organization}',
};
