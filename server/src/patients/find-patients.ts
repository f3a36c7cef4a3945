import type { Caller } from '../http/caller.ts';

/** Which of these ids are patients of the organization; a merged one answers with its survivor. */
export async function patientsById(caller: Caller, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id));
  if (wanted.length === 0) return new Map();
  const rows = await caller.db.Patient.find({ where: { id: { in: wanted }, profile: true } });
  return new Map(rows.map((row) => [row.id, row.mergedIntoId ?? row.id]));
}

/** The patients that have these identifiers (`system|value`), exactly. */
export async function patientsByIdentifier(caller: Caller, keys: readonly string[]): Promise<Map<string, string>> {
  // What is longer than any that we keep is nobody's.
  const pairs = keys.map((key) => /^([^|]{0,254})\|(.{0,200})$/su.exec(key)).filter((pair) => pair !== null);
  if (pairs.length === 0) return new Map();
  const [systems, values] = [pairs.map(([, system = '']) => system), pairs.map(([, , value = '']) => value)];
  const rows = await caller.db.Identifier.find({ where: { system: { in: systems }, value: { in: values } } });
  return new Map(rows.map((row) => [`${row.system}|${row.value}`, row.patientId]));
}
