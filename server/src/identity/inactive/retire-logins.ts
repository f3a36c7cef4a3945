import { audit } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { allOrganizations } from '../../organizations/organizations.ts';
import type { PortalUser } from '../identity.models.ts';
import { disablePortalUser } from '../portal-users/disable-portal-user.ts';
import { patientOf } from '../portal-users/portal-user-of.ts';
import { endOfUnused, isOver } from './unused.ts';

const atOnce = 500;

/**
 * Tells the owners of logins that nobody used for `retention.inactiveMonths`, thirty days before, and switches those off
 * that stay unused. Each happens once; one sign-in begins the count anew. While the portal is off nobody could sign in,
 * so nothing ends.
 */
export async function retireLogins(callerFor: (organizationId: string) => Promise<Caller>): Promise<void> {
  for (const { id } of await allOrganizations()) {
    const caller = await callerFor(id);
    const months = caller.settings.get('retention.inactiveMonths');
    if (months !== null && caller.settings.get('general.enabled')) await retireIn(caller, months);
  }
}

async function retireIn(caller: Caller, months: number): Promise<void> {
  let after = '';
  for (;;) {
    const page = await caller.db.PortalUser.find({ where: { id: { gt: after }, state: 'active' }, order: [['id', 'ASC']], limit: atOnce });
    for (const user of page) if (stepFor(caller, user, months) !== 'none') await stepAlone(caller, user.id, months);
    const last = page.at(-1);
    if (!last || page.length < atOnce) return;
    after = last.id;
  }
}

function stepFor({ clock }: Caller, user: Row<PortalUser>, months: number): 'none' | 'notice' | 'disable' {
  const { noticeDueAt, noticed } = endOfUnused(user, months, clock.now());
  if (noticed) return isOver(noticed.endsOn, clock.now()) ? 'disable' : 'none';
  return noticeDueAt <= clock.now() ? 'notice' : 'none';
}

/** One login that can't be ended hinders no other; it is tried again at the next run. */
async function stepAlone(caller: Caller, id: string, months: number): Promise<void> {
  try {
    await tx(() => step(caller, id, months));
  } catch (error) {
    caller.runtime.log.warn('login-not-retired', { portalUserId: id, error });
  }
}

/** Decides again on the row as it is now: its owner may have signed in meanwhile. */
async function step(caller: Caller, id: string, months: number): Promise<void> {
  const user = await caller.db.PortalUser.one({ id, state: 'active' }, { lock: true });
  const patientId = user && (await patientOf(caller, id));
  if (!user || !patientId) return;
  const due = stepFor(caller, user, months);
  if (due === 'disable') await disablePortalUser(caller, patientId);
  if (due === 'notice') await giveNotice(caller, user, { patientId, months });
}

async function giveNotice(caller: Caller, user: Row<PortalUser>, { patientId, months }: { patientId: string; months: number }): Promise<void> {
  const noticedAt = caller.clock.now();
  await caller.db.PortalUser.update({ id: user.id }, { noticedAt });
  const endsOn = endOfUnused({ ...user, noticedAt }, months, noticedAt).noticed?.endsOn ?? '';
  await sendMessage(caller, { message: 'accessEnding', to: { patientId }, data: { endsOn }, dedupeKey: `${user.id}/${noticedAt.toISOString()}` });
  await audit(caller, 'portal-user.notice', { type: 'PortalUser', id: user.id, patientId, details: { endsOn } });
}
