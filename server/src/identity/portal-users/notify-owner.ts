import type { Caller } from '../../http/caller.ts';
import type { SecurityNoticeKind } from '../../messaging/mail/security-notice.ts';
import { sendMessage, type Contact } from '../../messaging/send-message.ts';
import { clinicZone } from '../../patients/clinic-zone.ts';
import { localText, zoneOf } from '../../zones.ts';
import { patientOf } from './portal-user-of.ts';

/** Something that the owner of a login must hear of. */
export interface Happening {
  readonly kind: SecurityNoticeKind;
  /** One happening is told once. */
  readonly dedupeKey: string;
  readonly further?: readonly Contact[];
  /** Not at what the login is linked to. */
  readonly onlyBeside?: boolean;
  readonly contact?: string | null;
  readonly device?: string | null;
}

/** Tells the owner of a login, at what it is linked to and at the patient's own contact (B6). Inside `tx`. */
export async function notifyOwner(caller: Caller, portalUserId: string, { kind, dedupeKey, further = [], onlyBeside = false, contact, device }: Happening): Promise<void> {
  const timeZone = await clinicZone(caller, await patientOf(caller, portalUserId));
  const at = localText(zoneOf(timeZone), caller.clock.now());
  const data = { kind, at, timeZone, contact: contact ?? null, device: device ?? null };
  await sendMessage(caller, { message: 'securityNotice', to: { portalUserId, further, onlyBeside }, data, dedupeKey: `${kind}/${dedupeKey}` });
}
