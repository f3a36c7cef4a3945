import type { FileType } from './file-type.ts';
import { assertPlainPdf } from './pdf.ts';
import { drawn, redrawn } from './pictures.ts';
import { refused } from './refuse.ts';
import { sniff } from './sniff.ts';
import { assertPlainSvg } from './svg.ts';
import { assertPlainOldWord, assertPlainWord } from './word.ts';

/** A file that may be kept. */
export interface Examined {
  readonly bytes: Buffer;
  readonly type: FileType;
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * Finds out by its content what a file is, and answers what is kept of it: pictures and drawings drawn anew, documents as they came.
 * @throws file-refused — no kind that we take, or one with something in it that acts
 */
export async function examined(rawBytes: Buffer): Promise<Examined> {
  const asItIs = { bytes: rawBytes, width: null, height: null };
  switch (sniff(rawBytes)) {
    case 'picture':
      return { ...(await redrawn(rawBytes)), type: 'image/webp' };
    case 'drawing':
      assertPlainSvg(rawBytes);
      return { ...(await drawn(rawBytes)), type: 'image/webp' };
    case 'pdf':
      assertPlainPdf(rawBytes);
      return { ...asItIs, type: 'application/pdf' };
    case 'zip':
      await assertPlainWord(rawBytes);
      return { ...asItIs, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };
    case 'compound':
      assertPlainOldWord(rawBytes);
      return { ...asItIs, type: 'application/msword' };
    default:
      throw refused('type');
  }
}
