import { isObject, list, type Json } from '../fhir/json.ts';
import type { PatientProfile } from '../../patients/list-profiles.ts';
import { ownIdSystem } from '../import/write-patients.ts';

/** A stored resource, as far as it is shown to programs. */
export interface Kept {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly sourceId: string;
  readonly version: number;
  readonly content: string;
  readonly updatedAt: Date;
}

/** A FHIR resource as it is answered. */
export type Presented = { resourceType: string; id: string; [key: string]: unknown };

/** A resource as its source sent it. Its id is the source's own for that source's keys, else ours: two sources may use one id. */
export function present(row: Kept, source: string, extra: Json = {}): Presented {
  const content: unknown = JSON.parse(row.content);
  const { ['__proto__']: _, ...resource } = isObject(content) ? content : {};
  const meta = {
    ...(isObject(resource['meta']) ? resource['meta'] : {}),
    versionId: `${row.version}`,
    lastUpdated: row.updatedAt.toISOString(),
  };
  const id = row.source === source ? row.sourceId : row.id;
  return { resourceType: row.type, ...resource, id, meta, ...extra };
}

/** The identifier that names a patient in the rest of the API, beside those that the source sent. */
export const withOwnId = (row: Kept, patientId: string): Json => {
  const content: unknown = JSON.parse(row.content);
  const sent = isObject(content)
    ? list(content['identifier']).filter((one) => !isObject(one) || one['system'] !== ownIdSystem)
    : [];
  return { identifier: [...sent, { system: ownIdSystem, value: patientId }] };
};

/** A patient whom no FHIR source told of. */
export function presentProfile(patient: PatientProfile): Presented {
  const { id, givenName, familyName, birthDate, gender, identifiers, contacts, updatedAt } = patient;
  return {
    resourceType: 'Patient',
    id,
    meta: { lastUpdated: updatedAt.toISOString() },
    identifier: [...identifiers, { system: ownIdSystem, value: id }],
    active: true,
    name: [
      { use: 'official', ...(familyName ? { family: familyName } : {}), ...(givenName ? { given: [givenName] } : {}) },
    ],
    ...(contacts.length > 0 ? { telecom: contacts.map(({ system, value }) => ({ system, value })) } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(gender ? { gender } : {}),
  };
}
