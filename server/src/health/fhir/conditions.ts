import { dateIn, fhirDate } from './dates.ts';
import { field, firstOf, isObject, list, number, path, type Json } from './json.ts';
import { practitionerIn } from './people.ts';
import type { Reading } from './reading.ts';
import { reference, references } from './references.ts';
import { conceptCode, conceptWords, knownCode, wordsOf } from './words.ts';

/** FHIR's clinical states of a condition; the latter three are past history. */
export const clinicalStates = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'] as const;

/** The extension by which the chart keeps a condition out of the summary (`valueBoolean: false`). Absent means shown. */
const showInSummary = 'urn:portico:fhir:show-in-summary';

/** Reads a Condition. One that was refuted is none, and is never shown. */
export function readCondition(resource: Json): Reading {
  const abatement = dateIn(resource, 'abatementDateTime', 'abatementPeriod');
  const verified = knownCode(field(resource, 'verificationStatus'), ['entered-in-error', 'refuted'] as const);
  const wrong =
    verified === 'entered-in-error' || knownCode(field(resource, 'clinicalStatus'), ['entered-in-error'] as const);
  const abated = Object.keys(resource).some((name) => name.startsWith('abatement') && resource[name] !== false);
  const state = knownCode(field(resource, 'clinicalStatus'), clinicalStates) ?? (abated ? 'inactive' : 'unknown');
  const onset = dateIn(resource, 'onsetDateTime', 'onsetPeriod');
  const encounter = reference(field(resource, 'encounter') ?? field(resource, 'context'));
  return {
    patient: reference(field(resource, 'subject') ?? field(resource, 'patient')),
    status: wrong ? 'entered-in-error' : state,
    category: conceptCode(field(resource, 'category'))?.code ?? null,
    code: conceptCode(field(resource, 'code')) ?? null,
    date: onset ?? dateIn(resource, 'recordedDate') ?? null,
    show: verified !== 'refuted' && isShown(resource),
    facts: {
      name: conceptWords(field(resource, 'code')),
      condition: {
        onset,
        onsetAge: years(field(resource, 'onsetAge')),
        onsetWords: wordsOf(field(resource, 'onsetString')),
        abatement,
        recorded: firstOf([field(resource, 'recordedDate'), field(resource, 'assertedDate')], fhirDate),
        recordedBy: practitionerIn(resource, 'recorder', 'asserter'),
      },
      encounter,
    },
  };
}

/** Reads a ClinicalImpression: an assessment, which counts once it is completed. */
export function readClinicalImpression(resource: Json): Reading {
  const date = assessedOn(resource);
  const findings = list(field(resource, 'finding')).map((finding) => field(finding, 'itemReference'));
  return {
    patient: reference(field(resource, 'subject')),
    status:
      knownCode(field(resource, 'status'), ['in-progress', 'completed', 'entered-in-error'] as const) ?? 'unknown',
    category: null,
    code: conceptCode(field(resource, 'code')) ?? null,
    date: date ?? null,
    show: true,
    facts: {
      name: wordsOf(field(resource, 'description')) ?? conceptWords(field(resource, 'code')),
      impression: {
        date,
        assessor: practitionerIn(resource, 'assessor'),
        about: [...references(field(resource, 'problem')), ...references(findings)].filter(isCondition),
      },
      encounter: reference(field(resource, 'encounter')),
    },
  };
}

/** The day of an assessment: when it took place (the end, if it took longer), else when it was written down. */
const assessedOn = (resource: Json): string | undefined =>
  dateIn(resource, 'effectiveDateTime') ??
  firstOf(
    [path(resource, 'effectivePeriod', 'end'), path(resource, 'effectivePeriod', 'start'), field(resource, 'date')],
    fhirDate,
  );

const isCondition = ({ type, id, identifier }: { type?: string; id?: string; identifier?: string }): boolean =>
  (type === undefined || type === 'Condition') && (id !== undefined || identifier !== undefined);

function isShown(resource: Json): boolean {
  const said = list(field(resource, 'extension'))
    .filter(isObject)
    .find((one) => one.url === showInSummary);
  return said?.valueBoolean !== false && said?.valueBoolean !== 'false';
}

/** An Age in years; other units are left to the sender's words. */
function years(value: unknown): number | undefined {
  const unit = field(value, 'code') ?? field(value, 'unit') ?? 'a';
  const age = number(field(value, 'value'));
  const isYears = typeof unit === 'string' && /^(a|y|yr|years?|\{?years?\}?)$/i.test(unit);
  return age !== undefined && isYears && age >= 0 && age < 150 ? Math.floor(age) : undefined;
}
