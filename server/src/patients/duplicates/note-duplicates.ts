import type { Row } from '../../db/scoped.ts';
import { retry } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { searchName } from '../names.ts';
import type { Patient } from '../patients.models.ts';
import { knownSpellings, type Spelling } from './shared-contacts.queries.ts';

/** What two records have in common. */
export type DuplicateReason = 'name-and-birth-date' | 'contact';

/** A contact that more patients share says nothing of any two of them. */
const mostSharing = 6;

interface Pair {
  readonly reason: DuplicateReason;
  readonly newer: string;
  readonly older: string;
}

/**
 * Looks whether these patients may be on record already, and puts each such pair before staff, once: nothing is ever
 * merged by itself. They may be one if they have the same name (in either order, whatever case and accents) and birth
 * date, or are reached at the same address or number. Inside `tx`, after the patients and their contacts are written.
 * @param contacts `plausible`: families share a phone, so two whose names and birth dates both differ aren't noted
 * @returns how many pairs are new
 */
export async function noteDuplicates(caller: Caller, patientIds: readonly string[], contacts: 'all' | 'plausible' = 'plausible'): Promise<number> {
  if (patientIds.length === 0) return 0;
  const { db } = caller;
  const fresh = await db.Patient.find({ where: { id: { in: patientIds }, profile: true, mergedIntoId: null } });
  const pairs = [...(await byName(caller, fresh)), ...(await byContact(caller, fresh, contacts))];
  const unknown = await withoutKnown(caller, pairs);
  const common = { state: 'open', decidedById: null, decidedAt: null, createdAt: caller.clock.now() } as const;
  const rows = unknown.map(({ reason, newer, older }) => ({ id: caller.ids.next(), patientId: newer, otherPatientId: older, reason, ...common }));
  try {
    await db.DuplicateReview.insertAll(rows);
  } catch (error) {
    throw violatedKey(error) === 'duplicate_reviews.patientId_otherPatientId' ? retry() : error;
  }
  return rows.length;
}

async function byName({ db }: Caller, fresh: readonly Row<Patient>[]): Promise<Pair[]> {
  const birthDates = [...new Set(fresh.map(({ birthDate }) => birthDate).filter((day) => day !== null))];
  if (birthDates.length === 0) return [];
  const names = [...new Set(fresh.flatMap((one) => [one.searchName, searchName(one.familyName, one.givenName)]))];
  const where = { birthDate: { in: birthDates }, searchName: { in: names }, profile: true, mergedIntoId: null };
  const born = groupBy(await db.Patient.find({ where }), likeness);
  return fresh
    .filter(({ birthDate }) => birthDate !== null)
    .flatMap((one) => (born.get(likeness(one)) ?? []).filter(({ id }) => id !== one.id).map((other) => pairOf('name-and-birth-date', one.id, other.id)));
}

async function byContact(caller: Caller, fresh: readonly Row<Patient>[], which: 'all' | 'plausible'): Promise<Pair[]> {
  const { db } = caller;
  const own = await db.ContactPoint.find({ where: { patientId: { in: fresh.map(({ id }) => id) } } });
  if (own.length === 0) return [];
  const known = await knownSpellings(caller, [...new Set(own.flatMap(({ normalized }) => spellings(normalized)))], mostSharing);
  if (known.length === 0) return [];
  const normalized = { in: [...new Set(known.map((one) => one.normalized))] };
  const rows = await db.ContactPoint.find({ where: { system: { in: ['email', 'phone'] }, normalized } });
  const same = groupBy(rows, keyOfContact);
  const others = own.flatMap((mine) =>
    (same.get(keyOfContact(mine)) ?? []).filter(({ patientId }) => patientId !== mine.patientId).map(({ patientId }) => [mine.patientId, patientId] as const),
  );
  const byId = new Map((await patientsOf(db, others.map(([, id]) => id))).map((one) => [one.id, one]));
  const freshById = new Map(fresh.map((one) => [one.id, one]));
  return others.flatMap(([id, otherId]) => {
    const [one, other] = [freshById.get(id), byId.get(otherId)];
    return one && other && (which === 'all' || isPlausible(one, other)) ? [pairOf('contact', id, otherId)] : [];
  });
}

const patientsOf = async (db: Caller['db'], ids: readonly string[]): Promise<readonly Row<Patient>[]> =>
  ids.length === 0 ? [] : db.Patient.find({ where: { id: { in: [...new Set(ids)] }, profile: true, mergedIntoId: null } });

/** A number may have been written down with its country or without; the first spelling stands for all. */
function spellings(normalized: string): string[] {
  const national = /^\+?1?(\d{10})$/.exec(normalized)?.[1];
  return national ? [`+1${national}`, `1${national}`, national] : [normalized];
}

const keyOfContact = ({ system, normalized }: Spelling): string => `${system} ${spellings(normalized)[0]}`;

const nameOf = ({ searchName }: Row<Patient>) => searchName.split(' ').toSorted().join(' ');
const likeness = (one: Row<Patient>) => `${one.birthDate} ${nameOf(one)}`;

const isPlausible = (one: Row<Patient>, other: Row<Patient>): boolean =>
  one.birthDate === null || other.birthDate === null || one.birthDate === other.birthDate || nameOf(one) === nameOf(other);

/** Ids are in the order of time. */
const pairOf = (reason: DuplicateReason, one: string, other: string): Pair => ({ reason, newer: one > other ? one : other, older: one > other ? other : one });

const keyOf = (one: string, other: string) => [one, other].toSorted().join(' ');

/** Each pair once, and none that staff have seen, whatever they made of it. */
async function withoutKnown({ db }: Caller, pairs: readonly Pair[]): Promise<Pair[]> {
  const byKey = new Map(pairs.toReversed().map((pair) => [keyOf(pair.newer, pair.older), pair]));
  if (byKey.size === 0) return [];
  const ids = [...new Set(pairs.flatMap(({ newer, older }) => [newer, older]))];
  const seen = await db.DuplicateReview.find({ where: { patientId: { in: ids } } });
  for (const { patientId, otherPatientId } of seen) byKey.delete(keyOf(patientId, otherPatientId));
  return [...byKey.values()];
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
