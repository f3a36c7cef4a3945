import type { Language } from '../../locales/languages.ts';
import { subscriber, type Subscriber } from '../../messaging/events.ts';
import { answerResetRequest } from '../passwords/request-reset.ts';
import { notifyOwner } from './notify-owner.ts';
import { tellOfUnreachable } from './tell-of-unreachable.ts';

declare module '../../messaging/events.ts' {
  interface Events {
    /** What a login is linked to changed. */
    'identity.portal-user.linked': { portalUserId: string; patientId: string };
    'identity.portal-user.invited': { portalUserId: string; patientId: string };
    /** The patient chose username and password. */
    'identity.portal-user.activated': { portalUserId: string; patientId: string };
    'identity.portal-user.disabled': { portalUserId: string; patientId: string };
    'identity.portal-user.enabled': { portalUserId: string; patientId: string };
    /** The owner changed the password, or set it by a link. */
    'identity.portal-user.password-changed': { portalUserId: string };
    /** Wrong passwords locked a login for a while; the id of nobody where it was nobody's. */
    'identity.portal-user.locked': { portalUserId: string };
    /** Somebody asked for a link to set a new password; the id of nobody where no login was meant. */
    'identity.password-reset.requested': { portalUserId: string; language: Language | null };
  }
}

/** What happens to logins after the answer, so that its time tells nobody whether there is such a login. */
export const subscribers: readonly Subscriber[] = [
  subscriber('identity.answerResetRequest', 'identity.password-reset.requested', (caller, { portalUserId, language }) => answerResetRequest(caller, portalUserId, language)),
  subscriber('identity.tellOfUnreachable', 'identity.portal-user.activated', (caller, { portalUserId, patientId }) => tellOfUnreachable(caller, portalUserId, patientId)),
  subscriber('identity.tellOfLock', 'identity.portal-user.locked', async (caller, { portalUserId }) => {
    if (!(await caller.db.PortalUser.one({ id: portalUserId }))) return;
    const day = caller.clock.now().toISOString().slice(0, 10);
    await notifyOwner(caller, portalUserId, { kind: 'locked', dedupeKey: `${portalUserId}/${day}` });
  }),
];
