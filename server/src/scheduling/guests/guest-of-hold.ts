import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { masked } from '../../identity/user.ts';
import { isGuest } from '../../patients/guests/guest.ts';
import type { HoldGuest } from './guests.models.ts';
import { mayBeGuest } from './public-booking.ts';

/** The contact of somebody without an account, as they are shown it. */
export interface HoldContact {
  readonly system: 'email' | 'phone';
  readonly masked: string;
  readonly verified: boolean;
  /** Until when the code is good; null once it is proved. */
  readonly expiresAt: Date | null;
}

/** The contact that was given for a hold, to show it; null where there is none. */
export async function contactOfHold(caller: Caller, holdId: string): Promise<HoldContact | null> {
  const found = mayBeGuest(caller) ? await caller.db.HoldGuest.one({ holdId }) : null;
  return found && shown(found);
}

/** A contact as it is shown. */
export const shown = ({ system, normalized, verifiedAt, codeExpiresAt }: Pick<Row<HoldGuest>, 'system' | 'normalized' | 'verifiedAt' | 'codeExpiresAt'>): HoldContact => ({
  system,
  masked: (system === 'email' ? masked(normalized, null) : masked(null, normalized)) ?? '•••',
  verified: verifiedAt !== null,
  expiresAt: verifiedAt === null ? codeExpiresAt : null,
});

/**
 * The guest who holds a time, once they have proved their contact. Whom somebody took for a patient meanwhile is no
 * guest any more: the hold's token never acts for a patient.
 */
export async function guestOfHold(caller: Caller, holdId: string): Promise<string | null> {
  if (!mayBeGuest(caller)) return null;
  const held = await caller.db.HoldGuest.one({ holdId });
  if (!held?.verifiedAt || held.patientId === null) return null;
  const guest = await caller.db.Patient.one({ id: held.patientId });
  return guest && isGuest(guest) ? guest.id : null;
}
