import { pageOf } from '../testing.ts';
import type { Request } from './pending.ts';
import type { DeskOptions, Visit } from './visits.ts';

const id = (n: number) => `0192a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Where the tests take place, and by whom. */
export const yonge = { id: id(60), name: 'Yonge Street' };
export const amara = { id: id(62), name: 'Amara Okafor' };
export const priya = { id: id(63), name: 'Priya Nair' };
export const firstVisit = { id: id(70), name: 'First visit' };

/** A visit on Tuesday 24 November 2026 at 10:30, unless said otherwise. */
export const aVisit = (n = 1, { at = '2026-11-24T10:30', minutes = 60, name = 'Grace Liu', ...others }: Partial<Visit> & { at?: string; minutes?: number; name?: string } = {}): Visit => ({
  id: id(800 + n), status: 'booked', start: `${at}:00-05:00`, end: `${new Date(Date.parse(`${at}:00Z`) + minutes * 60_000).toISOString().slice(0, 19)}-05:00`,
  timeZone: 'America/Toronto', appointmentType: firstVisit, location: { ...yonge, phone: null, address: null, city: 'Toronto' }, practitioner: amara, mode: 'inPerson', medium: null,
  canCancel: true, canReschedule: true, canJoin: false, canUndo: false, undoUntil: null, cancelUntil: null, rescheduleUntil: null, joinFrom: null, movesLeft: null,
  refusals: {}, pendingMove: null, replaces: null, movedTo: null, patientId: id(100 + n), patient: { id: id(100 + n), name, phone: '+14165550188', email: 'grace@fastmail.example', profile: true },
  origin: 'patient', endedBy: null, moves: 0, virtualUrl: null, createdAt: '2026-11-23T16:02:00Z', ...others,
});

/** The same as a request. */
export const aRequest = (n = 1, others: Parameters<typeof aVisit>[1] & Partial<Request> = {}): Request => ({ moveFrom: null, ...aVisit(n, { status: 'pending', reason: 'Shoulder pain since a fall.', ...others }) });

const options: DeskOptions = {
  locations: [{ ...yonge, timeZone: 'America/Toronto', now: '2026-11-23T14:40:00-05:00' }],
  practitioners: [{ ...amara, locationIds: [yonge.id] }, { ...priya, locationIds: [yonge.id] }],
  types: [{ ...firstVisit, durationMinutes: 60, mode: 'inPerson', offers: [{ practitionerId: amara.id, locationId: yonge.id, durationMinutes: 50 }] }],
};
const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
const span = (day: string, from: string, to: string) => ({ start: `${day}T${from}:00-05:00`, end: `${day}T${to}:00-05:00` });

/** What the API answers of a week in which Amara works from Monday to Friday, but for a course on Wednesday. */
export const calendarRoutes = (visits: readonly Visit[], requests: readonly Request[] = []) => ({
  'GET /v1/admin/calendar/options': options,
  'GET /v1/admin/calendar': {
    timeZone: 'America/Toronto', now: '2026-11-23T14:40:00-05:00', days: [{ date: '2026-11-24', offset: '-05:00' }],
    practitioners: [{
      ...amara, hours: days.filter((day) => day !== '2026-11-25').map((day) => span(day, '08:30', '17:00')),
      busy: [{ ...span('2026-11-25', '09:00', '12:00'), kind: 'external' }, { ...span('2026-11-23', '12:00', '13:00'), kind: 'elsewhere' }],
    }],
  },
  'GET /v1/admin/appointments': pageOf(...visits, ...requests),
  'GET /v1/admin/requests': pageOf(...requests),
  'GET /v1/admin/appointments/check': { warnings: [] },
  'GET /v1/admin/calendar/changes': { changed: false, marker: 'm' },
  'GET /v1/admin/appointments/{id}': { ...(visits[0] ?? requests[0]), history: [] },
});
