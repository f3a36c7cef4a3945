import { inflateSync } from 'node:zlib';
import { holdsArchive } from './archive-end.ts';
import { refused } from './refuse.ts';

const mostUnpacked = 32 * 1024 * 1024;

/** What starts programs, sends data away, or carries files. (`/JS` never stands without `/JavaScript`.) */
const active = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|XFA\s*[[\d])(?![A-Za-z0-9])/;
const encrypted = /\/Encrypt(?![A-Za-z0-9])/;

/**
 * Holds a PDF to being nothing else: one document to its end, without scripts, programs to start, or files inside.
 * Everything is looked at, wherever it stands: what calls itself a stream or a comment may be none. Names are read as
 * readers read them (`/J#61vaScript`), packed objects are unpacked within a limit.
 * @throws file-refused — damaged, oversized, mixed, active, encrypted
 */
export function assertPlainPdf(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) throw refused('damaged');
  if (/[^\s\0]/.test(text.slice(end + 5)) || holdsArchive(bytes)) throw refused('mixed');
  if (/<(?:!doctype|html|script|svg)\b/i.test(text.slice(0, 1024))) throw refused('mixed');
  const names = plainNames(text);
  assertHarmless(names);
  const packed = placesOf(text, '/ObjStm');
  // A packed part whose name is disguised has something to hide.
  if (packed.length !== placesOf(names, '/ObjStm').length) throw refused('active');
  let unpacked = 0;
  for (const place of packed) {
    const objects = unpack(bytes, text, place, mostUnpacked - unpacked);
    unpacked += objects.length;
    assertHarmless(plainNames(objects));
  }
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) places.push(at);
  return places;
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

const plainNames = (text: string) => text.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function assertHarmless(names: string): void {
  if (encrypted.test(names)) throw refused('encrypted');
  if (active.test(names)) throw refused('active');
}
