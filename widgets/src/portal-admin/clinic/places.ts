import type { Ok, PortalClient } from '../../portal/client.ts';

/** A clinic as staff see it. */
export type AdminLocation = Ok<'/v1/admin/locations'>['data'][number];
/** Who treats patients, as staff see them. */
export type AdminPractitioner = Ok<'/v1/admin/practitioners'>['data'][number];
/** What can be booked, as staff see it. */
export type AdminType = Ok<'/v1/admin/appointment-types'>['data'][number];
/** Days unlike the others. */
export type ScheduleException = Ok<'/v1/admin/schedules/exceptions'>['data'][number];

/** Every page of a list that is never long. */
export async function allOf<One>(page: (query: { limit: number; cursor?: string }) => Promise<{ data: readonly One[]; nextCursor: string | null }>) {
  const all: One[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const answer: { data: readonly One[]; nextCursor: string | null } = await page({ limit: 100, ...(cursor && { cursor }) });
    all.push(...answer.data);
    cursor = answer.nextCursor;
  }
  return all;
}

/** Who works here, in the clinic's order. */
export const allPractitioners = (client: PortalClient, signal?: AbortSignal) => allOf((query) => client.get('/v1/admin/practitioners', { query, signal }));
/** Where they work, in the clinic's order. */
export const allLocations = (client: PortalClient, signal?: AbortSignal) => allOf((query) => client.get('/v1/admin/locations', { query, signal }));
/** What can be booked, in the clinic's order. */
export const allTypes = (client: PortalClient, signal?: AbortSignal) => allOf((query) => client.get('/v1/admin/appointment-types', { query, signal }));
