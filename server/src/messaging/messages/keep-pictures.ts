import { pictureTypes } from '../../files/content/file-type.ts';
import { keepFile } from '../../files/keep-file.ts';
import type { Caller } from '../../http/caller.ts';
import { imageIdsIn, imagePath } from '../../rich-text/clean-html.ts';

/**
 * Pictures of a text that is being saved are the clinic's own, and stay. Runs in the transaction that stores the text.
 * @throws not-found, file-refused
 */
export async function keepPictures(caller: Caller, value: unknown): Promise<void> {
  for (const id of new Set(picturesIn(value))) await keepFile(caller, id, pictureTypes);
}

function picturesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [...imageIdsIn(value), ...(imagePath.exec(value)?.slice(1, 2) ?? [])];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(picturesIn) : [];
}
