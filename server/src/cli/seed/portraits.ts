import { readFile } from 'node:fs/promises';
import { storeFile } from '../../files/upload-file.ts';
import type { Caller } from '../../http/caller.ts';
import { setPhoto } from '../../practitioners/photo.ts';

/** Gives a practitioner the portrait that the demo's website shows of them, as staff would upload it. */
export async function seedPortrait(caller: Caller, practitionerId: string, key: string): Promise<void> {
  const rawBytes = await readFile(new URL(`../../../../demo/site/art/${key}.svg`, import.meta.url));
  const { id } = await storeFile(caller, { rawBytes, rawName: `${key}.svg` });
  await setPhoto(caller, practitionerId, id);
}
