import { auditAll } from '../../audit/audit.ts';
import { saysNothingNew } from '../fhir/canonical.ts';
import type { Refusal } from '../fhir/outcome.ts';
import { identifiersOf } from '../fhir/patients.ts';
import { directoryKinds } from '../fhir/reading.ts';
import { refused, stored, type EntryAnswer } from './answers.ts';
import { keepAppointment } from './appointments.ts';
import { keepCoverages } from './coverages.ts';
import { storedResources, type Stored } from './import.queries.ts';
import type { Owners } from './owners.ts';
import type { Prepared } from './prepare.ts';
import { changeRow, newRow, told, type ImportContext } from './rows.ts';
import { insertRows } from './write-patients.ts';

interface Read {
  readonly entry: Prepared;
  readonly before: Stored | undefined;
}

/** What a batch comes to, written at its end. */
interface Plan {
  readonly owners: Owners;
  readonly poorer: ReadonlySet<string>;
  readonly rows: ReturnType<typeof newRow>[];
  readonly written: Read[];
  /** Patients whose data changes, and by how many resources. */
  readonly touched: Map<string, number>;
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
  const plan: Plan = { owners, poorer: await poorerCopies(context, batch), rows: [], written: [], touched: new Map() };
  const answers: EntryAnswer[] = [];
  for (const one of batch) answers.push(await writeOne(context, plan, one));
  await insertRows(context, plan.rows);
  await keepIdentifiers(context, plan);
  const kept = plan.written.map((one) => one.entry);
  await keepCoverages(context, owners, kept);
  const { source, caller } = context;
  const targets = [...plan.touched].map(([id, count]) => ({ type: 'Patient', id, details: { count, source } }));
  await auditAll(caller, 'health.import', targets);
  return answers;
}

/** Changes what is there, and leaves what is new to be inserted with the others. */
async function writeOne(context: ImportContext, plan: Plan, one: Read): Promise<EntryAnswer> {
  const { entry, before } = one;
  const { kind, sourceId } = entry;
  const owner = hasOwner(entry) ? plan.owners.of(entry.reading.patient) : null;
  if (isRefusal(owner)) return refused(context.caller, owner);
  const isSame = before?.fingerprint === entry.fingerprint && before.patientId === owner;
  if (before && (isSame || plan.poorer.has(keyOf(entry)))) return stored('same', kind, sourceId, before.version);
  if (kind === 'Appointment' && owner && !(await keepAppointment(context, entry, owner))) {
    return refused(context.caller, { status: 409, code: 'conflict', reason: 'time-taken' });
  }
  plan.written.push(one);
  const touched = new Set([owner, before?.patientId].filter((id) => typeof id === 'string'));
  for (const patientId of touched) plan.touched.set(patientId, (plan.touched.get(patientId) ?? 0) + 1);
  const columns = told(entry, owner);
  if (before) return stored('changed', kind, sourceId, await changeRow(context, before, columns));
  plan.rows.push(newRow(context, entry, columns));
  return stored('made', kind, sourceId, 1);
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
async function keepIdentifiers({ caller }: ImportContext, plan: Plan): Promise<void> {
  const made = new Map(plan.rows.map((row) => [`${row.type}/${row.sourceId}`, row.id]));
  const rows = [];
  for (const { entry, before } of plan.written.filter((one) => !hasOwner(one.entry))) {
    const resourceId = before?.id ?? made.get(keyOf(entry));
    if (resourceId === undefined) continue;
    if (before) await caller.db.ClinicalIdentifier.remove({ resourceId });
    const keys = identifiersOf(entry.resource).map(({ system, value }) => `${system}|${value}`);
    rows.push(...keys.map((identifier) => ({ resourceId, type: entry.kind, identifier })));
  }
  await caller.db.ClinicalIdentifier.insertAll(rows);
}
