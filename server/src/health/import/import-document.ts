import { database } from '../../db/connection.ts';
import { refusalOf } from '../../db/violations.ts';
import { tx } from '../../db/tx.ts';
import { UnsafeQuery } from '../../db/values.ts';
import { isObject, text } from '../fhir/json.ts';
import { notKept, refused, type EntryAnswer } from './answers.ts';
import { BundleIndex } from './bundle-index.ts';
import { entriesOf, outlineOf, type Outline, type Rereadable } from './document.ts';
import { Owners } from './owners.ts';
import { prepare, sort, type Prepared } from './prepare.ts';
import type { ImportContext } from './rows.ts';
import { writePatients } from './write-patients.ts';
import { writeResources } from './write-resources.ts';

/** Told of each entry by its number, once, in no particular order. */
export type Tell = (number: number, answer: EntryAnswer) => void;

type Write = (entries: readonly Prepared[]) => Promise<EntryAnswer[]>;

/** On SQLite few enough that no transaction keeps its one writer for long. */
const mostInBatch = () => ({ patients: 100, resources: database().engine === 'sqlite' ? 200 : 500 });
const mostBytesInBatch = 4 * 1024 * 1024;

/** What is asked beyond importing all there is. */
export interface Ask {
  /** The document is one resource, to be stored under this `Type/id`. */
  readonly put?: string;
  /** More are refused before anything is written. */
  readonly mostEntries?: number;
}

/** The bundle has more entries than may come at once. */
export class TooManyEntries extends Error {
  override name = 'TooManyEntries';
}

/**
 * Imports a document: first finds out which resource each address in it is, then joins its Patients, then stores the
 * rest, so that entries may refer to each other in any order. Good entries are kept whatever becomes of the others.
 * Written in batches, each of them whole or not at all; run again after a crash, it finds what is there and changes
 * nothing of it.
 * @throws NotOneObject, TooManyEntries — nothing was written
 */
export async function importDocument(
  context: ImportContext,
  document: Rereadable,
  tell: Tell,
  { put, mostEntries = Infinity }: Ask = {},
): Promise<Outline> {
  const index = new BundleIndex();
  try {
    const { outline, patients } = await survey(document, index, put);
    if (outline.entries > mostEntries) throw new TooManyEntries();
    const owners = new Owners(context);
    const running = { context, document, outline, index, tell };
    if (patients.size > 0) {
      const batches = new Batches(context, (entries) => writePatients(context, entries), mostInBatch().patients, tell);
      await run(running, (number) => patients.has(number), batches);
    }
    const write: Write = (entries) => writeResources(context, owners, entries);
    await run(running, (number) => !patients.has(number), new Batches(context, write, mostInBatch().resources, tell));
    return outline;
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

/** Notes where each address of the document leads, and which entries are Patients. */
async function survey(document: Rereadable, index: BundleIndex, put: string | undefined) {
  const patients = new Set<number>();
  const found = await outlineOf(document, (number, entry) => {
    const sorted = sort(entry);
    if ('reason' in sorted || 'notKept' in sorted) return;
    const fullUrl = isObject(entry) ? text(entry['fullUrl'], 2000) : undefined;
    if (fullUrl !== undefined) index.set(fullUrl, `${sorted.kind}/${sorted.sourceId}`);
    if (sorted.kind === 'Patient') patients.add(number);
  });
  if (found.isBundle && put === undefined) return { outline: found, patients };
  const request = put === undefined ? undefined : { method: 'PUT' as const, url: put };
  const outline: Outline = { ...found, isBundle: false, entries: 1, request };
  return { outline, patients: new Set(found.head['resourceType'] === 'Patient' ? [0] : []) };
}

/** Hands the wanted entries on, ready to be stored, and answers those that aren't kept. */
async function run(
  { context: { caller }, document, outline, index, tell }: Running,
  wanted: (number: number) => boolean,
  batches: Batches,
): Promise<void> {
  for await (const { number, entry } of entriesOf(document, outline, wanted)) {
    const sorted = sort(entry);
    if ('reason' in sorted) tell(number, refused(caller, sorted));
    else if ('notKept' in sorted) tell(number, notKept(caller, sorted.notKept));
    else
      await batches.add(
        number,
        prepare(sorted, (target) => index.get(target)),
      );
  }
  await batches.end();
}

/**
 * Collects entries and writes them by the batch, one batch while the next is being read. One resource twice in a batch
 * would hide the first from the second.
 */
class Batches {
  private waiting = new Map<string, { number: number; entry: Prepared }>();
  private bytes = 0;
  private underWay: Promise<void> = Promise.resolve();
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

  /** Writes what waits, and returns when all of it is written. */
  async end(): Promise<void> {
    await this.flush();
    await this.underWay;
  }

  private async flush(): Promise<void> {
    const batch = [...this.waiting.values()];
    this.waiting = new Map();
    this.bytes = 0;
    await this.underWay;
    this.underWay = this.store(batch);
    this.underWay.catch(() => undefined); // whoever awaits it next hears of it
  }

  private async store(batch: readonly { number: number; entry: Prepared }[]): Promise<void> {
    if (batch.length === 0) return;
    const entries = batch.map((one) => one.entry);
    const answers = await storeAll(this.context, this.write, entries);
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
