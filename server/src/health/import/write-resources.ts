import { auditAll } from '../../audit/audit.ts';
import { saysNothingNew } from '../fhir/canonical.ts';
import type { Refusal } from '../fhir/outcome.ts';
import { identifiersOf } from '../fhir/patients.ts';
import { directoryKinds } from '../fhir/reading.ts';
import { refused, stored, type EntryAnswer } from './answers.ts';
import { keepCoverages } from './coverages.ts';
import { storedResources, type Stored } from './import.queries.ts';
import { Owners } from './owners.ts';
import type { Prepared } from './prepare.ts';
import { changeRow, newRow, told, type ImportContext } from './rows.ts';
import { insertRows } from './write-patients.ts';

interface Read {
  readonly entry: Prepared;
  readonly before: Stored | undefined;
}

/**
 * Stores a batch of resources that aren't Patients, no two of them the same. What has the fingerprint that is stored
 * already costs no write; a poorer copy of a practitioner or place that we know in more detail neither. Inside `tx`.
 */
export async function writeResources(
  context: ImportContext,
  owners: Owners,
  entries: readonly Prepared[],
): Promise<EntryAnswer[]> {
  const before = await beforeOf(context, entries);
  const batch = entries.map((entry) => ({ entry, before: before.get(keyOf(entry)) }));
  await owners.load(batch.filter(({ entry }) => hasOwner(entry)).map(({ entry }) => entry.reading.patient));
  const poorer = await poorerCopies(context, batch);
  const rows: ReturnType<typeof newRow>[] = [];
  const written: Read[] = [];
  const touched = new Map<string, number>();
  const answers: EntryAnswer[] = [];
  for (const one of batch) {
    const owner = hasOwner(one.entry) ? owners.of(one.entry.reading.patient) : null;
    if (isRefusal(owner)) {
      answers.push(refused(context.caller, owner));
      continue;
    }
    const { entry, before: old } = one;
    const { kind, sourceId } = entry;
    if (old && (poorer.has(keyOf(entry)) || (old.fingerprint === entry.fingerprint && old.patientId === owner))) {
      answers.push(stored('same', kind, sourceId, old.version));
      continue;
    }
    const columns = told(entry, owner);
    if (old) answers.push(stored('changed', kind, sourceId, await changeRow(context, old, columns)));
    else {
      rows.push(newRow(context, entry, columns));
      answers.push(stored('made', kind, sourceId, 1));
    }
    written.push(one);
    for (const patientId of new Set([owner, old?.patientId]))
      if (patientId) touched.set(patientId, (touched.get(patientId) ?? 0) + 1);
  }
  await insertRows(context, rows);
  await keepIdentifiers(context, written, new Map(rows.map((row) => [`${row.type}/${row.sourceId}`, row.id])));
  await keepCoverages(
    context,
    owners,
    written.map((one) => one.entry),
  );
  const targets = [...touched].map(([id, count]) => ({
    type: 'Patient',
    id,
    details: { count, source: context.source },
  }));
  await auditAll(context.caller, 'health.import', targets);
  return answers;
}

const keyOf = ({ kind, sourceId }: { kind: string; sourceId: string }) => `${kind}/${sourceId}`;
const hasOwner = ({ kind }: Prepared) => !directoryKinds.includes(kind);
const isRefusal = (owner: string | Refusal | null): owner is Refusal => owner !== null && typeof owner !== 'string';

async function beforeOf({ caller, source }: ImportContext, entries: readonly Prepared[]): Promise<Map<string, Stored>> {
  const found = new Map<string, Stored>();
  for (const kind of new Set(entries.map((one) => one.kind))) {
    const ids = entries.filter((one) => one.kind === kind).map((one) => one.sourceId);
    for (const [sourceId, row] of await storedResources(caller, source, kind, ids))
      found.set(`${kind}/${sourceId}`, row);
  }
  return found;
}

/** Copies of the directory that say less than what is stored; a PUT means what it leaves out. */
async function poorerCopies({ caller }: ImportContext, batch: readonly Read[]): Promise<Set<string>> {
  const candidates = batch.filter(
    ({ entry, before }) => before && !hasOwner(entry) && !entry.replaces && before.fingerprint !== entry.fingerprint,
  );
  if (candidates.length === 0) return new Set();
  const ids = candidates.map(({ before }) => before?.id).filter((id) => id !== undefined);
  const known = new Map(
    (await caller.db.ClinicalResource.find({ where: { id: { in: ids } } })).map((row) => [row.id, row.content]),
  );
  const poorer = candidates.filter(({ entry, before }) => {
    const content = before && known.get(before.id);
    return content !== undefined && saysNothingNew(entry.resource, JSON.parse(content));
  });
  return new Set(poorer.map(({ entry }) => keyOf(entry)));
}

/** Business identifiers of the directory, so that `Practitioner?identifier=…` finds them in whatever order they come. */
async function keepIdentifiers(
  { caller }: ImportContext,
  written: readonly Read[],
  made: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = [];
  for (const { entry, before } of written.filter((one) => !hasOwner(one.entry))) {
    const resourceId = before?.id ?? made.get(keyOf(entry));
    if (resourceId === undefined) continue;
    if (before) await caller.db.ClinicalIdentifier.remove({ resourceId });
    const keys = identifiersOf(entry.resource).map(({ system, value }) => `${system}|${value}`);
    rows.push(...keys.map((identifier) => ({ resourceId, type: entry.kind, identifier })));
  }
  await caller.db.ClinicalIdentifier.insertAll(rows);
}
