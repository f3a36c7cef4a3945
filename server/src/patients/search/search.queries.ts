import { asText, type Mapper } from '../../db/rows.ts';
import type { Caller } from '../../http/caller.ts';
import type { Wanted } from './terms.ts';

/** A patient's place in the list of names. */
export interface Placed {
  readonly id: string;
  readonly searchName: string;
}

const placed: Mapper<Placed> = { id: asText, searchName: asText };
/** Behind every text that begins the same: no character comes after this one, in either database's order. */
const last = '\u{10FFFF}';

/** All patients after a place in the list of names; by the index of names. */
export function allPatients({ db }: Caller, after: Placed, limit: number) {
  const sql = `select p.id, p.searchName from patients p where p.organizationId = $organizationId and p.profile = $yes
    and p.mergedIntoId is null and p.searchName >= $name and (p.searchName > $name or p.id > $id) order by p.searchName, p.id limit $limit`;
  return db.select(sql, { yes: true, name: after.searchName, id: after.id, limit }, placed);
}

/**
 * Patients who can be reached at this address. The cross join and the time, which is of no use, have SQLite
 * begin with the index of addresses: without statistics it would rather read all names, or all of an index that holds
 * every column named.
 */
export function patientsByEmail({ db }: Caller, normalized: string, after: Placed, limit: number) {
  const sql = `select p.id, p.searchName, max(c.createdAt) as told from contact_points c
    cross join patients p on p.organizationId = $organizationId and p.id = c.patientId
    where c.organizationId = $organizationId and c.system = $email and c.normalized = $normalized and p.profile = $yes and p.mergedIntoId is null
    and (p.searchName > $name or (p.searchName = $name and p.id > $id)) group by p.id, p.searchName order by p.searchName, p.id limit $limit`;
  return db.select(sql, { email: 'email', normalized, yes: true, name: after.searchName, id: after.id, limit }, placed);
}

/**
 * Patients who have all of this, after a place in the list of names. Each thing wanted is a range of the terms' key: the
 * first one leads, the others are looked up by patient.
 */
export function patientsByTerms({ db }: Caller, wanted: readonly Wanted[], after: Placed, limit: number) {
  const [first, ...others] = [...wanted].sort((a, b) => widthOf(a) - widthOf(b)).map((one, n) => condition(one, `t${n}`));
  if (!first) return Promise.resolve([]);
  const joined = others.map(
    ({ alias, text }) => `join patient_terms ${alias} on ${alias}.organizationId = $organizationId and ${alias}.patientId = t0.patientId and ${text}`,
  );
  const numbers = [first, ...others].filter((one) => one.ends !== null);
  const called = numbers.map(
    ({ alias }) => `join contact_points c${alias} on c${alias}.organizationId = $organizationId and c${alias}.patientId = t0.patientId
      and c${alias}.system = $phone and c${alias}.normalized like $${alias}ends`,
  );
  const sql = `select distinct t0.patientId as id, t0.searchName from patient_terms t0 ${[...joined, ...called].join(' ')}
    where t0.organizationId = $organizationId and ${first.text}
    and (t0.searchName > $name or (t0.searchName = $name and t0.patientId > $id)) order by t0.searchName, t0.patientId limit $limit`;
  const binds = Object.assign({}, ...[first, ...others].map((one) => one.binds)) as Record<string, string | readonly string[]>;
  const ends = Object.fromEntries(numbers.map(({ alias, ends: digits }) => [`${alias}ends`, `%${digits}`]));
  const phone: Record<string, string> = numbers.length > 0 ? { phone: 'phone' } : {};
  return db.select(sql, { ...binds, ...ends, ...phone, name: after.searchName, id: after.id, limit }, placed);
}

/** What finds fewest leads: exact terms, then long beginnings. */
const widthOf = (one: Wanted) => (one.kind === 'beginning' ? 100 - [...one.of].length : one.kind === 'term' ? 1 : 0);

/** The condition on one row of the terms, with the values that it binds. */
function condition(one: Wanted, alias: string) {
  if (one.kind === 'beginning') {
    const binds = { [`${alias}from`]: one.of, [`${alias}to`]: `${one.of}${last}` };
    return { alias, binds, ends: null, text: `${alias}.term >= $${alias}from and ${alias}.term < $${alias}to` };
  }
  const terms = one.kind === 'term' ? one.in : one.kind === 'phone' ? [`#${one.ends.slice(-4)}`] : [];
  return { alias, binds: { [`${alias}in`]: terms }, ends: one.kind === 'phone' ? one.ends : null, text: `${alias}.term in ($${alias}in)` };
}
