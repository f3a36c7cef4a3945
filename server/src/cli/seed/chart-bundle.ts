import type { ClinicDefinition, PatientDefinition, StoryDefinition } from './definitions.ts';

type Resource = { readonly resourceType: string; readonly id: string } & Readonly<Record<string, unknown>>;

/** Whose chart, told by which stories, and what day it is. */
export interface ChartSource {
  readonly patient: PatientDefinition;
  readonly stories: readonly StoryDefinition[];
  readonly practitioners: ClinicDefinition['practitioners'];
  readonly now: Date;
}

/** The system of the identifier that joins an imported Patient with the portal's own. */
export const chartNumberSystem = 'urn:northside:chart';

/** A patient's chart as an EHR would send it: a FHIR R4 transaction bundle. */
export function chartBundle(source: ChartSource): { resourceType: 'Bundle'; type: 'transaction'; entry: object[] } {
  const resources = [
    patientOf(source),
    ...source.practitioners.map(practitionerOf),
    ...source.stories.flatMap((story) => told(source, story)),
  ];
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource) => ({
      fullUrl: `https://ehr.northside.example/fhir/${resource.resourceType}/${resource.id}`,
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  };
}

const patientOf = ({ patient }: ChartSource): Resource => ({
  resourceType: 'Patient',
  id: patient.key,
  identifier: [{ system: chartNumberSystem, value: patient.key }],
  name: [{ use: 'official', family: patient.familyName, given: [patient.givenName] }],
  gender: patient.gender,
  birthDate: patient.birthDate,
});

const practitionerOf = ({
  key,
  prefix,
  givenName,
  familyName,
  credentials,
}: ClinicDefinition['practitioners'][number]): Resource => ({
  resourceType: 'Practitioner',
  id: key,
  name: [{ family: familyName, given: [givenName], suffix: [credentials], ...(prefix ? { prefix: [prefix] } : {}) }],
});

const told = (source: ChartSource, story: StoryDefinition): Resource[] => [
  ...story.conditions.flatMap((condition) => conditionOf(source, condition)),
  ...story.medications.map((medication) => medicationOf(source, medication)),
  ...story.allergies.map((allergy) => allergyOf(source, allergy)),
  ...story.immunizations.map((immunization) => immunizationOf(source, immunization)),
  ...story.bloodPressures.map((pressure) => bloodPressureOf(source, pressure)),
];

function conditionOf(source: ChartSource, condition: StoryDefinition['conditions'][number]): Resource[] {
  const id = idOf(source, 'condition', condition.code);
  return [
    {
      resourceType: 'Condition',
      id,
      clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', condition.status),
      verificationStatus: coded('http://terminology.hl7.org/CodeSystem/condition-ver-status', 'confirmed'),
      category: [coded('http://terminology.hl7.org/CodeSystem/condition-category', 'problem-list-item')],
      code: named('http://hl7.org/fhir/sid/icd-10', condition.code, condition.name),
      subject: subject(source),
      onsetDateTime: dayBefore(source.now, condition.onset),
      recordedDate: dayBefore(source.now, condition.onset),
      recorder: by(source),
      ...(condition.ended === undefined ? {} : { abatementDateTime: dayBefore(source.now, condition.ended) }),
      ...(condition.note ? { note: [{ text: condition.note }] } : {}),
    },
    ...condition.assessed.map(([days, assessor]) => ({
      resourceType: 'ClinicalImpression',
      id: idOf(source, `assessed-${days}`, condition.code),
      status: 'completed',
      subject: subject(source),
      effectiveDateTime: `${dayBefore(source.now, days)}T15:00:00Z`,
      date: `${dayBefore(source.now, days)}T15:30:00Z`,
      assessor: by(source, assessor),
      problem: [{ reference: `Condition/${id}` }],
    })),
  ];
}

const medicationOf = (source: ChartSource, medication: StoryDefinition['medications'][number]): Resource => ({
  resourceType: 'MedicationRequest',
  id: idOf(source, 'medication', medication.code),
  status: medication.status,
  intent: 'order',
  medicationCodeableConcept: named('http://www.whocc.no/atc', medication.code, medication.name),
  subject: subject(source),
  authoredOn: dayBefore(source.now, medication.since),
  requester: by(source, medication.by),
  dosageInstruction: [{ text: medication.dosage }],
});

const allergyOf = (source: ChartSource, allergy: StoryDefinition['allergies'][number]): Resource => ({
  resourceType: 'AllergyIntolerance',
  id: idOf(source, 'allergy', allergy.name),
  clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', 'active'),
  verificationStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', 'confirmed'),
  type: 'allergy',
  category: [allergy.category],
  criticality: allergy.criticality,
  code: { text: allergy.name },
  patient: subject(source),
  recordedDate: dayBefore(source.now, allergy.recorded),
  recorder: by(source, allergy.by),
  reaction: [{ manifestation: allergy.reactions.map((text) => ({ text })) }],
});

const immunizationOf = (
  source: ChartSource,
  { name, code, given }: StoryDefinition['immunizations'][number],
): Resource => ({
  resourceType: 'Immunization',
  id: idOf(source, 'immunization', code),
  status: 'completed',
  vaccineCode: named('http://www.whocc.no/atc', code, name),
  patient: subject(source),
  occurrenceDateTime: dayBefore(source.now, given),
});

const bloodPressureOf = (
  source: ChartSource,
  { systolic, diastolic, taken }: StoryDefinition['bloodPressures'][number],
): Resource => ({
  resourceType: 'Observation',
  id: idOf(source, 'blood-pressure', String(taken)),
  status: 'final',
  category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs')],
  code: named('http://loinc.org', '85354-9', 'Blood pressure'),
  subject: subject(source),
  effectiveDateTime: dayBefore(source.now, taken),
  component: [
    { code: named('http://loinc.org', '8480-6', 'Systolic blood pressure'), valueQuantity: pressure(systolic) },
    { code: named('http://loinc.org', '8462-4', 'Diastolic blood pressure'), valueQuantity: pressure(diastolic) },
  ],
});

const pressure = (value: number) => ({ value, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' });

const subject = ({ patient }: ChartSource) => ({ reference: `Patient/${patient.key}` });

const by = ({ patient }: ChartSource, practitioner?: string | null) => ({
  reference: `Practitioner/${practitioner ?? patient.practitioner}`,
});

const coded = (system: string, code: string) => ({ coding: [{ system, code }] });

const named = (system: string, code: string, text: string) => ({ coding: [{ system, code, display: text }], text });

/** FHIR ids are at most 64 letters, digits, dashes and dots. */
const idOf = ({ patient }: ChartSource, kind: string, name: string) =>
  `${patient.key}-${kind}-${name}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .slice(0, 64);

const dayBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
