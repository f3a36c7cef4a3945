import { inflateSync } from 'node:zlib';
import { holdsArchive } from './archive-end.ts';
import { refused } from './refuse.ts';

const mostUnpacked = 32 * 1024 * 1024;

/** A name in all its spellings: readers take `/J#61vaScript` for `/JavaScript`. */
const spelled = (name: string) => [...name].map((letter) => `(?:${letter}|#${hexOf(letter)})`).join('');
const hexOf = (letter: string) => letter.charCodeAt(0).toString(16).replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
const anyOf = (...names: readonly string[]) => names.map(spelled).join('|');
const end = '(?![A-Za-z0-9#])';

/** What starts programs, sends data away, or carries files. (`/JS` never stands without `/JavaScript`.) */
const active = new RegExp(
  `/(?:(?:${anyOf('JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'ImportData', 'SubmitForm', 'GoToR', 'GoToE')})${end}|${spelled('XFA')}\\s*[[\\d])`,
);
const encrypted = new RegExp(`/${spelled('Encrypt')}${end}`);
const packedObjects = new RegExp(`/${spelled('ObjStm')}`, 'g');

/**
 * Holds a PDF to being nothing else: one document to its end, without scripts, programs to start, or files inside.
 * Everything is looked at, wherever it stands: what calls itself a stream or a comment may be none. Packed
 * objects are unpacked within a limit.
 * @throws file-refused — damaged, oversized, mixed, active, encrypted
 */
export function assertPlainPdf(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  const last = text.lastIndexOf('%%EOF');
  if (last < 0) throw refused('damaged');
  if (/[^\s\0]/.test(text.slice(last + 5)) || holdsArchive(bytes)) throw refused('mixed');
  if (/<(?:!doctype|html|script|svg)\b/i.test(text.slice(0, 1024))) throw refused('mixed');
  assertHarmless(text);
  let unpacked = 0;
  for (const { index } of text.matchAll(packedObjects)) {
    const objects = unpack(bytes, text, index, mostUnpacked - unpacked);
    unpacked += objects.length;
    assertHarmless(objects);
  }
}

/** The objects that a dictionary at this place packs; what can't be looked into isn't let in. @throws file-refused */
function unpack(bytes: Buffer, text: string, place: number, most: number): string {
  const stream = /stream\r?\n/.exec(text.slice(place, place + 4096));
  if (!stream) throw refused('damaged');
  try {
    return inflateSync(bytes.subarray(place + stream.index + stream[0].length), { maxOutputLength: Math.max(1, most) }).toString('latin1');
  } catch (error) {
    throw refused(error instanceof RangeError ? 'oversized' : 'damaged');
  }
}

function assertHarmless(text: string): void {
  if (encrypted.test(text)) throw refused('encrypted');
  if (active.test(text)) throw refused('active');
}
