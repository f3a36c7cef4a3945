import type { z } from 'zod';
import type { NewSession, Session } from '../../contract/sessions.ts';
import type { Caller } from '../../http/caller.ts';
import { idleMsOf } from '../../http/last-use.ts';
import { problem } from '../../http/problem.ts';
import { masked } from '../user.ts';
import type { RenewedSession } from './renew-session.ts';

/** Inactivity that ends a session, in seconds. */
export const idleSecondsIn = ({ settings }: Caller) => idleMsOf(settings) / 1000;

/** The caller's own session. @throws not-allowed for keys */
export function sessionView(caller: Caller): z.input<typeof Session> {
  const { session, permissions } = caller;
  if (!session) throw problem('not-allowed');
  const isStaff = session.userKind === 'staff';
  const name = isStaff ? session.staffName : `${session.preferredName ?? session.givenName ?? ''} ${session.familyName ?? ''}`.trim();
  return {
    id: session.id,
    user: {
      id: session.portalUserId ?? session.staffUserId ?? '',
      kind: session.userKind,
      username: (isStaff ? session.staffUsername : session.username) ?? '',
      name: name ?? '',
      maskedContact: isStaff ? masked(session.staffEmail, null) : masked(session.linkedEmail, session.linkedPhone),
      patientId: session.patientId,
      permissions: [...permissions],
    },
    expiresAt: session.expiresAt.toISOString(),
    idleSeconds: idleSecondsIn(caller),
  };
}

/** The session that took the place of the caller's own, with its token. */
export const renewedView = (caller: Caller, renewed: RenewedSession): z.input<typeof NewSession> => ({ ...sessionView(caller), ...renewed });
