import type { Caller } from '../../http/caller.ts';
import { masked } from '../user.ts';

/** The portal user behind a profile. */
export interface OwnLogin {
  readonly id: string | null;
  readonly username: string | null;
  /** The linked email or phone, masked. */
  readonly linkedTo: string | null;
}

/** The caller's login; for a program that acts for a patient the patient's own, all null where there is none. */
export async function ownLogin({ db, portalUserId, patientId }: Caller): Promise<OwnLogin> {
  const link = portalUserId === undefined && patientId !== undefined ? await db.PortalUserPatient.one({ patientId, self: 'y' }) : null;
  const id = portalUserId ?? link?.portalUserId;
  const user = id === undefined ? null : await db.PortalUser.one({ id });
  return { id: user?.id ?? null, username: user?.username ?? null, linkedTo: user ? masked(user.linkedEmail, user.linkedPhone) : null };
}
