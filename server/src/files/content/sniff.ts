import { beginsAsSvg } from './svg.ts';

/** What bytes are, told by how they begin; a name or a declared type counts for nothing. */
export type Sniffed = 'picture' | 'drawing' | 'pdf' | 'zip' | 'compound';

const beginnings: readonly (readonly [Sniffed, (bytes: Buffer) => boolean])[] = [
  ['picture', (bytes) => begins(bytes, 'ffd8ff')],
  ['picture', (bytes) => begins(bytes, '89504e470d0a1a0a')],
  ['picture', (bytes) => begins(bytes, '52494646') && bytes.toString('latin1', 8, 12) === 'WEBP'],
  ['drawing', beginsAsSvg],
  ['pdf', (bytes) => /^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))],
  ['zip', (bytes) => begins(bytes, '504b0304')],
  ['compound', (bytes) => begins(bytes, 'd0cf11e0a1b11ae1')],
];

/** The kind of file; null for every other, HTML among them. Only the first byte on counts: nothing may stand in front. */
export const sniff = (bytes: Buffer): Sniffed | null => beginnings.find(([, fits]) => fits(bytes))?.[0] ?? null;

const begins = (bytes: Buffer, hex: string) => bytes.toString('hex', 0, hex.length / 2) === hex;
