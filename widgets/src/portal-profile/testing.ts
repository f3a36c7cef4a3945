import type { Contact, Device, Profile } from './profile.ts';

export const anEmail: Contact = { id: '0192a1b2-0000-7000-8000-0000000000e1', system: 'email', value: 'maya.chen@fastmail.com', kind: null, verified: true, preferred: true };
export const aPhone: Contact = { id: '0192a1b2-0000-7000-8000-0000000000e2', system: 'phone', value: '+14165550183', kind: 'cell', verified: false, preferred: false };

/** What `GET /v1/me` answers of Maya Chen, where the clinic shows a little of everything. */
export const aProfile = (others: Partial<Profile> = {}): Profile => ({
  id: '0192a1b2-0000-7000-8000-000000000001',
  username: 'maya.chen',
  linkedTo: 'm•••@fastmail.com',
  patient: {
    givenName: 'Maya', familyName: 'Chen', preferredName: 'May', birthDate: '1987-01-27', gender: 'female', preferredLanguage: 'en', communicationPreference: 'email',
    address: '18 Broadview Avenue', city: 'Toronto', province: 'ON', postalCode: 'M4K 2P1', country: 'CA', emergencyContactName: 'Jun Chen', emergencyContactPhone: '416-555-0199',
    emergencyContactRelationship: 'Brother', generalPractitioner: null, email: 'maya.chen@fastmail.com', cellPhone: '+14165550183', homePhone: null,
  },
  fields: {
    preferredName: 'yes', birthDate: 'mandatory', gender: 'yes', email: 'mandatory', cellPhone: 'yes', homePhone: 'yes', address: 'yes', city: 'yes', province: 'yes', postalCode: 'yes',
    country: 'yes', emergencyContactName: 'yes', emergencyContactPhone: 'yes', emergencyContactRelationship: 'yes', generalPractitioner: 'yes', preferredLanguage: 'yes', communicationPreference: 'yes',
  },
  missing: [],
  contactPoints: [anEmail, aPhone],
  ...others,
});

export const thisDevice: Device = { id: '0192a1b2-0000-7000-8000-0000000000d1', current: true, device: 'Firefox, Windows', ip: '192.0.2.10', createdAt: '2026-11-20T10:00:00Z', lastSeenAt: '2026-11-23T15:00:00Z' };
export const otherDevice: Device = { ...thisDevice, id: '0192a1b2-0000-7000-8000-0000000000d2', current: false, device: 'Safari, iPhone', lastSeenAt: '2026-11-21T15:00:00Z' };
