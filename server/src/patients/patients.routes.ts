import type { z } from 'zod';
import { patients, type ListedPatient, type PatientRecord } from '../contract/patients.ts';
import type { Caller } from '../http/caller.ts';
import { handlers, reply } from '../http/handlers.ts';
import { careOptions } from './care-options.ts';
import { createPatient } from './create-patient.ts';
import type { PatientProfile } from './list-profiles.ts';
import { patientView } from './present-patient.ts';
import { changePatient } from './record/change-patient.ts';
import { readPatient, type WholePatient } from './record/read-patient.ts';
import { searchPatients } from './search/search-patients.ts';

type LoginState = NonNullable<z.input<typeof ListedPatient>['login']>;

/** What the slice above knows of records: their logins. */
export interface LoginKnowledge {
  readonly loginsOf: (caller: Caller, patientIds: readonly string[]) => Promise<ReadonlyMap<string, { readonly state: LoginState }>>;
}

/** Patients for staff and programs. */
export const patientRoutes = ({ loginsOf }: LoginKnowledge) =>
  handlers(patients, {
    createPatient: async ({ caller, body }) => {
      const patient = await readPatient(caller, await createPatient(caller, body));
      return reply(whole(patient), { headers: { Location: `/v1/admin/patients/${patient.id}` } });
    },
    listPatients: async ({ caller, query }) => {
      const { data, nextCursor } = await searchPatients(caller, query);
      return { data: await listed(caller, data, loginsOf), nextCursor };
    },
    listCareOptions: ({ caller }) => careOptions(caller),
    getPatient: async ({ caller, params }) => whole(await readPatient(caller, params.id)),
    changePatient: async ({ caller, params, body }) => {
      await changePatient(caller, params.id, body);
      return whole(await readPatient(caller, params.id));
    },
  });

/** Who has a login is for those to know who look after logins. */
async function listed(caller: Caller, found: readonly PatientProfile[], loginsOf: LoginKnowledge['loginsOf']): Promise<z.input<typeof ListedPatient>[]> {
  const isTold = caller.permissions.has('portal-users');
  const logins = isTold ? await loginsOf(caller, found.map(({ id }) => id)) : new Map<string, { readonly state: LoginState }>();
  return found.map((one) => ({ ...patientView(one), login: isTold ? (logins.get(one.id)?.state ?? 'none') : null }));
}

const whole = ({ contacts, identifiers, updatedAt, additionalPractitioners, defaultLocationId: _id, ...patient }: WholePatient): z.input<typeof PatientRecord> => ({
  ...patient,
  ...patientView({ ...patient, contacts, identifiers, updatedAt }),
  additionalPractitioners: [...additionalPractitioners],
});
