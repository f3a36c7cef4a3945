import type { calendar as english } from '../en/calendar.ts';

/** What appointments say in people’s calendars. */
export const calendar: Readonly<Record<keyof typeof english, string>> = {
  'calendar.summary': '{type}, {organization}',
  'calendar.inPerson': 'In presenza',
  'calendar.phone': 'Per telefono: la chiama la clinica',
  'calendar.video': 'In video: entri dal portale',
  'calendar.with': 'Con {practitioner}',
  'calendar.call': 'Telefono della clinica: {phone}',
  'calendar.name': 'Appuntamenti presso {organization}',
};
