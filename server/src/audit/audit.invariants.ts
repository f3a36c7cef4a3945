import type { Invariant } from '../db/invariant.ts';

/** What must always hold of the audit log, over all organizations, on both engines; `portico audit verify` proves the rest. */
export const invariants: readonly Invariant[] = [
  {
    name: 'seals are numbered from one without a gap',
    broken:
      'select organizationId, max(number) as id from audit_seals group by organizationId having max(number) <> count(*) or min(number) <> 1',
  },
  {
    name: 'each seal repeats the hash of the one before',
    broken: `select s.organizationId, s.number as id from audit_seals s
      join audit_seals p on p.organizationId = s.organizationId and p.number = s.number - 1 where s.previousHash <> p.hash`,
  },
  {
    name: 'an audit row about a patient names the patient',
    broken:
      "select organizationId, id from audit_events where subjectType = 'Patient' and subjectId is not null and patientId is null",
  },
];
