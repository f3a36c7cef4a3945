import { refusalOf } from '../../db/violations.ts';
import { tx } from '../../db/tx.ts';
import { UnsafeQuery } from '../../db/values.ts';
import { isObject, text } from '../fhir/json.ts';
import { notKept, refused, type EntryAnswer } from './answers.ts';
import { BundleIndex } from './bundle-index.ts';
import { entriesOf, type Outline, type Rereadable } from './document.ts';
import { Owners } from './owners.ts';
import { prepare, sort, type Prepared } from './prepare.ts';
import type { ImportContext } from './rows.ts';
import { writePatients } from './write-patients.ts';
import { writeResources } from './write-resources.ts';

/** Told of each entry by its number, once, in no particular order. */
export type Tell = (number: number, answer: EntryAnswer) => void;

type Write = (entries: readonly Prepared[]) => Promise<EntryAnswer[]>;

const mostInBatch = { patients: 100, resources: 500 };
const mostBytesInBatch = 4 * 1024 * 1024;

/**
 * Imports a document that was outlined before: first finds out which resource each address in it is, then joins its
 * Patients, then stores the rest, so that entries may refer to each other in any order. Good entries are kept whatever
 * becomes of the others. Written in batches, each of them whole or not at all; run again after a crash, it finds what is
 * there and changes nothing of it.
 */
export async function importDocument(
  context: ImportContext,
  document: Rereadable,
  outline: Outline,
  tell: Tell,
): Promise<void> {
  const index = new BundleIndex();
  const running = { context, document, outline, index, tell };
  try {
    const patients = await survey(running);
    const owners = new Owners(context);
    if (patients.size > 0) {
      const batches = new Batches(context, (entries) => writePatients(context, entries), mostInBatch.patients, tell);
      await run(running, (number) => patients.has(number), batches);
    }
    const write: Write = (entries) => writeResources(context, owners, entries);
    await run(running, (number) => !patients.has(number), new Batches(context, write, mostInBatch.resources, tell));
  } finally {
    index.close();
  }
}

/** One import under way. */
interface Running {
  readonly context: ImportContext;
  readonly document: Rereadable;
  readonly outline: Outline;
  readonly index: BundleIndex;
  readonly tell: Tell;
}

/** Sorts all entries: answers those that aren't kept, notes where each address leads, and says which ones are Patients. */
async function survey({ context, document, outline, index, tell }: Running): Promise<Set<number>> {
  const patients = new Set<number>();
  for await (const { number, entry } of entriesOf(document, outline)) {
    const sorted = sort(entry);
    if ('reason' in sorted) tell(number, refused(context.caller, sorted));
    else if ('notKept' in sorted) tell(number, notKept(context.caller, sorted.notKept));
    else {
      const fullUrl = isObject(entry) ? text(entry['fullUrl'], 2000) : undefined;
      if (fullUrl !== undefined) index.set(fullUrl, `${sorted.kind}/${sorted.sourceId}`);
      if (sorted.kind === 'Patient') patients.add(number);
    }
  }
  return patients;
}

async function run(
  { document, outline, index }: Running,
  wanted: (number: number) => boolean,
  batches: Batches,
): Promise<void> {
  for await (const { number, entry } of entriesOf(document, outline, wanted)) {
    const sorted = sort(entry);
    if ('reason' in sorted || 'notKept' in sorted) continue;
    await batches.add(
      number,
      prepare(sorted, (target) => index.get(target)),
    );
  }
  await batches.flush();
}

/** Collects entries and writes them by the batch; one resource twice in a batch would hide the first from the second. */
class Batches {
  private readonly waiting = new Map<string, { number: number; entry: Prepared }>();
  private bytes = 0;
  private readonly context: ImportContext;
  private readonly write: Write;
  private readonly most: number;
  private readonly tell: Tell;

  constructor(context: ImportContext, write: Write, most: number, tell: Tell) {
    this.context = context;
    this.write = write;
    this.most = most;
    this.tell = tell;
  }

  async add(number: number, entry: Prepared): Promise<void> {
    const key = `${entry.kind}/${entry.sourceId}`;
    if (this.waiting.has(key)) await this.flush();
    this.waiting.set(key, { number, entry });
    this.bytes += entry.content.length;
    if (this.waiting.size >= this.most || this.bytes >= mostBytesInBatch) await this.flush();
  }

  async flush(): Promise<void> {
    const batch = [...this.waiting.values()];
    this.waiting.clear();
    this.bytes = 0;
    if (batch.length === 0) return;
    const answers = await storeAll(
      this.context,
      this.write,
      batch.map((one) => one.entry),
    );
    batch.forEach(({ number }, i) => {
      const answer = answers[i];
      if (answer) this.tell(number, answer);
    });
  }
}

/** One transaction; where the database refuses a row, halves, so that only the bad entry is left out. */
async function storeAll(context: ImportContext, write: Write, entries: readonly Prepared[]): Promise<EntryAnswer[]> {
  try {
    return await tx(() => write(entries));
  } catch (error) {
    if (refusalOf(error) === null && !(error instanceof UnsafeQuery)) throw error;
    if (entries.length === 1)
      return [refused(context.caller, { status: 422, code: 'processing', reason: 'not-storable' })];
    const half = Math.ceil(entries.length / 2);
    const first = await storeAll(context, write, entries.slice(0, half));
    return [...first, ...(await storeAll(context, write, entries.slice(half)))];
  }
}
