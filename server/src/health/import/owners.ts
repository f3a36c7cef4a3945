import { patientsById, patientsByIdentifier } from '../../patients/find-patients.ts';
import type { Refusal } from '../fhir/outcome.ts';
import type { Reference } from '../fhir/references.ts';
import { storedResources } from './import.queries.ts';
import type { ImportContext } from './rows.ts';

const mostRemembered = 20_000;

/**
 * Whose a resource is: the patient that its source calls so, that we call so, or that has the identifier. Patients found
 * once are remembered while one import runs.
 */
export class Owners {
  private readonly context: ImportContext;
  private readonly known = new Map<string, string>();

  constructor(context: ImportContext) {
    this.context = context;
  }

  /** Looks up whoever these references name, three queries at most. */
  async load(references: readonly (Reference | undefined)[]): Promise<void> {
    const { caller, source } = this.context;
    if (this.known.size > mostRemembered) this.known.clear();
    const missing = references.filter((one) => one !== undefined && this.known.get(keyOf(one)) === undefined);
    const ids = [...new Set(missing.map((one) => one?.id).filter((id) => id !== undefined))];
    for (const [id, { patientId }] of await storedResources(caller, source, 'Patient', ids))
      if (patientId) this.known.set(id, patientId);
    const rest = ids.filter((id) => !this.known.has(id));
    for (const [id, patientId] of await patientsById(caller, rest)) this.known.set(id, patientId);
    const keys = [
      ...new Set(
        missing.map((one) => (one?.id === undefined ? one?.identifier : undefined)).filter((key) => key !== undefined),
      ),
    ];
    for (const [key, patientId] of await patientsByIdentifier(caller, keys)) this.known.set(`?${key}`, patientId);
  }

  /** The patient, or why there is none. */
  of(reference: Reference | undefined): string | Refusal {
    const isPatient = reference !== undefined && (reference.type ?? 'Patient') === 'Patient';
    if (!isPatient || keyOf(reference) === '') return { status: 422, code: 'required', reason: 'no-patient' };
    return this.known.get(keyOf(reference)) ?? { status: 422, code: 'not-found', reason: 'unknown-patient' };
  }
}

const keyOf = ({ id, identifier }: Reference): string => id ?? (identifier === undefined ? '' : `?${identifier}`);
