import type { z } from 'zod';
import { patients, type Patient } from '../contract/patients.ts';
import { handlers, reply } from '../http/handlers.ts';
import { createPatient } from './create-patient.ts';
import type { PatientProfile } from './list-profiles.ts';
import { readPatient, searchPatients } from './search-patients.ts';

/** Patients for staff and programs. */
export const patientRoutes = handlers(patients, {
  createPatient: async ({ caller, body }) => {
    const patient = await readPatient(caller, await createPatient(caller, body));
    return reply(out(patient), { headers: { Location: `/v1/admin/patients/${patient.id}` } });
  },
  listPatients: async ({ caller, query }) => {
    const { data, nextCursor } = await searchPatients(caller, query);
    return { data: data.map(out), nextCursor };
  },
  getPatient: async ({ caller, params }) => out(await readPatient(caller, params.id)),
});

const out = ({ contacts, identifiers, updatedAt, ...patient }: PatientProfile): z.input<typeof Patient> => ({
  ...patient,
  contactPoints: [...contacts],
  identifiers: [...identifiers],
  updatedAt: updatedAt.toISOString(),
});
