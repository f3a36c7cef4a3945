import { deskCalendar } from '../../contract/desk-calendar.ts';
import { handlers } from '../../http/handlers.ts';
import { readDeskCalendar } from './read-desk-calendar.ts';
import { readDeskChanges } from './read-desk-changes.ts';
import { readDeskOptions } from './read-desk-options.ts';

/** What the calendar at the clinic's desk is drawn on. */
export const deskCalendarRoutes = handlers(deskCalendar, {
  readDeskOptions: ({ caller }) => readDeskOptions(caller),
  readDeskCalendar: ({ caller, query }) => readDeskCalendar(caller, query),
  readDeskChanges: ({ caller, query: { since, ...asked } }) => readDeskChanges(caller, asked, since),
});
