import { audit } from '../audit/audit.ts';
import { retry, tx } from '../db/tx.ts';
import { pictureTypes } from '../files/content/file-type.ts';
import { findFile } from '../files/keep-file.ts';
import { publishImage, withdrawImage } from '../files/public-images.ts';
import { storageOf } from '../files/storage/storage.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { findWithLocations, type WithLocations } from './save-practitioner.ts';

/**
 * Gives a practitioner a photo, or none. Its sizes are drawn and stored first, then the practitioner names them; those of
 * the photo before go last. A new photo has a new address, since browsers keep the old one for a year.
 * @param fileId of an uploaded picture; null takes the photo away
 * @throws not-found · file-refused — not a picture
 */
export async function setPhoto(caller: Caller, id: string, fileId: string | null): Promise<WithLocations> {
  if (!(await caller.db.Practitioner.one({ id }))) throw problem('not-found');
  const photoId = fileId === null ? null : await published(caller, fileId);
  try {
    const { before, practitioner } = await tx(() => change(caller, id, photoId));
    if (before !== null) await withdrawImage(caller, before);
    return practitioner;
  } catch (error) {
    if (photoId !== null) await withdrawImage(caller, photoId);
    throw error;
  }
}

async function published(caller: Caller, fileId: string): Promise<string> {
  const { storageKey } = await findFile(caller, fileId, pictureTypes);
  const bytes = await storageOf(caller.runtime).get(storageKey);
  if (!bytes) throw problem('not-found');
  return publishImage(caller, bytes);
}

async function change(caller: Caller, id: string, photoId: string | null): Promise<{ before: string | null; practitioner: WithLocations }> {
  const { photoId: before = null } = (await caller.db.Practitioner.one({ id })) ?? {};
  if ((await caller.db.Practitioner.update({ id, photoId: before }, { photoId })) !== 1) throw retry();
  await audit(caller, 'practitioner.change', { type: 'Practitioner', id, details: { fields: ['photo'] } });
  return { before, practitioner: await findWithLocations(caller, id) };
}
