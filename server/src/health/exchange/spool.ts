import type { Request } from 'express';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, problem } from '../../http/problem.ts';
import type { Rereadable } from '../import/document.ts';

/** The largest body over HTTP; the command takes files of any size. */
export const bodyLimitBytes = 32 * 1024 * 1024;

/** A file to be read in pieces, as often as wanted. */
const fileOf = (path: string): Rereadable => ({
  read: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
});

/**
 * Puts a request's body on disk while the work reads it, so that memory holds one entry at a time; nothing of it stays.
 * @throws unsupported-media-type · payload-too-large
 */
export async function spooled<T>(request: Request, work: (document: Rereadable) => Promise<T>): Promise<T> {
  if (!request.is(['application/fhir+json', 'application/json'])) throw problem('unsupported-media-type');
  if ((request.get('Content-Encoding') ?? 'identity') !== 'identity') throw problem('unsupported-media-type');
  if (Number(request.get('Content-Length') ?? 0) > bodyLimitBytes)
    throw problem('payload-too-large', { limitBytes: bodyLimitBytes });
  const folder = await mkdtemp(join(tmpdir(), 'portico-fhir-'));
  try {
    const path = join(folder, 'body.json');
    await write(request, path);
    return await work(fileOf(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Left alone when it is too long, not destroyed: the answer still has to reach who sent it. */
async function write(request: Request, path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const piece = Buffer.from(chunk);
      bytes += piece.length;
      if (bytes > bodyLimitBytes) throw problem('payload-too-large', { limitBytes: bodyLimitBytes });
      await file.appendFile(piece);
    }
  } catch (error) {
    throw request.destroyed ? new Problem('invalid-request', { errors: [] }) : error; // they hung up: nobody hears the answer
  } finally {
    await file.close();
  }
}
