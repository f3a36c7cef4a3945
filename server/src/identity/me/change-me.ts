import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { changeProfile, type ProfileChange } from '../../patients/profile/change-profile.ts';

/** Changes the caller's profile; the language that they prefer is the one in which their login hears from us. */
export async function changeMe(caller: Caller, change: ProfileChange): Promise<void> {
  await changeProfile(caller, change);
  const { preferredLanguage: language } = change;
  const { portalUserId: id, db } = caller;
  if (language !== undefined && id !== undefined) await tx(() => db.PortalUser.update({ id }, { language }));
}
