import { audit, auditRead } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { keyFor, mac, sameSecret } from '../../http/secrets.ts';
import { portalUserOf } from '../../identity/portal-users/portal-user-of.ts';
import { isId } from '../../ids.ts';
import { text } from '../../locales/text.ts';
import { publishableKeyOf } from '../../organizations/publishable-key.ts';
import { calendarEvent } from './calendar-event.ts';
import type { CalendarFeed } from './calendar.models.ts';
import { forCalendar } from './feed.queries.ts';
import { writeCalendar } from './write-calendar.ts';

const idLength = 36;
const pastDays = 30;

/** The token of a feed: its id with an HMAC, so that nothing that opens it is kept. */
const tokenOf = ({ runtime, organizationId }: Caller, id: string) => id + mac(keyFor(runtime.config.PORTICO_SECRET, 'calendar feed'), `${organizationId}/${id}`);

/** Calendars send no headers: the key that names the organization stands in the address. */
async function outFeed(caller: Caller, { id }: Row<CalendarFeed>): Promise<{ url: string }> {
  const key = await publishableKeyOf(caller.organization);
  return { url: `${caller.runtime.publicUrl}/v1/calendar/${tokenOf(caller, id)}.ics${key ? `?key=${key}` : ''}` };
}

/** The private address of the patient acted for, made when it is first asked for. */
export async function calendarFeed(caller: Caller): Promise<{ url: string }> {
  const patientId = patientOf(caller);
  const before = await caller.db.CalendarFeed.one({ patientId });
  const feed = before ?? (await tx(async () => (await caller.db.CalendarFeed.one({ patientId }, { lock: true })) ?? make(caller, patientId)));
  return outFeed(caller, feed);
}

/** Gives the patient another address; the one before finds nothing from now on. */
export async function renewCalendarFeed(caller: Caller): Promise<{ url: string }> {
  const patientId = patientOf(caller);
  const feed = await tx(async () => {
    await caller.db.CalendarFeed.remove({ patientId });
    await audit(caller, 'calendar.renew', { type: 'Patient', id: patientId, patientId });
    return make(caller, patientId);
  });
  return outFeed(caller, feed);
}

/** What a private address shows. @throws not-found — it never was one of ours, was renewed, or its owner's login is switched off */
export async function readCalendar(caller: Caller, token: string): Promise<string> {
  const id = token.slice(0, idLength);
  const feed = isId(id) && sameSecret(token, tokenOf(caller, id)) ? await caller.db.CalendarFeed.one({ id }) : null;
  if (!feed || (await portalUserOf(caller, feed.patientId))?.state === 'disabled') throw problem('not-found');
  const rows = await forCalendar(caller, feed.patientId, new Date(caller.clock.now().getTime() - pastDays * 86_400_000));
  const events = await Promise.all(rows.map((row) => calendarEvent(caller, row)));
  await auditRead(caller, 'appointment.list', { type: 'Patient', id: feed.patientId });
  return writeCalendar(events, { method: 'PUBLISH', name: text(caller.language, 'calendar.name', { organization: caller.organization.name }) });
}

const make = ({ db, ids, clock }: Caller, patientId: string) => db.CalendarFeed.insert({ patientId, id: ids.next(), createdAt: clock.now() });

function patientOf({ patientId }: Caller): string {
  if (patientId === undefined) throw problem('not-allowed');
  return patientId;
}
