import { violatedKey } from '../db/violations.ts';
import { retry } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { publish } from '../messaging/publish.ts';
import { addContacts, type AddedContact, type StatedContact } from './contacts.ts';
import { searchName } from './names.ts';
import { indexPatients, termRows } from './search/index-patients.ts';
import { termsVersion } from './search/terms.ts';

/** A patient as another system tells of them. */
export interface PatientNews {
  readonly source: string;
  readonly sourceId: string;
  /** Ours, where that system told of them before. */
  readonly knownId?: string;
  /** Ours, where that system names the patient by our own id. */
  readonly namedId?: string;
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
  readonly facts: PatientFacts;
  readonly contacts: readonly StatedContact[];
}

/** What is told; a fact left out says nothing. */
export interface PatientFacts {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: string;
  readonly gender?: string;
  readonly preferredLanguage?: string;
  readonly address?: string;
  readonly city?: string;
  readonly province?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly deceased?: boolean;
}

type Known = Awaited<ReturnType<Caller['db']['Patient']['find']>>[number];

/**
 * Joins what a system tells to the patients that we have: by the id it had before, else by an exact identifier, else
 * the patient is new. Never by name and birthday. Who told of them before may correct them; another system, and what is
 * told of a record that staff merged into this one, only adds what was unknown. Answers our id for each, or null where the identifiers belong to two patients. Inside `tx`.
 */
export async function joinPatients(caller: Caller, news: readonly PatientNews[]): Promise<(string | null)[]> {
  const owners = await ownersOf(caller, news);
  const known = await patientsOf(caller, [...news.flatMap((one) => [one.knownId, one.namedId]), ...owners.values()]);
  const ended = await endedRecords(caller, news);
  const made = new Map<string, Parameters<Caller['db']['Patient']['insertAll']>[0][number]>();
  const identifiers: Parameters<Caller['db']['Identifier']['insertAll']>[0][number][] = [];
  const corrected = new Set<string>();
  const contacts = new Map<string, StatedContact[]>();
  const at = caller.clock.now();
  const joined: (string | null)[] = [];
  for (const one of news) {
    const claimed = [
      ...new Set(one.identifiers.map((own) => owners.get(keyOf(own))).filter((own) => own !== undefined)),
    ];
    const found = one.knownId ?? one.namedId ?? (claimed.length > 1 ? null : claimed[0]);
    if (found === null) {
      joined.push(null);
      continue;
    }
    const before = found === undefined ? undefined : known.get(found);
    const patientId = before?.id ?? found ?? caller.ids.next();
    if (!before && !made.has(patientId)) made.set(patientId, newPatient(patientId, one, at));
    if (before && (await correct(caller, before, one.facts, one.knownId !== undefined && !ended.has(one.sourceId)))) corrected.add(before.id);
    for (const own of one.identifiers) {
      if (owners.has(keyOf(own))) continue;
      owners.set(keyOf(own), patientId);
      identifiers.push({ id: caller.ids.next(), patientId, system: own.system, value: own.value, createdAt: at });
    }
    contacts.set(patientId, [...(contacts.get(patientId) ?? []), ...one.contacts]);
    joined.push(patientId);
  }
  await orAgain(caller.db.Patient.insertAll([...made.values()]));
  await orAgain(caller.db.Identifier.insertAll(identifiers));
  const added = await orAgain(addContacts(caller, contacts));
  await findable(caller, made, corrected, added);
  return joined;
}

type Made = ReadonlyMap<string, Parameters<Caller['db']['Patient']['insertAll']>[0][number]>;

/** Makes what all of them are found by. Of the contacts of patients who were there before others hear; whoever brings new patients knows of them. */
async function findable(caller: Caller, made: Made, corrected: Set<string>, added: readonly AddedContact[]): Promise<void> {
  const phones = added.filter(({ system }) => system === 'phone');
  const rows = [...made.values()].flatMap((one) =>
    termRows(one, phones.filter(({ patientId }) => patientId === one.id).map(({ normalized }) => normalized)),
  );
  await orAgain(caller.db.PatientTerm.insertAll(rows));
  for (const { patientId } of phones) if (!made.has(patientId)) corrected.add(patientId);
  await indexPatients(caller, [...corrected]);
  for (const { patientId, id, changes } of added.filter((one) => !made.has(one.patientId)))
    for (const change of changes) await publish(caller, 'patients.contact.changed', { patientId, contactPointId: id, change });
}

