import { audit } from '../../audit/audit.ts';
import { retry, tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { publish } from '../../messaging/publish.ts';
import { endSessionsOf } from '../end-sessions.ts';
import { credentialOf } from '../find-user.ts';
import { endLinks } from '../one-time/one-time-link.ts';
import { linkedPortalUser } from './portal-user-of.ts';

/**
 * Disables a patient's login: all its sessions end at once, on every process, and no link that was sent works. Twice is
 * no error. @throws not-found, not-linked
 */
export function disablePortalUser(caller: Caller, patientId: string): Promise<void> {
  return tx(async () => {
    const { id, state } = await linkedPortalUser(caller, patientId);
    if (state === 'disabled') return;
    if ((await caller.db.PortalUser.update({ id, state }, { state: 'disabled' })) !== 1) throw retry();
    await endSessionsOf(caller, { kind: 'patient', id }, 'disabled');
    await endLinks(caller, 'invitation', { kind: 'patient', id });
    await endLinks(caller, 'reset', { kind: 'patient', id });
    await audit(caller, 'portal-user.disable', { type: 'PortalUser', id, patientId });
    await publish(caller, 'identity.portal-user.disabled', { portalUserId: id, patientId });
  });
}

/**
 * Enables a patient's login again: with the password it had, or, if it never had one, ready to be invited. Twice is no
 * error. @throws not-found, not-linked
 */
export function enablePortalUser(caller: Caller, patientId: string): Promise<void> {
  return tx(async () => {
    const { id, state, usernameKey } = await linkedPortalUser(caller, patientId);
    if (state !== 'disabled') return;
    const hasPassword = usernameKey !== null && (await credentialOf(caller, { kind: 'patient', id }, 'password')) !== null;
    const won = await caller.db.PortalUser.update({ id, state }, { state: hasPassword ? 'active' : 'linked', noticedAt: null });
    if (won !== 1) throw retry();
    await audit(caller, 'portal-user.enable', { type: 'PortalUser', id, patientId });
    await publish(caller, 'identity.portal-user.enabled', { portalUserId: id, patientId });
  });
}
