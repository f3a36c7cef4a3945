import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { tx } from '../../db/tx.ts';
import { endSessionsOf } from '../../identity/end-sessions.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { fixtureId } from '../../testing/fixture-patients.ts';
import { locations, practitioners, types } from '../../testing/fixture-scheduling.ts';
import { offsetAt, zoneNames, zoneOf } from '../../zones.ts';
import { writeCalendar, type CalendarEvent } from './write-calendar.ts';

const event = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'a@portico.example',
  sequence: 0,
  status: 'CONFIRMED',
  startsAt: new Date('2026-12-01T16:00:00Z'),
  endsAt: new Date('2026-12-01T16:30:00Z'),
  timeZone: 'America/Vancouver',
  summary: 'Visit, Northside',
  description: 'In person\nWith Ada; really, "Ada"',
  location: 'Main Street 1, Vancouver',
  url: null,
  changedAt: new Date('2026-11-23T20:00:00Z'),
  ...change,
});

/** Reads a file as a calendar program would, by the zones that it brings along. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const found = events.map((one) => ({ uid: one.uid, sequence: one.sequence, start: one.startDate.toJSDate().toISOString(), end: one.endDate.toJSDate().toISOString(), summary: one.summary, description: one.description, location: one.location, status: one.component.getFirstPropertyValue('status') }));
  ICAL.TimezoneService.reset();
  return { calendar, found };
}

test('C17 a file holds lines of at most 75 octets, ends them rightly, and gives texts back as they were', () => {
  const long = event({ summary: 'Erstuntersuchung für Übergewichtige; äußerst, lang '.repeat(6), description: 'a\nb\\n; , "' });
  const text = writeCalendar([long], { method: 'PUBLISH' });
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(!/[^\r]\n/.test(text), 'every line ends in CRLF');
  const { found } = read(text);
  assert.equal(found[0]?.summary, long.summary);
  assert.equal(found[0]?.description, long.description);
});

test('C17 every zone of ours tells a calendar the right instant, before and after its clocks change', () => {
  for (const timeZone of zoneNames().filter((_name, i) => i % 7 === 0).concat('America/Vancouver', 'Europe/Dublin', 'Australia/Lord_Howe', 'Africa/Casablanca')) {
    const days = ['2026-01-15', '2026-03-08', '2026-07-15', '2026-11-01', '2026-12-15'];
    const events = days.map((day, i) => event({ uid: `${i}@x.example`, timeZone, startsAt: new Date(`${day}T18:00:00Z`), endsAt: new Date(`${day}T19:00:00Z`) }));
    // Offsets of less than a minute are no longer in use anywhere: these files tell whole minutes.
    assert.ok(Number.isInteger(offsetAt(zoneOf(timeZone), 0)));
    const { found } = read(writeCalendar(events, { method: 'PUBLISH' }));
    assert.deepEqual(found.map(({ start }) => start), events.map(({ startsAt }) => startsAt.toISOString()), timeZone);
  }
});

async function booked({ api }: Pick<Clinic, 'api'>, patientId: string) {
  const me = api.as({ patient: patientId });
  const { data } = (await me.get(`/v1/slots?appointmentTypeId=${types.visit}&locationId=${locations.toronto}&practitionerId=${practitioners.ada}&from=2027-03-08&to=2027-03-12`)).body;
  const start = data[0].free[0];
  const hold = await me.post('/v1/holds', { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada, start });
  const { status, body } = await me.post('/v1/appointments', { holdId: hold.body.id });
  assert.equal(status, 201, JSON.stringify([hold.body, body]));
  return body;
}

test('C17 a patient downloads an appointment, nobody else’s, and reads how it takes place first', async (t) => {
  const here = await clinic(t);
  const one = await booked(here, fixtureId('pt', 0));
  const { status, body, headers } = await here.api.as(here.patient).get(`/v1/me/appointments/${one.id}.ics`);
  assert.deepEqual([status, headers.get('Content-Type')?.split(';')[0]], [200, 'text/calendar']);
  const { found } = read(body);
  assert.equal(new Date(found[0]?.start ?? '').getTime(), new Date(one.start).getTime());
  assert.deepEqual([found[0]?.status, found[0]?.sequence, found[0]?.uid.startsWith(`${one.id}@`)], ['CONFIRMED', 0, true]);
  assert.match(String(found[0]?.description), /^In person\n/);
  const other = here.api.as({ patient: fixtureId('pt', 1) });
  assert.equal((await other.get(`/v1/me/appointments/${one.id}.ics`)).status, 404);
});

test('C17 a private address is read by calendars, tells what was cancelled, and ends when it is renewed', async (t) => {
  const here = await clinic(t);
  const me = here.api.as(here.patient);
  const one = await booked(here, fixtureId('pt', 0));
  const { url } = (await me.get('/v1/me/calendar')).body;
  assert.equal((await me.get('/v1/me/calendar')).body.url, url, 'asking again changes nothing');
  const { pathname, search } = new URL(url);
  const subscribe = () => here.api.as('nobody').get(pathname + search);
  const first = await subscribe();
  assert.equal(first.status, 200, JSON.stringify(first.body));
  assert.deepEqual(read(first.body).found.map(({ status }) => status), ['CONFIRMED']);
  assert.equal((await me.post(`/v1/appointments/${one.id}/cancel`, {})).status, 200);
  const [cancelled] = read((await subscribe()).body).found;
  assert.deepEqual([cancelled?.status, cancelled?.sequence], ['CANCELLED', 1]);
  const next = new URL((await me.post('/v1/me/calendar')).body.url);
  assert.equal((await subscribe()).status, 404);
  assert.equal((await here.api.as('nobody').get(next.pathname + next.search)).status, 200);
  assert.equal((await here.api.as('nobody').get(`${pathname.slice(0, -5)}x.ics${search}`)).status, 404);
});

test('C17 a private address shows nothing once its owner’s login is switched off', async (t) => {
  const here = await clinic(t);
  const { url } = (await here.api.as(here.patient).get('/v1/me/calendar')).body;
  const { pathname, search } = new URL(url);
  assert.equal((await here.api.as('nobody').get(pathname + search)).status, 200);
  assert.equal((await here.api.as(here.staff).post(`/v1/admin/patients/${here.patient.patient}/portal-user/disable`, {})).status, 200);
  assert.equal((await here.api.as('nobody').get(pathname + search)).status, 404);
});

test('C17 whoever signs out everywhere, or changes their password, ends the private address too', async (t) => {
  const here = await clinic(t);
  const maya = await here.api.signIn('maya');
  const feedOf = async (client: typeof maya) => {
    const { pathname, search } = new URL((await client.get('/v1/me/calendar')).body.url);
    return async () => (await here.api.as('nobody').get(pathname + search)).status;
  };
  const first = await feedOf(maya);
  const noahs = await feedOf(await here.api.signIn('noah'));
  assert.deepEqual([await first(), await noahs()], [200, 200]);
  assert.equal((await maya.delete('/v1/sessions')).status, 204);
  assert.deepEqual([await first(), await noahs()], [404, 200], 'their own alone');
  const caller = await here.caller();
  const again = await here.api.signIn('maya');
  const second = await feedOf(again);
  assert.equal(await second(), 200);
  const own = await caller.db.PortalUserPatient.one({ patientId: fixtureId('pt', 0), self: 'y' });
  await tx(() => endSessionsOf(caller, { kind: 'patient', id: own?.portalUserId ?? '' }, 'password'));
  assert.equal(await second(), 404);
});
