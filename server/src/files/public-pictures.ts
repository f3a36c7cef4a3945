import type { Caller } from '../http/caller.ts';
import { pictureTypes } from './content/file-type.ts';
import { forMails, forPages } from './content/pictures.ts';
import { findFile } from './keep-file.ts';
import { storageOf } from './storage/storage.ts';

/** Where the copies of a text's picture lie, under the id of its file: WebP for pages, JPEG for mail programs. */
export const pictureKeys = { page: (fileId: string) => `images/${fileId}/page.webp`, mail: (fileId: string) => `images/${fileId}/mail.jpg` } as const;

/** The most room that a picture in a text takes, for a dense screen. */
const widest = 1120;

/** A picture that texts may show. */
export interface PublicPicture {
  /** What stands in a text's `src`. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a picture of the clinic for texts on pages and in mails: from then on whoever has the address sees it. Again it is there already.
 * @throws not-found · file-refused — not a picture
 */
export async function publishPicture(caller: Caller, fileId: string): Promise<PublicPicture> {
  const file = await findFile(caller, fileId, pictureTypes);
  const storage = storageOf(caller.runtime);
  if (!(await storage.get(pictureKeys.mail(fileId)))) {
    const bytes = await storage.get(file.storageKey);
    if (bytes) {
      await storage.put(pictureKeys.page(fileId), await forPages(bytes, widest));
      await storage.put(pictureKeys.mail(fileId), await forMails(bytes, widest));
    }
  }
  const share = Math.min(1, widest / (file.width ?? widest));
  return { path: `/v1/images/${fileId}`, width: Math.round((file.width ?? widest) * share), height: Math.round((file.height ?? widest) * share) };
}

/** Takes the copies away: nothing used the picture. */
export async function withdrawPicture({ runtime }: Pick<Caller, 'runtime'>, fileId: string): Promise<void> {
  for (const key of Object.values(pictureKeys)) await storageOf(runtime).remove(key(fileId));
}