/** Two imports at once made the same: the loser begins again and finds it. */
async function orAgain<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw violatedKey(error) === null ? error : retry();
  }
}

const keyOf = ({ system, value }: { system: string; value: string }) => `${system}|${value}`;

/** By which ids the systems call records that staff merged into others: those are right now. */
async function endedRecords({ db }: Caller, news: readonly PatientNews[]): Promise<Set<string | null>> {
  const again = news.filter((one) => one.knownId !== undefined);
  if (again.length === 0) return new Set();
  const sources = [...new Set(again.map(({ source }) => source))];
  const rows = await db.Patient.find({ where: { source: { in: sources }, sourceId: { in: again.map(({ sourceId }) => sourceId) }, mergedIntoId: { ne: null } } });
  return new Set(rows.map(({ sourceId }) => sourceId));
}

/** Who has which of these identifiers now. */
async function ownersOf(caller: Caller, news: readonly PatientNews[]): Promise<Map<string, string>> {
  const all = news.flatMap((one) => one.identifiers);
  if (all.length === 0) return new Map();
  const values = [...new Set(all.map((one) => one.value))];
  const systems = [...new Set(all.map((one) => one.system))];
  const rows = await caller.db.Identifier.find({ where: { system: { in: systems }, value: { in: values } } });
  return new Map(rows.map((row) => [keyOf(row), row.patientId]));
}

/** The patients of these ids, merged ones by their survivor. */
async function patientsOf(caller: Caller, ids: readonly (string | undefined)[]): Promise<Map<string, Known>> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))];
  const rows = wanted.length === 0 ? [] : await caller.db.Patient.find({ where: { id: { in: wanted } } });
  const merged = rows.map((row) => row.mergedIntoId).filter((id) => id !== null);
  const survivors = merged.length === 0 ? [] : await caller.db.Patient.find({ where: { id: { in: merged } } });
  const byId = new Map([...rows, ...survivors].map((row) => [row.id, row]));
  return new Map(rows.map((row) => [row.id, (row.mergedIntoId && byId.get(row.mergedIntoId)) || row]));
}

function newPatient(id: string, { source, sourceId, facts }: PatientNews, at: Date) {
  const { givenName, familyName, deceased = false, ...rest } = facts;
  return {
    id,
    profile: true,
    givenName,
    familyName,
    searchName: searchName(givenName, familyName),
    deceased,
    indexedAs: termsVersion,
    ...columns(rest),
    source,
    sourceId,
    createdAt: at,
    updatedAt: at,
  };
}

/** @returns whether anything is new */
async function correct(caller: Caller, before: Known, facts: PatientFacts, sameSource: boolean): Promise<boolean> {
  const told = Object.entries({
    ...columns(facts),
    givenName: facts.givenName || null,
    familyName: facts.familyName || null,
    deceased: facts.deceased || null,
  });
  const change = Object.fromEntries(
    told.filter(([name, value]) => {
      const old = Object.entries(before).find(([column]) => column === name)?.[1];
      return value !== null && old !== value && (sameSource || old === null || old === '' || old === false);
    }),
  );
  if (Object.keys(change).length === 0) return false;
  const { givenName, familyName } = { ...before, ...change };
  await caller.db.Patient.update(
    { id: before.id },
    { ...change, searchName: searchName(givenName, familyName), updatedAt: caller.clock.now() },
  );
  return true;
}

/** The optional columns, NULL where nothing is told. */
function columns(facts: Partial<PatientFacts>) {
  const { birthDate, gender, preferredLanguage, address, city, province, postalCode, country } = facts;
  const told = { birthDate, gender, preferredLanguage, address, city, province, postalCode, country };
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, value ?? null]));
}
