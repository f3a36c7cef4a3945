import { crc32, deflateRawSync } from 'node:zlib';

/** A member of an archive; `claims` is what the directory says of its size where that is a lie. */
export interface Member {
  readonly name: string;
  readonly content: string | Buffer;
  readonly claims?: number;
  readonly isEncrypted?: boolean;
}

/** A ZIP file as tests need it: written by hand, so that it can lie. */
export function archive(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims, isEncrypted = false } of members) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(raw), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims ?? raw.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), head, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), head, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.${main}.main+xml"/></Types>`;

/** A Word file, with more members or as another type than a plain document. */
export const wordFile = (more: readonly Member[] = [], main = 'openxmlformats-officedocument.wordprocessingml.document') =>
  archive([
    { name: '[Content_Types].xml', content: contentTypes(main) },
    { name: '_rels/.rels', content: '<Relationships><Relationship Type="http://x/relationships/officeDocument" Target="word/document.xml"/></Relationships>' },
    { name: 'word/document.xml', content: '<w:document><w:body><w:p><w:r><w:t>I agree.</w:t></w:r></w:p></w:body></w:document>' },
    ...more,
  ]);

/** A PDF with these objects beside a page. */
export const pdfFile = (objects = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj\n${objects}\nxref\n0 1\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  );

/** An old Word file's outside: the signature, and names as its directory has them. */
export const oldWordFile = (...names: readonly string[]) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...['WordDocument', ...names].map((name) => Buffer.concat([Buffer.from(name, 'utf16le'), Buffer.alloc(64)]))]);
