import { subscriber, type Subscriber } from '../../messaging/events.ts';
import { noticeStaff } from './notice-staff.ts';
import { answerStaffReset } from './reset-staff.ts';

declare module '../../messaging/events.ts' {
  interface Events {
    /** Somebody asked for a link to an employee's new password; the id of nobody where no login was meant. */
    'identity.staff-reset.requested': { staffUserId: string };
    /** Too many wrong passwords; the id of nobody where no login was meant. */
    'identity.staff-user.locked': { staffUserId: string };
  }
}

/** What asking for a new password, and a lock, cause: after the answer, whose time tells nothing. */
export const subscribers: readonly Subscriber[] = [
  subscriber('identity.sendStaffReset', 'identity.staff-reset.requested', (caller, { staffUserId }) => answerStaffReset(caller, staffUserId)),
  subscriber('identity.noticeStaffLock', 'identity.staff-user.locked', async (caller, { staffUserId }) => {
    if (await caller.db.StaffUser.one({ id: staffUserId })) await noticeStaff(caller, staffUserId, 'locked');
  }),
];
