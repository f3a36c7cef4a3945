import { text } from '../../locales/text.ts';
import type { Caller } from '../../http/caller.ts';
import { portalUrlOf } from '../../organizations/portal-url.ts';
import { nameWithCredentials } from '../../practitioners/practitioner-name.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import type { CalendarEvent } from './write-calendar.ts';

const statuses = { pending: 'TENTATIVE', cancelled: 'CANCELLED', declined: 'CANCELLED', noshow: 'CANCELLED', booked: 'CONFIRMED', arrived: 'CONFIRMED', fulfilled: 'CONFIRMED' } as const;

/** The name that all states of an appointment go by in calendars: its chain's, at this server. */
export const uidOf = ({ runtime }: Caller, { id, chainId }: Pick<AppointmentView, 'id' | 'chainId'>) => `${chainId ?? id}@${new URL(runtime.publicUrl).hostname}`;

/** An appointment as its patient's calendar shows it: how it takes place stands first, so that none is mistaken for another. */
export async function calendarEvent(caller: Caller, row: AppointmentView): Promise<CalendarEvent> {
  const { language, organization, settings } = caller;
  const kind = row.mode === 'inPerson' ? 'inPerson' : row.medium === 'phone' ? 'phone' : 'video';
  const place = [row.locationName, row.address, row.city].filter(Boolean).join(', ');
  const way = text(language, `calendar.${kind}`);
  const description = [
    way,
    text(language, 'calendar.with', { practitioner: nameWithCredentials(caller, row) }),
    kind === 'inPerson' ? place : null,
    row.phone && text(language, 'calendar.call', { phone: row.phone }),
  ];
  return {
    uid: uidOf(caller, row),
    sequence: row.sequence,
    status: statuses[row.status],
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    timeZone: row.timeZone,
    summary: text(language, 'calendar.summary', { type: row.typeName, organization: organization.name }),
    description: description.filter(Boolean).join('\n'),
    location: kind === 'inPerson' ? place : way,
    url: settings.get('general.enabled') ? await portalUrlOf(caller) : null,
    changedAt: caller.clock.now(),
  };
}
