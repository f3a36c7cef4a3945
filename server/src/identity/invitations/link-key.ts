import { sha256 } from '../../http/secrets.ts';
import type { PortalUserRow } from '../portal-users/portal-user-of.ts';

/** Where a login's messages go at the moment, as a link remembers it: a former contact must not learn of the one that came after. */
export const linkKeyOf = ({ linkedEmail, linkedPhone }: Pick<PortalUserRow, 'linkedEmail' | 'linkedPhone'>): { readonly sentTo: string } => ({
  sentTo: sha256(linkedEmail ?? linkedPhone ?? ''),
});

/** Whether a link went to where the login's messages still go. */
export const wentTo = (user: Pick<PortalUserRow, 'linkedEmail' | 'linkedPhone'>, data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'sentTo' in data && data.sentTo === linkKeyOf(user).sentTo;
