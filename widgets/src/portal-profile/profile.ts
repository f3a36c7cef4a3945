import type { Ok } from '../portal/client.ts';

/** What a patient sees of themselves. */
export type Profile = Ok<'/v1/me'>;
export type FieldName = Profile['missing'][number];
export type Contact = Profile['contactPoints'][number];
export type Device = Ok<'/v1/me/sessions'>['data'][number];

/** Fields that are contacts of their own: added, proved by a code, preferred and removed one by one. */
const contactFields: readonly FieldName[] = ['email', 'cellPhone', 'homePhone', 'workPhone'];

/** Whether a field is mended where the contacts are. */
export const isContact = (name: FieldName) => contactFields.includes(name);

/** What stands in a field, as text. */
export function valueOf({ patient }: Profile, name: FieldName): string {
  const value = patient[name];
  return value ?? '';
}
