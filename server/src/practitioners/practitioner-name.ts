import type { Caller } from '../http/caller.ts';

/** A practitioner's name where their credentials have no place of their own: `Dr. Maya Singh, MPT` while the clinic shows them. */
export const nameWithCredentials = ({ settings }: Pick<Caller, 'settings'>, row: Parameters<typeof practitionerName>[0] & { credentials: string | null }) =>
  [practitionerName(row), settings.get('general.practitionerCredentials') ? row.credentials : null].filter(Boolean).join(', ');

/** A practitioner's name as patients read it: `Dr. Maya Singh`. */
export const practitionerName = ({
  prefix,
  givenName,
  familyName,
}: {
  prefix: string | null;
  givenName: string;
  familyName: string;
}) => [prefix, givenName, familyName].filter(Boolean).join(' ');
