import { isObject, text, type Json } from '../fhir/json.ts';
import type { Refusal } from '../fhir/outcome.ts';
import { JsonEntries, NotOneObject, type EntryText } from './json-entries.ts';

/** Something that can be read from its start, as often as needed: a file. */
export interface Rereadable {
  read(): AsyncIterable<Buffer>;
}

/** A document as far as it is known before its entries are read. */
export interface Outline {
  readonly isBundle: boolean;
  /** `transaction`, `batch`, `collection` …; empty for a single resource. */
  readonly bundleType: string;
  readonly entries: number;
  /** The document without the entries that stream by: a whole resource where it is no bundle. */
  readonly head: Json;
  /** What is asked for a single resource. */
  readonly request?: { readonly method: 'POST' | 'PUT'; readonly url: string };
}

/**
 * Reads the document through once, before anything of it is written: one that is cut off leaves nothing behind.
 * @param note hears of each element of its `entry` list; whether they are entries is known at the end only
 * @throws NotOneObject
 */
export async function outlineOf(
  document: Rereadable,
  note: (number: number, entry: unknown) => void = () => undefined,
): Promise<Outline> {
  const splitter = new JsonEntries();
  let entries = 0;
  for await (const chunk of document.read()) for (const one of splitter.push(chunk)) note(entries++, read(one));
  const head = parsed(splitter.end());
  if (!isObject(head)) throw new NotOneObject();
  const isBundle = head['resourceType'] === 'Bundle';
  for (const entry of lone(head['entry'])) note(entries++, entry);
  return { isBundle, bundleType: (isBundle && text(head['type'])) || '', entries: isBundle ? entries : 1, head };
}

/** The entries of a document by number; `wanted` says which ones are parsed at all. A single resource is the only entry. */
export async function* entriesOf(
  document: Rereadable,
  { isBundle, head, request }: Outline,
  wanted: (number: number) => boolean = () => true,
): AsyncGenerator<{ readonly number: number; readonly entry: unknown }> {
  let number = 0;
  for await (const one of isBundle ? texts(document) : []) {
    if (wanted(number)) yield { number, entry: read(one) };
    number += 1;
  }
  for (const entry of isBundle ? lone(head['entry']) : [{ resource: head, request }]) {
    if (wanted(number)) yield { number, entry };
    number += 1;
  }
}

async function* texts(document: Rereadable): AsyncGenerator<EntryText> {
  const splitter = new JsonEntries();
  for await (const chunk of document.read()) yield* splitter.push(chunk);
}

/** An entry that was refused before it was read. */
export class Unreadable {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

/** One object where the list of entries should be. */
const lone = (entry: unknown): unknown[] => (isObject(entry) ? [entry] : []);

const refusedEntry = (reason: 'too-large' | 'too-deep') =>
  new Unreadable({ status: reason === 'too-large' ? 413 : 400, code: 'too-long', reason });

const read = (one: EntryText): unknown => ('text' in one ? entryOf(one.text) : refusedEntry(one.refused));

function entryOf(json: string): unknown {
  try {
    return parsed(json);
  } catch (error) {
    if (error instanceof NotOneObject) return new Unreadable({ status: 400, code: 'structure', reason: 'not-json' });
    throw error;
  }
}

function parsed(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return value;
  } catch {
    throw new NotOneObject();
  }
}
