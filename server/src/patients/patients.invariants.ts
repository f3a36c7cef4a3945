import type { Invariant } from '../db/invariant.ts';
import { tenantTables } from '../db/scoped.ts';

/** What the log says of a patient stays with the name under which it happened. */
const stays = ['audit_events'];

/** What must always hold of patients. */
export const invariants: readonly Invariant[] = [
  {
    name: 'a patient has at most one preferred contact of a kind',
    broken: `select organizationId, patientId as id from contact_points where preferred is not null
      group by organizationId, patientId, system having count(*) > 1`,
  },
  {
    name: 'a merged patient owns nothing',
    broken: async () =>
      tenantTables()
        .filter(({ name, columns }) => columns.has('patientId') && !stays.includes(name))
        .map(
          ({ name }) => `select p.organizationId, p.id, '${name}' as tableName from patients p
            join ${name} t on t.organizationId = p.organizationId and t.patientId = p.id where p.mergedIntoId is not null`,
        ),
  },
  {
    name: 'two records that staff have to compare, or kept apart, are both there',
    broken: async () =>
      ['patientId', 'otherPatientId'].map(
        (column) => `select r.organizationId, r.id from duplicate_reviews r
          join patients p on p.organizationId = r.organizationId and p.id = r.${column} where r.state <> 'merged' and p.mergedIntoId is not null`,
      ),
  },
  {
    name: 'a merged patient points to one who is not merged',
    broken: `select p.organizationId, p.id from patients p
      join patients s on s.organizationId = p.organizationId and s.id = p.mergedIntoId where s.mergedIntoId is not null`,
  },
];
