import type { z } from 'zod';
import type { deskCalendar } from '../../contract/desk-calendar.ts';
import type { Caller } from '../../http/caller.ts';
import { sha256 } from '../../http/secrets.ts';
import { dayOf } from '../../zones.ts';
import { shownRows } from './shown.queries.ts';
import { readDeskCalendar, type DeskAsked } from './read-desk-calendar.ts';

const dayMs = 86_400_000;

type Answer = z.input<typeof deskCalendar.readDeskChanges.ok>;

/**
 * Whether a calendar shows something else than when it was read: a digest of its appointments, hours and busy times. It reads
 * nobody's data, so nothing is audited.
 * @throws not-found — no such location or practitioner
 */
export async function readDeskChanges(caller: Caller, asked: DeskAsked, since?: string): Promise<Answer> {
  const { practitioners } = await readDeskCalendar(caller, asked);
  // The place's days reach into those of UTC before and after.
  const span = { ...asked, from: new Date((dayOf(asked.from) - 1) * dayMs), to: new Date((dayOf(asked.to) + 2) * dayMs) };
  const marker = sha256(JSON.stringify([asked, practitioners, await shownRows(caller, span)])).slice(0, 22);
  return { changed: marker !== since, marker };
}
