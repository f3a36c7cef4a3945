import ICAL from 'ical.js';
import { minuteOf } from '../../zones.ts';
import { timeZoneComponent, utcTime, zonedProperty } from './vtimezone.ts';

// ical.js counts a line without the space that goes on with it: RFC 5545 allows 75 octets with it.
ICAL.foldLength = 74;

/** An appointment as calendars know it (RFC 5545). */
export interface CalendarEvent {
  /** The same for every later state of the appointment, moved ones too. */
  readonly uid: string;
  /** Grows with every change: what comes later wins. */
  readonly sequence: number;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** IANA zone of the place. */
  readonly timeZone: string;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly url: string | null;
  readonly changedAt: Date;
}

/** `REQUEST` and `CANCEL` come with mails (RFC 5546) and name who organizes; feeds and downloads `PUBLISH`. */
export interface CalendarKind {
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** Shown by calendars that subscribe. */
  readonly name?: string;
  readonly organizer?: { readonly name: string; readonly email: string };
  readonly attendee?: string;
}

/** A calendar file with its zones; lines are folded and texts escaped by ical.js. */
export function writeCalendar(events: readonly CalendarEvent[], kind: CalendarKind): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Portico//Patient portal//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', kind.method);
  if (kind.name) calendar.addPropertyWithValue('x-wr-calname', kind.name);
  if (kind.method === 'PUBLISH' && kind.name) calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString('PT1H'));
  for (const zone of zonesOf(events)) calendar.addSubcomponent(zone);
  for (const event of events) calendar.addSubcomponent(eventOf(event, kind));
  return `${calendar.toString()}\r\n`;
}

function zonesOf(events: readonly CalendarEvent[]): ICAL.Component[] {
  const spans = new Map<string, { from: number; until: number }>();
  for (const { timeZone, startsAt, endsAt } of events) {
    const { from, until } = spans.get(timeZone) ?? { from: Infinity, until: -Infinity };
    spans.set(timeZone, { from: Math.min(from, minuteOf(startsAt)), until: Math.max(until, minuteOf(endsAt)) });
  }
  return [...spans].map(([name, span]) => timeZoneComponent(name, span));
}

function eventOf(event: CalendarEvent, { method, organizer, attendee }: CalendarKind): ICAL.Component {
  const component = new ICAL.Component('vevent');
  component.addPropertyWithValue('uid', event.uid);
  component.addPropertyWithValue('dtstamp', utcTime(event.changedAt));
  component.addPropertyWithValue('sequence', event.sequence);
  component.addPropertyWithValue('status', event.status);
  component.addProperty(zonedProperty('dtstart', event.timeZone, event.startsAt));
  component.addProperty(zonedProperty('dtend', event.timeZone, event.endsAt));
  component.addPropertyWithValue('summary', event.summary);
  component.addPropertyWithValue('description', event.description);
  if (event.location) component.addPropertyWithValue('location', event.location);
  if (event.url) component.addPropertyWithValue('url', event.url);
  component.addPropertyWithValue('class', 'PRIVATE');
  component.addPropertyWithValue('transp', event.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE');
  if (method === 'PUBLISH' || !organizer) return component;
  component.addProperty(person('organizer', organizer.email, organizer.name));
  if (attendee) component.addProperty(person('attendee', attendee));
  return component;
}

function person(name: string, email: string, called?: string): ICAL.Property {
  const property = new ICAL.Property(name);
  if (called) property.setParameter('cn', called.replaceAll('"', '’'));
  property.setValue(`mailto:${email}`);
  return property;
}
