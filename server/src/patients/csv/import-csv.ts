import { createReadStream } from 'node:fs';
import { parse, CsvError } from 'csv-parse';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { organizationDay } from '../../locations/organization-day.ts';
import { createPatient } from '../create-patient.ts';
import { patientsByIdentifier } from '../find-patients.ts';
import { readHeader, type Column } from './columns.ts';
import { readRow, type CellError, type ReadRow } from './read-row.ts';

/** What is wrong with one line; the first line, of names, is 1. */
export interface LineError extends CellError {
  readonly line: number;
}

/** What came of a file. */
export interface CsvReport {
  readonly made: number;
  /** Patients whose number is known already: left as they are. */
  readonly known: number;
  readonly errors: readonly LineError[];
  /** Columns that aren't read. */
  readonly unknownColumns: readonly string[];
  readonly patientIds: readonly string[];
}

/** The file as a whole can't be read; the message says why. */
export class UnreadableCsv extends Error {
  override name = 'UnreadableCsv';
}

/** How a file is imported. */
export interface CsvOptions {
  /** Reads and checks, writes nothing. */
  readonly dryRun: boolean;
  /** The system that the file's patient numbers belong to: the same number again is the same patient. */
  readonly numbers: string;
  readonly progress?: (lines: number) => void;
}

const batchSize = 100;

interface Line {
  readonly line: number;
  readonly cells: Partial<Record<Column, string>>;
}

/**
 * Adds the patients of a CSV file. Every line is read before the first is written: with an error in any of them nothing
 * is. A run that was cut off may be repeated where the file has patient numbers.
 * @throws UnreadableCsv
 */
export async function importCsv(caller: Caller, file: string, options: CsvOptions): Promise<CsvReport> {
  const errors: LineError[] = [];
  const seen = new Map<string, number>();
  const today = await organizationDay(caller, caller.clock.now());
  const { header, count } = await eachLine(file, async ({ line, cells }) => {
    const row = readRow(cells, { numbers: options.numbers, today });
    if ('errors' in row) errors.push(...row.errors.map((one) => ({ line, ...one })));
    else if (row.number !== null) {
      const first = seen.get(row.number);
      if (first !== undefined) errors.push({ line, column: 'id', message: `The same number stands in line ${first}` });
      else seen.set(row.number, line);
    }
  });
  const report = { made: 0, known: 0, errors, unknownColumns: header.unknown, patientIds: [] as string[] };
  if (errors.length > 0) return report;
  if (options.dryRun) {
    const known = await knownNumbers(caller, [...seen.keys()], options.numbers);
    return { ...report, made: count - known.size, known: known.size };
  }
  return { ...report, ...(await write(caller, file, { ...options, today })) };
}

async function write(caller: Caller, file: string, { numbers, today, progress }: CsvOptions & { readonly today: string }) {
  const patientIds: string[] = [];
  let known = 0;
  let waiting: Line[] = [];
  const flush = async () => {
    const lines = waiting;
    waiting = [];
    const rows = lines.map(({ cells }) => readRow(cells, { numbers, today })).filter((row) => 'patient' in row);
    const done = await tx(() => addRows(caller, rows, numbers));
    known += done.known;
    patientIds.push(...done.made);
    progress?.(lines.length);
  };
  await eachLine(file, async (line) => {
    if (waiting.push(line) >= batchSize) await flush();
  });
  await flush();
  return { made: patientIds.length, known, patientIds };
}

async function addRows(caller: Caller, rows: readonly Extract<ReadRow, { patient: unknown }>[], numbers: string) {
  const there = await knownNumbers(caller, rows.flatMap(({ number }) => number ?? []), numbers);
  const made: string[] = [];
  for (const { patient, number } of rows) if (number === null || !there.has(number)) made.push(await createPatient(caller, patient));
  return { made, known: there.size };
}

async function knownNumbers(caller: Caller, numbers: readonly string[], system: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (let from = 0; from < numbers.length; from += 500) {
    const keys = numbers.slice(from, from + 500).map((number) => `${system}|${number}`);
    for (const key of (await patientsByIdentifier(caller, keys)).keys()) if (keys.includes(key)) found.add(key.slice(system.length + 1));
  }
  return found;
}

/** Reads a file line by line: comma, semicolon or tab between cells, UTF-8 with or without its mark. */
async function eachLine(file: string, work: (line: Line) => Promise<void>) {
  const parser = createReadStream(file).pipe(
    parse({ bom: true, delimiter: await delimiterOf(file), info: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: 20_000 }),
  );
  let header: ReturnType<typeof readHeader> | null = null;
  let count = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!header) header = assertHeader(readHeader(record));
      else {
        count += 1;
        await work({ line: info.lines, cells: cellsOf(header.columns, record) });
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableCsv(error.message) : error;
  }
  if (!header) throw new UnreadableCsv('The file is empty');
  return { header, count };
}

function assertHeader(header: ReturnType<typeof readHeader>) {
  if (header.missing.length > 0) throw new UnreadableCsv(`The first line must name the columns; it lacks ${header.missing.join(' and ')}`);
  if (header.twice.length > 0) throw new UnreadableCsv(`Two columns mean ${header.twice.join(', ')}`);
  return header;
}

const cellsOf = (columns: readonly (Column | null)[], record: readonly string[]): Line['cells'] =>
  Object.fromEntries(columns.flatMap((column, i) => (column && record[i] ? [[column, record[i]]] : [])));

async function delimiterOf(file: string): Promise<string> {
  let start = '';
  for await (const part of createReadStream(file, { end: 4_000, encoding: 'utf8' })) start += String(part);
  const [first = ''] = start.split(/\r?\n/);
  return [';', '\t'].find((one) => first.split(one).length > first.split(',').length) ?? ',';
}
