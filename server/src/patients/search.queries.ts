import { asText, type Mapper } from '../db/rows.ts';
import type { Caller } from '../http/caller.ts';

/** A patient's place in the list of names. */
export interface Placed {
  readonly id: string;
  readonly searchName: string;
}

const placed: Mapper<Placed> = { id: asText, searchName: asText };

/** Patients whose name begins with one of two texts, after a place in the list of names; by the index of names. */
export function patientsByName(
  caller: Caller,
  [first, second]: readonly [string, string],
  after: Placed,
  limit: number,
) {
  const sql = `select p.id, p.searchName from patients p where p.organizationId = $organizationId and p.profile = $yes
    and p.mergedIntoId is null and ((p.searchName >= $first and p.searchName < $firstEnd) or (p.searchName >= $second and p.searchName < $secondEnd))
    and (p.searchName > $name or (p.searchName = $name and p.id > $id)) order by p.searchName, p.id limit $limit`;
  const bounds = { first, firstEnd: `${first}\uFFFF`, second, secondEnd: `${second}\uFFFF` };
  return caller.db.select(sql, { yes: true, ...bounds, name: after.searchName, id: after.id, limit }, placed);
}

/** Patients who can be reached at this address or number. */
export function patientsByContact(caller: Caller, normalized: string, after: Placed, limit: number) {
  const sql = `select distinct p.id, p.searchName from contact_points c
    join patients p on p.organizationId = $organizationId and p.id = c.patientId
    where c.organizationId = $organizationId and c.system in ($systems) and c.normalized = $normalized and p.profile = $yes and p.mergedIntoId is null
    and (p.searchName > $name or (p.searchName = $name and p.id > $id)) order by p.searchName, p.id limit $limit`;
  const where = { systems: ['email', 'phone'], normalized, yes: true };
  return caller.db.select(sql, { ...where, name: after.searchName, id: after.id, limit }, placed);
}
