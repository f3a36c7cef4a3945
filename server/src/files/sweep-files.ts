import { scopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import type { Runtime } from '../runtime.ts';
import { logoKey } from './public-logo.ts';
import { withdrawPicture } from './public-pictures.ts';
import { storageOf } from './storage/storage.ts';
import { unusedFiles } from './sweep-files.queries.ts';

/** How long an uploaded file may wait to be used: a form left open over night. */
const waitsMs = 24 * 3_600_000;
const atOnce = 200;

/** Deletes files that were uploaded and never used. The row goes first: whoever begins to use it meanwhile keeps it. */
export async function sweepFiles(runtime: Runtime): Promise<void> {
  const before = new Date(runtime.clock.now().getTime() - waitsMs);
  for (const { organizationId, id, storageKey } of await unusedFiles(before, atOnce)) {
    const gone = await tx(() => scopedDb(organizationId).StoredFile.remove({ id, keptAt: null }));
    if (gone !== 1) continue;
    await storageOf(runtime).remove(storageKey);
    await storageOf(runtime).remove(logoKey(id)); // a logo that was only tried
    await withdrawPicture({ runtime }, id);
  }
}
