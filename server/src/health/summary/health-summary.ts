import type { z } from 'zod';
import { auditRead } from '../../audit/audit.ts';
import type { HealthSummary, SummaryAllergy, SummaryCondition, SummaryMedication } from '../../contract/health.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { clinicalStates } from '../fhir/conditions.ts';
import { dayOf, endOf } from '../fhir/dates.ts';
import { lastAssessments, needsEncounter, type Assessed } from './assessments.ts';
import { Directory } from './directory.ts';
import { dosagePhrase } from './phrases.ts';
import { chartOf, type Noted } from './summary.queries.ts';

type Summary = z.infer<typeof HealthSummary>;
type Condition = z.infer<typeof SummaryCondition>;
type Medication = z.infer<typeof SummaryMedication>;
type Allergy = z.infer<typeof SummaryAllergy>;

const people = ['Practitioner', 'PractitionerRole'];

/**
 * What the patient reads of their chart: conditions that the chart shows, active medications and active allergies, in
 * words. What was entered in error is nowhere. The number of queries doesn't depend on how much there is. Audited.
 * @throws not-found — nobody is acted for
 */
export async function healthSummary(caller: Caller): Promise<Summary> {
  const { patientId } = caller;
  if (patientId === undefined) throw problem('not-found');
  const rows = await chartOf(caller, patientId);
  const of = (...types: readonly string[]) => rows.filter((row) => types.includes(row.type));
  const assessed = lastAssessments(of('Condition'), of('ClinicalImpression'));
  const taken = of('MedicationRequest', 'MedicationStatement').filter((row) => !isOver(caller, row));
  const directory = await directoryFor(caller, assessed, taken);
  const summary = {
    conditions: assessed.map((one) => condition(caller, one, directory)).sort(byStatusThenDate),
    medications: taken.map((row) => medication(caller, row, directory)).sort(bySince),
    allergies: of('AllergyIntolerance')
      .map((row) => allergy(caller, row))
      .sort(byRisk),
  };
  await auditRead(caller, 'health.summary.read', { type: 'Patient', id: patientId });
  return summary;
}

/** Encounters and products first, then the people that these and the chart name, then the people behind roles. */
async function directoryFor(
  caller: Caller,
  assessed: readonly Assessed[],
  taken: readonly Noted[],
): Promise<Directory> {
  const directory = new Directory(caller);
  const asked = assessed
    .filter(needsEncounter)
    .map(({ condition: { source }, encounter }) => ({ source, to: encounter }));
  await directory.load(['Encounter'], asked);
  await directory.load(
    ['Medication'],
    taken.map(({ source, facts }) => ({ source, to: facts.medication?.medication })),
  );
  const named = assessed.map(({ condition: { source }, by, encounter }) => {
    const found = by ?? directory.find(['Encounter'], { source, to: encounter })?.facts.practitioner;
    return { source, to: found?.target };
  });
  await directory.load(people, named);
  const roles = named.map((one) => directory.find(['PractitionerRole'], one)).filter((role) => role !== undefined);
  await directory.load(
    ['Practitioner'],
    roles.map(({ source, facts }) => ({ source, to: facts.practitioner?.target })),
  );
  return directory;
}

function condition(
  { language }: Caller,
  { condition: row, date, by, encounter: to }: Assessed,
  directory: Directory,
): Condition {
  const { id, source, status, code, codeSystem, facts } = row;
  const { onset, onsetAge, onsetWords } = facts.condition ?? {};
  const clinicalStatus = clinicalStates.find((one) => one === status) ?? 'unknown';
  const encounter = directory.find(['Encounter'], { source, to })?.facts;
  const on = date ?? encounter?.started;
  const age = onsetAge === undefined ? undefined : text(language, 'health.condition.onset-age', { age: onsetAge });
  return {
    id,
    name: facts.name ?? text(language, 'health.unnamed.condition'),
    code,
    codeSystem: codeSystem ?? undefined,
    clinicalStatus,
    clinicalStatusText: text(language, `health.condition.${clinicalStatus}`),
    past: ['inactive', 'remission', 'resolved'].includes(clinicalStatus),
    onset: onset === undefined ? undefined : dayOf(onset),
    onsetText: onset === undefined ? (age ?? onsetWords) : undefined,
    lastAssessed: on === undefined ? undefined : dayOf(on),
    assessedBy: directory.nameOf(source, by ?? encounter?.practitioner),
  };
}

function medication({ language }: Caller, { id, source, facts }: Noted, directory: Directory): Medication {
  const product = directory.find(['Medication'], { source, to: facts.medication?.medication });
  const since = facts.medication?.since;
  return {
    id,
    name: product?.facts.name ?? facts.name ?? text(language, 'health.unnamed.medication'),
    dosage: dosagePhrase(language, facts.medication?.dosages ?? []),
    since: since === undefined ? undefined : dayOf(since),
  };
}

function allergy({ language }: Caller, { id, facts }: Noted): Allergy {
  const { criticality, reactions = [] } = facts.allergy ?? {};
  return {
    id,
    name: facts.name ?? text(language, 'health.unnamed.allergy'),
    criticality,
    criticalityText: criticality && text(language, `health.criticality.${criticality}`),
    reactions: [...reactions],
  };
}

/** A statement whose period has ended is over, whatever its status says. */
const isOver = ({ clock }: Caller, { facts }: Noted): boolean =>
  facts.medication?.until !== undefined && endOf(facts.medication.until) <= clock.now();

const descending = (a: string | undefined, b: string | undefined): number =>
  (a ?? '') === (b ?? '') ? 0 : (a ?? '') > (b ?? '') ? -1 : 1;

const byStatusThenDate = (a: Condition, b: Condition): number =>
  Number(a.past) - Number(b.past) ||
  descending(a.lastAssessed ?? a.onset, b.lastAssessed ?? b.onset) ||
  a.name.localeCompare(b.name);

const bySince = (a: Medication, b: Medication): number => descending(a.since, b.since) || a.name.localeCompare(b.name);

const byRisk = (a: Allergy, b: Allergy): number => risk(a) - risk(b) || a.name.localeCompare(b.name);
const risk = ({ criticality }: Allergy): number =>
  criticality === 'high' ? 0 : criticality === undefined ? 2 : criticality === 'low' ? 3 : 1;
