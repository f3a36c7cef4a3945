import { readAllergy } from './allergies.ts';
import {
  readAppointment,
  readCoverage,
  readDiagnosticReport,
  readDocumentReference,
  readEncounter,
  readImmunization,
  readLocation,
  readObservation,
  readOrganization,
  readPractitioner,
  readPractitionerRole,
  readProcedure,
} from './charts.ts';
import { readClinicalImpression, readCondition } from './conditions.ts';
import { field, isObject, list, text, type Json } from './json.ts';
import { readMedication, readMedicationRequest, readMedicationStatement } from './medications.ts';
import type { Refusal } from './outcome.ts';
import { ownName } from './people.ts';
import { isKind, type Kind, type Reading } from './reading.ts';

const readers: Readonly<Record<Kind, (resource: Json) => Reading>> = {
  Patient: (resource) => ({
    status: field(resource, 'active') === false ? 'inactive' : 'active',
    category: null,
    code: null,
    date: null,
    show: true,
    facts: { name: ownName(resource) },
  }),
  Practitioner: readPractitioner,
  PractitionerRole: readPractitionerRole,
  Organization: readOrganization,
  Location: readLocation,
  Encounter: readEncounter,
  Condition: readCondition,
  AllergyIntolerance: readAllergy,
  Medication: readMedication,
  MedicationRequest: readMedicationRequest,
  MedicationStatement: readMedicationStatement,
  Immunization: readImmunization,
  Observation: readObservation,
  DiagnosticReport: readDiagnosticReport,
  Procedure: readProcedure,
  DocumentReference: readDocumentReference,
  ClinicalImpression: readClinicalImpression,
  Coverage: readCoverage,
  Appointment: readAppointment,
};

/** Reads a resource of a kept kind. Whatever its shape, this answers: what can't be read is read as absent. */
export const readResource = (kind: Kind, resource: Json): Reading => readers[kind](resource);

/** A resource, told apart from what is none: its type and, where it has one, its id. */
export interface Identified {
  readonly resource: Json;
  readonly type: string;
  /** Null: it is of a type that isn't kept. */
  readonly kind: Kind | null;
  readonly id: string | null;
}

/** Whether something is a resource at all. */
export function identify(value: unknown): Identified | Refusal {
  if (!isObject(value)) return { status: 400, code: 'structure', reason: 'no-resource' };
  const type = field(value, 'resourceType');
  if (type === undefined || type === null || type === '') return { status: 400, code: 'required', reason: 'no-type' };
  if (typeof type !== 'string' || !/^[A-Z][A-Za-z]{1,63}$/.test(type))
    return { status: 400, code: 'invalid', reason: 'bad-type' };
  const id = field(value, 'id');
  if (id === undefined || id === null || id === '')
    return { resource: value, type, kind: isKind(type) ? type : null, id: null };
  if (typeof id !== 'string' || !isFhirId(id)) return { status: 400, code: 'invalid', reason: 'bad-id' };
  return { resource: value, type, kind: isKind(type) ? type : null, id };
}

/** FHIR's ids: letters, digits, `-` and `.`, 64 at most. */
export const isFhirId = (id: string): boolean => /^[A-Za-z0-9.-]{1,64}$/.test(id);

/** The id that an entry's `fullUrl` gives a resource that has none of its own. */
export function idOfFullUrl(fullUrl: unknown): string | null {
  const url = text(fullUrl, 2000);
  const urn = url === undefined ? undefined : /^urn:(?:uuid|oid):(\S+)$/i.exec(url)?.[1]?.toLowerCase();
  const last = urn ?? /\/[A-Z][A-Za-z]+\/([^/?#]+)(?:\/_history\/[^/]*)?$/.exec(url ?? '')?.[1];
  return last !== undefined && isFhirId(last) ? last : null;
}

/** The entries of a Bundle; one in place of the list counts as a list of one. */
export const entriesOf = (bundle: unknown): readonly unknown[] => list(field(bundle, 'entry'));

/** Narrows what `identify` answered. */
export const isRefusal = (value: Identified | Refusal): value is Refusal => 'reason' in value;
