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
  if (keys.length === 0) return new Map();
  const [systems, values] = [
    keys.map((key) => key.slice(0, key.indexOf('|'))),
    keys.map((key) => key.slice(key.indexOf('|') + 1)),
  ];
  const rows = await caller.db.Identifier.find({ where: { system: { in: systems }, value: { in: values } } });
  return new Map(rows.map((row) => [`${row.system}|${row.value}`, row.patientId]));
}
