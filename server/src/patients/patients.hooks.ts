declare module '../messaging/events.ts' {
  interface Events {
    /** Something in a patient's record changed: by the patient, staff or a program; `fields` names what. */
    'patients.patient.changed': { patientId: string; fields: readonly string[] };
    /** How a patient is reached changed; `verified` also where it was added as such. */
    'patients.contact.changed': { patientId: string; contactPointId: string; change: ContactChange };
  }
}

/** What happened to an address or number of a patient. */
export type ContactChange = 'added' | 'verified' | 'preferred' | 'removed';
