import { dateIn } from './dates.ts';
import { field, firstOf, list, path, token, type Json } from './json.ts';
import { encounterPractitioner, ownName, practitionerIn } from './people.ts';
import type { Reading } from './reading.ts';
import { containedIn, reference } from './references.ts';
import { conceptCode, conceptWords, knownCode, wordsOf } from './words.ts';

/** Reads an Encounter: when, what for, and the practitioner it was with. */
export const readEncounter = (resource: Json): Reading => ({
  ...plain(resource, { patient: 'subject', code: 'type', dates: ['period'], category: 'class' }),
  facts: {
    name:
      conceptWords(field(resource, 'type')) ??
      conceptWords(field(resource, 'reasonCode')) ??
      conceptWords(field(resource, 'serviceType')),
    started: dateIn(resource, 'period'),
    practitioner: encounterPractitioner(resource),
  },
});

/** Reads a Practitioner. */
export const readPractitioner = (resource: Json): Reading => ({
  ...directory(resource),
  facts: { name: ownName(resource) },
});

/** Reads an Organization. */
export const readOrganization = (resource: Json): Reading => ({
  ...directory(resource),
  facts: { name: ownName(resource) },
});

/** Reads a Location. */
export const readLocation = (resource: Json): Reading => ({
  ...directory(resource),
  facts: { name: ownName(resource) ?? wordsOf(field(resource, 'description')) },
});

/** Reads a PractitionerRole: one practitioner at work for one organization. */
export const readPractitionerRole = (resource: Json): Reading => ({
  ...directory(resource),
  facts: { practitioner: practitionerIn(resource, 'practitioner') },
});

/** Reads an Immunization. */
export const readImmunization = (resource: Json): Reading =>
  plain(resource, { patient: 'patient', code: 'vaccineCode', dates: ['occurrenceDateTime', 'occurrence', 'recorded'] });

/** Reads an Observation. */
export const readObservation = (resource: Json): Reading =>
  plain(resource, {
    patient: 'subject',
    code: 'code',
    category: 'category',
    dates: ['effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'issued'],
  });

/** Reads a DiagnosticReport. */
export const readDiagnosticReport = (resource: Json): Reading =>
  plain(resource, {
    patient: 'subject',
    code: 'code',
    category: 'category',
    dates: ['effectiveDateTime', 'effectivePeriod', 'issued'],
  });

/** Reads a Procedure. */
export const readProcedure = (resource: Json): Reading =>
  plain(resource, {
    patient: 'subject',
    code: 'code',
    category: 'category',
    dates: ['performedDateTime', 'performedPeriod'],
  });

/** Reads a DocumentReference. */
export const readDocumentReference = (resource: Json): Reading => {
  const read = plain(resource, { patient: 'subject', code: 'type', category: 'category', dates: ['date'] });
  const title = firstOf(list(field(resource, 'content')), (one) => wordsOf(path(one, 'attachment', 'title')));
  return {
    ...read,
    facts: { ...read.facts, name: wordsOf(field(resource, 'description')) ?? title ?? read.facts.name },
  };
};

/** Reads a Coverage: whose insurance it is. */
export const readCoverage = (resource: Json): Reading => {
  const read = plain(resource, { patient: 'beneficiary', code: 'type', dates: ['period'] });
  const insured = containedIn(resource, reference(list(field(resource, 'payor'))[0])?.contained);
  const payor =
    firstOf(list(field(resource, 'payor')), (one) => reference(one)?.display) ?? (insured && ownName(insured));
  return { ...read, facts: { ...read.facts, name: payor ?? read.facts.name } };
};

/** Reads an Appointment; whose it is stands among its participants. */
export const readAppointment = (resource: Json): Reading => {
  const actors = list(field(resource, 'participant')).map((one) => reference(field(one, 'actor')));
  const read = plain(resource, {
    patient: 'subject',
    code: 'serviceType',
    category: 'serviceCategory',
    dates: ['start', 'requestedPeriod', 'created'],
  });
  const named = conceptWords(field(resource, 'appointmentType')) ?? wordsOf(field(resource, 'description'));
  return {
    ...read,
    patient: actors.find((one) => one?.type === 'Patient') ?? read.patient,
    facts: { ...read.facts, name: read.facts.name ?? named },
  };
};

interface Fields {
  readonly patient: string;
  readonly code: string;
  readonly category?: string;
  readonly dates: readonly string[];
}

function plain(resource: Json, { patient, code, category, dates }: Fields): Reading {
  const status = token(field(resource, 'status'), 40)?.toLowerCase();
  const encounter = list(field(resource, 'encounter') ?? path(resource, 'context', 'encounter'))[0];
  return {
    patient: reference(field(resource, patient) ?? field(resource, patient === 'subject' ? 'patient' : 'subject')),
    status: knownCode(field(resource, 'status'), ['entered-in-error'] as const) ?? status ?? 'unknown',
    category: category === undefined ? null : (conceptCode(field(resource, category))?.code ?? null),
    code: conceptCode(field(resource, code)) ?? null,
    date: dateIn(resource, ...dates) ?? null,
    show: true,
    facts: { name: conceptWords(field(resource, code)), encounter: reference(encounter) },
  };
}

const directory = (resource: Json) => ({
  status: field(resource, 'active') === false || field(resource, 'status') === 'inactive' ? 'inactive' : 'active',
  category: null,
  code: conceptCode(field(resource, 'type')) ?? conceptCode(field(resource, 'code')) ?? null,
  date: null,
  show: true,
});
