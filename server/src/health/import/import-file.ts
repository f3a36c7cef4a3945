import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Rereadable } from './document.ts';
import { importDocument } from './import-document.ts';
import type { ImportContext } from './rows.ts';

/** What became of a file's entries, by number; the first refusals with their reasons. */
export interface FileReport {
  readonly file: string;
  readonly entries: number;
  readonly made: number;
  readonly changed: number;
  readonly same: number;
  readonly notKept: number;
  readonly refused: number;
  readonly refusals: readonly { readonly entry: number; readonly reason: string }[];
}

/** So that a file of a million bad entries doesn't fill the memory with reasons. */
const mostReasons = 1000;
/** The survey, the patients, the rest. */
const readings = 3;

/** Imports a file of any size with bounded memory. @throws NotOneObject — nothing was stored */
export async function importFile(
  context: ImportContext,
  file: string,
  progress: (share: number) => void,
): Promise<FileReport> {
  const { size } = await stat(file);
  let bytes = 0;
  const document: Rereadable = {
    async *read() {
      for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
        if (!Buffer.isBuffer(chunk)) throw new TypeError('a file is read as bytes');
        yield chunk;
        progress((bytes += chunk.length) / (size * readings));
      }
    },
  };
  const counts = { made: 0, changed: 0, same: 0, 'not-kept': 0, refused: 0 };
  const refusals: { entry: number; reason: string }[] = [];
  const outline = await importDocument(context, document, (entry, answer) => {
    counts[answer.kept] += 1;
    if (answer.kept === 'refused' && refusals.length < mostReasons)
      refusals.push({ entry, reason: answer.outcome?.issue[0]?.diagnostics ?? '' });
  });
  progress(1);
  const { made, changed, same, 'not-kept': notKept, refused } = counts;
  return {
    file,
    entries: outline.entries,
    made,
    changed,
    same,
    notKept,
    refused,
    refusals: refusals.sort((a, b) => a.entry - b.entry),
  };
}
