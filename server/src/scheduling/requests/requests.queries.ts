import { asInstant, asInt, asText, optional } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';

interface Place {
  readonly practitionerId?: string | undefined;
  readonly locationId?: string | undefined;
}

/** How many requests wait, and which came last: while both are the same, nothing has changed. Ids grow with time. */
export async function waiting({ db, clock }: Caller, { practitionerId, locationId }: Place): Promise<{ count: number; latest: string | null }> {
  const only = [practitionerId && 'and a.practitionerId = $practitionerId', locationId && 'and a.locationId = $locationId'].filter(Boolean).join(' ');
  const [row] = await db.select(
    `select count(*) as n, max(a.id) as latest from appointments a where a.organizationId = $organizationId and a.status = $pending and a.startsAt > $now ${only}`,
    { pending: 'pending', now: clock.now(), ...(practitionerId && { practitionerId }), ...(locationId && { locationId }) },
    { n: asInt, latest: optional(asText) },
  );
  return { count: row?.n ?? 0, latest: row?.latest ?? null };
}

/** An appointment that a request would move. */
export interface MoveFrom {
  readonly requestId: string;
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly locationId: string;
  readonly locationName: string;
  readonly practitionerId: string;
  readonly prefix: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly credentials: string | null;
}

/** What these requests would move. */
export async function movedBy({ db }: Caller, requestIds: readonly string[]): Promise<ReadonlyMap<string, MoveFrom>> {
  if (requestIds.length === 0) return new Map();
  const rows = await db.select<MoveFrom>(
    `select m.appointmentId as requestId, a.id, a.startsAt, a.endsAt, a.locationId, l.name as locationName, l.timeZone,
       a.practitionerId, p.prefix, p.givenName, p.familyName, p.credentials
     from appointment_moves m
     join appointments a on a.organizationId = $organizationId and a.id = m.replacesId
     join locations l on l.organizationId = $organizationId and l.id = a.locationId
     join practitioners p on p.organizationId = $organizationId and p.id = a.practitionerId
     where m.organizationId = $organizationId and m.appointmentId in ($requestIds)`,
    { requestIds },
    {
      requestId: asText, id: asText, startsAt: asInstant, endsAt: asInstant, timeZone: asText, locationId: asText, locationName: asText,
      practitionerId: asText, prefix: optional(asText), givenName: asText, familyName: asText, credentials: optional(asText),
    },
  );
  return new Map(rows.map((row) => [row.requestId, row]));
}
