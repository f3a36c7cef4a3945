import type { Caller } from '../../http/caller.ts';
import { defaultLocationOf } from '../../patients/default-location.ts';

/** The one location where the patient acted for may book; null: anywhere. */
export async function onlyLocation(caller: Caller): Promise<string | null> {
  if (!caller.settings.get('scheduling.restrictToDefaultLocation')) return null;
  return defaultLocationOf(caller);
}
