import type { Code } from './words.ts';
import type { Reference } from './references.ts';

/** The kinds of FHIR R4 that are kept. Anything else is answered with "not kept", which is no error. */
export const kinds = [
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Encounter',
  'Condition',
  'AllergyIntolerance',
  'Medication',
  'MedicationRequest',
  'MedicationStatement',
  'Immunization',
  'Observation',
  'DiagnosticReport',
  'Procedure',
  'DocumentReference',
  'ClinicalImpression',
  'Coverage',
  'Appointment',
] as const;
/** A kind that is kept. */
export type Kind = (typeof kinds)[number];

/** Whether a resource type is one that is kept. */
export const isKind = (type: string): type is Kind => kinds.some((kind) => kind === type);

/** Kinds that belong to no patient; the same one comes again in many bundles, told in more or less detail. */
export const directoryKinds: readonly Kind[] = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Medication',
];

/** Somebody, by name where the resource itself says it, else by where their own resource is. */
export interface By {
  readonly name?: string;
  readonly target?: Reference;
}

/** What Portico reads of a resource: what is searched and filtered by, and what is shown. */
export interface Reading {
  /** Whose it is; absent for the directory. */
  readonly patient?: Reference;
  /** FHIR's word for the kind's state; `entered-in-error` whatever field says so. */
  readonly status: string;
  readonly category: string | null;
  readonly code: Code | null;
  /** FHIR date, however partial. */
  readonly date: string | null;
  /** May be shown to the patient at all. */
  readonly show: boolean;
  readonly facts: Facts;
}

/** What the portal shows of a resource, small enough to be read by the hundred. */
export interface Facts {
  /** Words, never a code; absent where the resource holds none. */
  readonly name?: string;
  readonly condition?: ConditionFacts;
  readonly medication?: MedicationFacts;
  readonly allergy?: AllergyFacts;
  readonly impression?: ImpressionFacts;
  /** When an encounter began. */
  readonly started?: string;
  /** Practitioner of an encounter or of a role. */
  readonly practitioner?: By;
  readonly encounter?: Reference;
}

/** What the summary needs of a Condition. */
export interface ConditionFacts {
  readonly onset?: string;
  /** Onset in the sender's words, or an age. */
  readonly onsetAge?: number;
  readonly onsetWords?: string;
  readonly abatement?: string;
  readonly recorded?: string;
  readonly recordedBy?: By;
}

/** What the summary needs of a MedicationRequest or MedicationStatement. */
export interface MedicationFacts {
  /** Where the medication itself is, when it isn't named here. */
  readonly medication?: Reference;
  readonly since?: string;
  readonly until?: string;
  readonly dosages: readonly Dosage[];
}

/** One instruction: the sender's own words, else what can be made into a phrase. */
export interface Dosage {
  readonly words?: string;
  readonly amount?: string;
  readonly route?: string;
  /** `2 × in 1 day` */
  readonly times?: number;
  readonly every?: number;
  readonly unit?: 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a';
  readonly asNeeded?: true;
}

/** What the summary needs of an AllergyIntolerance. */
export interface AllergyFacts {
  readonly criticality?: 'low' | 'high' | 'unable-to-assess';
  readonly reactions: readonly string[];
}

/** What the summary needs of a ClinicalImpression. */
export interface ImpressionFacts {
  readonly date?: string;
  readonly assessor?: By;
  /** The conditions that it names. */
  readonly about: readonly Reference[];
}
