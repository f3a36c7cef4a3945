import type { Place } from './desk.ts';

/** Adds a place to the page's history: Back leads to the one before. The address stays the same, so that it names no patient. */
export function showPlace(place: Place | undefined, isInstead = !place) {
  const state: unknown = { ...history.state, portalStaff: place };
  if (!isInstead) history.pushState(state, '');
  else history.replaceState(state, '');
}

/** Where the page's history says that staff are, if it is one of these screens. */
export function readPlace(known: readonly string[]): Place | undefined {
  const place: unknown = history.state?.portalStaff;
  if (typeof place !== 'object' || place === null) return undefined;
  const screen: unknown = Reflect.get(place, 'screen');
  const item: unknown = Reflect.get(place, 'item');
  if (typeof screen !== 'string' || !known.includes(screen)) return undefined;
  return { screen, item: typeof item === 'string' ? item : undefined };
}
