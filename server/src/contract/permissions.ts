/** The one list of rights: user types of staff are sets of them, and the scopes of secret keys have the same names. */
export const permissions = [
  'settings', 'staff', 'keys', 'audit', 'patients.read', 'patients.write', 'patients.act', 'portal-users', 'appointments',
  'schedule', 'billing', 'refunds', 'health', 'forms', 'consents', 'documents', 'messages', 'fhir',
] as const;

/** One right, by its name. */
export type Permission = (typeof permissions)[number];
