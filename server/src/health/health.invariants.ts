import type { Invariant } from '../db/invariant.ts';

/** What must always hold of clinical data, over all organizations, on both engines. */
export const invariants: readonly Invariant[] = [
  {
    name: 'a clinical resource has a patient, one of the directory has none',
    broken: `select organizationId, id from clinical_resources where (patientId is null)
      <> (type in ('Practitioner', 'PractitionerRole', 'Organization', 'Location', 'Medication'))`,
  },
  {
    name: 'whose clinical data came in is in the audit log',
    broken: `select r.organizationId, r.patientId as id from clinical_resources r
      left join audit_events e on e.organizationId = r.organizationId and e.patientId = r.patientId
        and e.action in ('patient.import', 'health.import', 'patient.merge')
      where r.patientId is not null and e.id is null`,
  },
  {
    name: 'a coverage that a source told of is kept as it was sent',
    broken: `select c.organizationId, c.id from coverages c
      left join clinical_resources r on r.organizationId = c.organizationId and r.type = 'Coverage' and r.source = c.source and r.sourceId = c.sourceId
      where c.source is not null and (r.id is null or r.patientId <> c.patientId)`,
  },
];
