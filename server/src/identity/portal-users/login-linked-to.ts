import type { Caller } from '../../http/caller.ts';
import type { PortalUserRow } from './portal-user-of.ts';

/** An email or phone in the form in which logins are linked to them: `emailKey`, `phoneKey`. */
export interface LinkKey {
  readonly system: 'email' | 'phone';
  readonly normalized: string;
}

/** The login that is linked to this email or phone, in whatever state; null for none. */
export const loginLinkedTo = ({ db }: Caller, { system, normalized }: LinkKey): Promise<PortalUserRow | null> =>
  db.PortalUser.one(system === 'email' ? { linkedEmail: normalized } : { linkedPhone: normalized });
