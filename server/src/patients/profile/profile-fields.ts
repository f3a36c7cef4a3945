import type { Caller } from '../../http/caller.ts';
import { profileFields, profileKey, profileName, type ProfileName } from '../../settings/catalog/profile.ts';
import { contactView, type ContactRow } from '../contact-points/contact-points.ts';

/** The fields that the clinic shows its patients, in their order, and whether they must be filled in. */
export type ShownFields = { readonly [Field in ProfileName]?: 'yes' | 'mandatory' };

/** The fields of the profile that are contacts: the others stand in the patient's record. */
export type ContactField = 'email' | 'cellPhone' | 'homePhone' | 'workPhone';

/** What `profile.fields.…` says; fields that are off aren't there. */
export function shownFields({ settings }: Pick<Caller, 'settings'>): ShownFields {
  const rules = profileFields.map((field) => [profileName(field), settings.get(profileKey(field))] as const);
  return Object.fromEntries(rules.filter(([, rule]) => rule !== 'no'));
}

/** The field of the profile to which a contact belongs: a phone of no known kind is taken for a cell phone. */
export function contactField({ system, kind }: { readonly system: 'email' | 'phone'; readonly kind?: string | null | undefined }): ContactField {
  if (system === 'email') return 'email';
  return kind === 'home' ? 'homePhone' : kind === 'work' ? 'workPhone' : 'cellPhone';
}

/** Of a patient's contacts those whose kind the clinic shows. */
export const shownContacts = (contacts: readonly ContactRow[], fields: ShownFields) =>
  contacts.filter((one) => fields[contactField(contactView(one))] !== undefined);

/** What a contact field holds: the contact of its kind that was told last. */
export const contactIn = (contacts: readonly ContactRow[], field: ContactField): ContactRow | undefined =>
  contacts.filter((one) => contactField(contactView(one)) === field).at(-1);
