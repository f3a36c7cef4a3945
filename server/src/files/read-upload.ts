import type { Request } from 'express';
import { invalid, Problem, problem } from '../http/problem.ts';

/** The largest file that is taken. */
export const mostBytes = 15 * 1024 * 1024;
/** How many are read at once: what uploads take of the memory has an end. */
const mostAtOnce = 10;
let underWay = 0;

/** A file as it came: nothing of it is believed yet. */
export interface RawUpload {
  readonly rawBytes: Buffer;
  readonly rawName: string;
}

/**
 * Reads the file that a request carries: too long a one is refused by what its head says, else as soon as it is known.
 * @throws unsupported-media-type, payload-too-large, invalid-request, unavailable
 */
export async function readUpload(request: Request): Promise<RawUpload> {
  const rawName = decoded(request.get('Portico-File-Name'));
  if ((request.get('Content-Encoding') ?? 'identity') !== 'identity') throw problem('unsupported-media-type');
  if (Number(request.get('Content-Length') ?? 0) > mostBytes) throw problem('payload-too-large', { limitBytes: mostBytes });
  if (underWay >= mostAtOnce) throw problem('unavailable', { retryAfterSeconds: 5 });
  underWay += 1;
  try {
    return { rawName, rawBytes: await bytesOf(request) };
  } finally {
    underWay -= 1;
  }
}

/** Left alone when it is too long, not destroyed: the answer still has to reach who sent it. */
async function bytesOf(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const piece = Buffer.from(chunk);
      bytes += piece.length;
      if (bytes > mostBytes) throw problem('payload-too-large', { limitBytes: mostBytes });
      chunks.push(piece);
    }
  } catch (error) {
    throw request.destroyed ? new Problem('invalid-request', { errors: [] }) : error; // they hung up: nobody hears the answer
  }
  return Buffer.concat(chunks);
}

function decoded(header: string | undefined): string {
  if (header === undefined) throw invalid('/Portico-File-Name', 'required', 'The file’s name, percent-encoded', 'header');
  try {
    return decodeURIComponent(header);
  } catch {
    throw invalid('/Portico-File-Name', 'format', 'The file’s name, percent-encoded', 'header');
  }
}
