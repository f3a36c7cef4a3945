/** What appointments say in people's calendars. */
export const calendar = {
  'calendar.summary': '{type}, {organization}',
  'calendar.inPerson': 'In person',
  'calendar.phone': 'By phone: the clinic calls you',
  'calendar.video': 'By video: join from the portal',
  'calendar.with': 'With {practitioner}',
  'calendar.call': 'The clinic’s phone: {phone}',
  'calendar.name': 'Visits at {organization}',
};
