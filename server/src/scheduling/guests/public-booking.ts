import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';

/** Whether this caller could book without an account: nobody is signed in, and the clinic lets anybody book. */
export const mayBeGuest = ({ kind, settings }: Pick<Caller, 'kind' | 'settings'>): boolean => kind === 'public' && settings.get('scheduling.publicBooking');

/** @throws public-booking-off; not-allowed — somebody who is signed in, or a program: they name their patient */
export function assertMayBeGuest({ kind, settings }: Caller): void {
  if (kind !== 'public') throw problem('not-allowed');
  if (!settings.get('scheduling.publicBooking')) throw problem('public-booking-off');
}
