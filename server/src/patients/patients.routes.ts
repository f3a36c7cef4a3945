import type { z } from 'zod';
import { patients, type PatientRecord } from '../contract/patients.ts';
import { handlers, reply } from '../http/handlers.ts';
import { createPatient } from './create-patient.ts';
import { patientView } from './present-patient.ts';
import { changePatient } from './record/change-patient.ts';
import { readPatient, type WholePatient } from './record/read-patient.ts';
import { searchPatients } from './search/search-patients.ts';

/** Patients for staff and programs. */
export const patientRoutes = handlers(patients, {
  createPatient: async ({ caller, body }) => {
    const patient = await readPatient(caller, await createPatient(caller, body));
    return reply(whole(patient), { headers: { Location: `/v1/admin/patients/${patient.id}` } });
  },
  listPatients: async ({ caller, query }) => {
    const { data, nextCursor } = await searchPatients(caller, query);
    return { data: data.map(patientView), nextCursor };
  },
  getPatient: async ({ caller, params }) => whole(await readPatient(caller, params.id)),
  changePatient: async ({ caller, params, body }) => {
    await changePatient(caller, params.id, body);
    return whole(await readPatient(caller, params.id));
  },
});

const whole = ({ contacts, identifiers, updatedAt, additionalPractitioners, defaultLocationId: _id, ...patient }: WholePatient): z.input<typeof PatientRecord> => ({
  ...patient,
  ...patientView({ ...patient, contacts, identifiers, updatedAt }),
  additionalPractitioners: [...additionalPractitioners],
});
