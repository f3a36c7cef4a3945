import sharp from 'sharp';
import { Problem, problem } from '../../http/problem.ts';
import { refused } from './refuse.ts';

/** A picture as it is kept. */
export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** What phones take today (48 megapixels), with room; a bomb claims billions. */
const mostPixels = 60_000_000;
const longestSide = 2048;
const mostWaiting = 20;
const seconds = 15;

// Only the decoders of what sniff.ts calls a picture: a hostile file can't reach another one.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadSvgBuffer'] });
sharp.cache(false);
sharp.concurrency(1);

const open = (bytes: Buffer) => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true });

/**
 * Draws a picture anew as WebP: upright, at most 2048 pixels a side, and without anything but pixels. What was hidden
 * in the file (place, device, other formats, scripts) doesn't outlive it. Its size is read from its head before a
 * pixel is unpacked.
 * @throws file-refused — damaged, oversized · unavailable — too many are waiting
 */
export const redrawn = (bytes: Buffer): Promise<Picture> =>
  inTurn(async () => {
    const { width, height } = await open(bytes).metadata();
    if (width * height > mostPixels) throw refused('oversized');
    const resized = open(bytes).autoOrient().resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
    const { data, info } = await resized.webp({ quality: 84 }).timeout({ seconds }).toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  });

const drawnSide = 1024;

/**
 * Makes a picture of a drawing in SVG that `assertPlainSvg` has looked at: as large as a logo ever needs to be, without loss.
 * @throws file-refused — damaged, oversized · unavailable — too many are waiting
 */
export const drawn = (bytes: Buffer): Promise<Picture> =>
  inTurn(async () => {
    const { width, height } = await open(bytes).metadata();
    const density = Math.min(10_000, Math.max(1, (72 * drawnSide) / Math.max(width, height)));
    const large = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', density }).resize({ width: drawnSide, height: drawnSide, fit: 'inside' });
    const { data, info } = await large.webp({ lossless: true }).timeout({ seconds }).toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  });

/** A square of the picture, around what draws the eye, in WebP. @throws file-refused, unavailable */
export const square = (bytes: Buffer, side: number): Promise<Buffer> =>
  inTurn(() => open(bytes).resize({ width: side, height: side, fit: 'cover', position: sharp.strategy.attention }).webp({ quality: 82 }).timeout({ seconds }).toBuffer());

/** The whole picture, no larger than this room, in PNG with its transparency. @throws file-refused, unavailable */
export const within = (bytes: Buffer, room: { readonly width: number; readonly height: number }): Promise<Buffer> =>
  inTurn(() => open(bytes).resize({ ...room, fit: 'inside', withoutEnlargement: true }).png({ compressionLevel: 9 }).timeout({ seconds }).toBuffer());

/** The picture no wider than that, in WebP. @throws file-refused, unavailable */
export const forPages = (bytes: Buffer, width: number): Promise<Buffer> =>
  inTurn(() => open(bytes).resize({ width, withoutEnlargement: true }).webp({ quality: 82 }).timeout({ seconds }).toBuffer());

/** The same in JPEG on white: not every mail program knows WebP. @throws file-refused, unavailable */
export const forMails = (bytes: Buffer, width: number): Promise<Buffer> =>
  inTurn(() => open(bytes).resize({ width, withoutEnlargement: true }).flatten({ background: '#ffffff' }).jpeg({ quality: 80 }).timeout({ seconds }).toBuffer());

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** One picture at a time: the memory of one is all that pictures take. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= mostWaiting) throw problem('unavailable', { retryAfterSeconds: 5 });
  waiting += 1;
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  try {
    return await mine;
  } catch (error) {
    if (error instanceof Problem) throw error;
    // The library has one kind of error; its words of the limit are the only sign of it.
    throw refused(error instanceof Error && error.message.includes('pixel limit') ? 'oversized' : 'damaged');
  } finally {
    waiting -= 1;
  }
}
