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
