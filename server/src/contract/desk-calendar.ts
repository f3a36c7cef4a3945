import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, localDate, Named } from './shapes.ts';

const appointments = { callers: ['staff'], permission: 'appointments', method: 'get' } as const;
const span = { start: instant(), end: instant() };

const DeskOptions = z
  .object({
    locations: z.array(
      Named.extend({ timeZone: z.string(), now: instant().meta({ description: 'What the place’s clock shows' }) }),
    ),
    practitioners: z.array(Named.extend({ locationIds: z.array(id()).meta({ description: 'Where they work' }) })),
    types: z.array(
      Named.extend({
        durationMinutes: z.number().int(),
        mode: z.enum(['inPerson', 'telehealth', 'either']),
        offers: z.array(z.object({ practitionerId: id(), locationId: id(), durationMinutes: z.number().int().nullable() })),
      }),
    ),
  })
  .meta({ id: 'DeskOptions', description: 'Only what is active, in the organization’s order' });

const DeskCalendar = z
  .object({
    timeZone: z.string(),
    now: instant(),
    days: z.array(z.object({ date: localDate(), offset: z.string().meta({ description: 'Of the place’s clock at noon: `-05:00`' }) })),
    practitioners: z.array(
      Named.extend({
        hours: z.array(z.object(span)).meta({ description: 'When they work at this location, exceptions and holidays reckoned in' }),
        busy: z.array(
          z.object({
            ...span,
            kind: z.enum(['external', 'held', 'elsewhere']).meta({
              description: '`external`: another system says so; `held`: somebody is about to book it; `elsewhere`: a visit at another location',
            }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'DeskCalendar', description: 'The ground of a calendar. Appointments themselves: `GET /v1/admin/appointments`' });

const DeskChanges = z
  .object({
    changed: z.boolean().meta({ description: 'Whether a calendar that was read with `since` shows something else now; true without `since`' }),
    marker: z.string().meta({ description: 'Stands for all that the calendar shows now' }),
  })
  .meta({ id: 'DeskChanges' });

const spanOfDays = {
  locationId: z.uuid(),
  practitionerId: z.uuid().optional().meta({ description: 'Without it: everybody who works there' }),
  from: localDate(),
  to: localDate(),
};

/** What the calendar at the clinic's desk is drawn on; `server/src/scheduling/desk/`. */
export const deskCalendar = {
  readDeskOptions: route({
    ...appointments,
    path: '/v1/admin/calendar/options',
    summary: 'Read which locations, practitioners and types a calendar can show and book',
    ok: DeskOptions,
  }),
  readDeskCalendar: route({
    ...appointments,
    path: '/v1/admin/calendar',
    summary: 'Read when practitioners of a location work, and what else takes their time',
    description: 'Local days from `from` to `to`, both included, at most 31.',
    query: z.strictObject(spanOfDays),
    ok: DeskCalendar,
    problems: ['not-found'],
  }),
  readDeskChanges: route({
    ...appointments,
    path: '/v1/admin/calendar/changes',
    summary: 'Ask whether a calendar has changed since it was read',
    description: 'Appointments, hours and what else takes time there. Shows nobody’s data, so that asking again and again leaves no trace of having read a patient.',
    query: z.strictObject({ ...spanOfDays, since: z.string().max(64).optional().meta({ description: 'The marker of the last answer' }) }),
    ok: DeskChanges,
    problems: ['not-found'],
  }),
};
