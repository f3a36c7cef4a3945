import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Problem } from '../../http/problem.ts';
import { refused } from './refuse.ts';

const mostEntries = 2000;
const mostUnpacked = 200 * 1024 * 1024;
const mostRead = 1024 * 1024;
const mostRelationFiles = 50;

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** Parts that hold programs or other files. */
const activeParts = /(?:^|\/)(?:vba\w*\.(?:bin|xml)|activeX\/.*|embeddings\/.*\.bin|oleObject[^/]*|customUI\/.*)$/i;
/** What a relation may not lead out of the file to: Word would fetch it and run what it holds. */
const activeRelations = /relationships\/(?:attachedTemplate|oleObject|frame|subDocument|control)"/i;

/**
 * Holds a Word file (Office Open XML) to being one: its directory is read, not unpacked, so that a bomb stays packed;
 * what says of which type it is and where it leads to is read within a limit.
 * @throws file-refused — type, damaged, oversized, mixed, active, encrypted
 */
export async function assertPlainWord(bytes: Buffer): Promise<void> {
  // The directory's end is the file's end: nothing is appended.
  if (bytes.length < 22 || bytes.readUInt32LE(bytes.length - 22) !== 0x06054b50) throw refused('mixed');
  try {
    const file = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
    await assertParts(file, await entriesOf(file));
  } catch (error) {
    throw error instanceof Problem ? error : refused('damaged');
  }
}

async function entriesOf(file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (file.entryCount > mostEntries) throw refused('oversized');
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of file.eachEntry()) {
    if (entry.isEncrypted()) throw refused('encrypted');
    if (entries.has(entry.fileName)) throw refused('damaged');
    unpacked += entry.uncompressedSize;
    if (unpacked > mostUnpacked) throw refused('oversized');
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function assertParts(file: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<void> {
  const types = entries.get('[Content_Types].xml');
  if (!types || !entries.has('word/document.xml')) throw refused('type');
  if ([...entries.keys()].some((name) => activeParts.test(name))) throw refused('active');
  const told = await read(file, types);
  if (/macroEnabled|vbaProject/i.test(told)) throw refused('active');
  if (!told.includes(mainType)) throw refused('type');
  const relations = [...entries.values()].filter(({ fileName }) => fileName.endsWith('.rels'));
  if (relations.length > mostRelationFiles) throw refused('oversized');
  for (const one of relations) if (activeRelations.test(await read(file, one))) throw refused('active');
}

async function read(file: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > mostRead) throw refused('oversized');
  const chunks: Buffer[] = [];
  // The library ends the stream with an error where more comes out than the directory says.
  for await (const chunk of await file.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

const inside = (bytes: Buffer, name: string) => bytes.includes(Buffer.from(name, 'utf16le'));

/**
 * Holds an old Word file (97–2003) to being one, by the names in its directory.
 * @throws file-refused — type, active, encrypted
 */
export function assertPlainOldWord(bytes: Buffer): void {
  if (inside(bytes, 'EncryptedPackage') || inside(bytes, 'EncryptionInfo')) throw refused('encrypted');
  if (!inside(bytes, 'WordDocument')) throw refused('type');
  if (['_VBA_PROJECT', 'Macros', 'ObjectPool', 'PROJECTwm'].some((name) => inside(bytes, name))) throw refused('active');
}
