import type { Caller } from '../../http/caller.ts';
import type { SecurityNoticeKind } from '../../messaging/mail/security-notice.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { localText, zoneOf } from '../../zones.ts';
import { clinicZone } from '../clinic-zone.ts';
import type { ContactRow } from './contact-points.ts';

/**
 * Tells a contact to which messages went until now that a patient's own session changed that: whoever reads there can object
 * if it was somebody else. Nobody hears at one that was never proved, nor of what staff corrected. Inside `tx`.
 */
export async function tellContact(caller: Caller, contact: ContactRow, kind: Extract<SecurityNoticeKind, `contact-point-${string}`>): Promise<void> {
  const { system, value, normalized, verifiedAt, patientId } = contact;
  if (caller.kind !== 'patient' || verifiedAt === null) return;
  const timeZone = await clinicZone(caller, patientId);
  const further = [{ system, value: system === 'phone' ? normalized : value }];
  const data = { kind, at: localText(zoneOf(timeZone), caller.clock.now()), timeZone };
  await sendMessage(caller, { message: 'securityNotice', to: { portalUserId: null, further }, data, dedupeKey: `${kind}/${caller.ids.next()}` });
}
