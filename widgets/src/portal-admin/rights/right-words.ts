import { msg } from '@lit/localize';
import type { Permission } from '../staff-portal.ts';

/** Rights that belong together. */
export interface RightGroup {
  readonly name: string;
  readonly title: string;
  readonly rights: readonly (readonly [Permission, string])[];
}

/** Every right in plain words, in the order in which staff choose them. */
export const rightGroups = (): readonly RightGroup[] => [
  {
    name: 'patients', title: msg('Patients'),
    rights: [
      ['patients.read', msg('Find patients and read their details')],
      ['patients.write', msg('Add and change patients, merge duplicates')],
      ['portal-users', msg('Invite patients and look after their logins')],
      ['health', msg('Read and change health records')],
      ['forms', msg('Make forms and read the answers')],
      ['consents', msg('Read and record consents')],
      ['documents', msg('Add pictures and documents')],
      ['patients.act', msg('Act for a patient: for programs only')],
    ],
  },
  {
    name: 'appointments', title: msg('Appointments'),
    rights: [
      ['appointments', msg('See the calendar, book, move and cancel')],
      ['schedule', msg('Set hours, appointment types, practitioners and locations')],
    ],
  },
  { name: 'money', title: msg('Money'), rights: [['billing', msg('Read and make invoices, record payments')], ['refunds', msg('Give money back')]] },
  {
    name: 'portal', title: msg('The portal itself'),
    rights: [
      ['settings', msg('Change settings, looks and texts')],
      ['messages', msg('See which messages weren’t delivered')],
      ['audit', msg('Read the audit log')],
      ['staff', msg('Invite staff and decide what they may do')],
      ['keys', msg('Make keys and allow websites')],
      ['fhir', msg('Exchange records with other systems (FHIR)')],
    ],
  },
];

/** What a right is called. */
export const rightWord = (right: Permission) => rightGroups().flatMap(({ rights }) => rights).find(([name]) => name === right)?.[1] ?? right;
