import type { Caller } from '../http/caller.ts';

/**
 * Where a practitioner stands wherever practitioners are listed: as `general.practitionerOrder` says, and the rest after them by
 * name. While it says nothing, practitioners' own positions hold.
 */
export function practitionerOrder({ settings }: Pick<Caller, 'settings'>): (row: { readonly id: string; readonly position: number }) => number {
  const places = new Map(settings.get('general.practitionerOrder').map((id, place) => [id, place]));
  if (places.size === 0) return ({ position }) => position;
  return ({ id }) => places.get(id) ?? places.size;
}
