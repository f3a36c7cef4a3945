import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { indexPatients } from './search/index-patients.ts';

/** What the clinic keeps of a patient besides who they are; what is left out stays. */
export interface PatientDefaults {
  readonly patientId: string;
  readonly preferredName?: string;
  /** The location where the patient usually comes. */
  readonly locationId?: string;
  /** The practitioner who usually treats the patient. */
  readonly practitionerId?: string;
}

/** Sets where patients usually come, who usually treats them, and what they like to be called. */
export function setPatientDefaults(caller: Caller, all: readonly PatientDefaults[]): Promise<void> {
  return tx(async () => {
    for (const { patientId, preferredName, locationId, practitionerId } of all) {
      const change = { ...(preferredName && { preferredName }), ...(locationId && { defaultLocationId: locationId }) };
      await caller.db.Patient.update({ id: patientId }, { ...change, updatedAt: caller.clock.now() });
      if (practitionerId) await setDefaultPractitioner(caller, patientId, practitionerId);
      if (preferredName) await indexPatients(caller, [patientId]);
      await audit(caller, 'patient.change', { type: 'Patient', id: patientId });
    }
  });
}

async function setDefaultPractitioner({ db }: Caller, patientId: string, practitionerId: string): Promise<void> {
  await db.PatientPractitioner.update({ patientId, role: 'default' }, { role: 'additional' });
  await db.PatientPractitioner.remove({ patientId, practitionerId });
  await db.PatientPractitioner.insert({ patientId, practitionerId, role: 'default' });
}
