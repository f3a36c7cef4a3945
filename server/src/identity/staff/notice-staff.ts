import type { Caller } from '../../http/caller.ts';
import type { StaffNoticeMail } from '../../messaging/mail/staff-notice.ts';
import { sendMessage } from '../../messaging/send-message.ts';

/** Tells an employee what happened to their login, so that it can't happen behind their back. Of locks one a day. Inside `tx`. */
export async function noticeStaff(caller: Caller, staffUserId: string, kind: StaffNoticeMail['kind']): Promise<void> {
  const when = kind === 'locked' ? caller.clock.now().toISOString().slice(0, 10) : caller.requestId;
  await sendMessage(caller, { message: 'staffNotice', to: { staffUserId }, data: { kind }, dedupeKey: `${staffUserId}/${kind}/${when}` });
}
