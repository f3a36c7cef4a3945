import type { Caller } from '../http/caller.ts';
import { pictureTypes } from './content/file-type.ts';
import { within } from './content/pictures.ts';
import { findFile } from './keep-file.ts';
import { storageOf } from './storage/storage.ts';

/** The most room that a logo takes, in CSS pixels; it is stored twice as large for dense screens. */
const room = { width: 240, height: 96 } as const;

/** Where the public copy of a logo lies: under the id of its file, which nobody can guess. */
export const logoKey = (fileId: string) => `images/${fileId}/logo.png`;

/**
 * Draws a picture of the clinic as a public logo, in PNG, which mail programs show as well. Asked again it is there already.
 * @throws not-found · file-refused — not a picture
 */
export async function publishLogo(caller: Caller, fileId: string): Promise<void> {
  const { storageKey } = await findFile(caller, fileId, pictureTypes);
  const storage = storageOf(caller.runtime);
  if (await storage.get(logoKey(fileId))) return;
  const bytes = await storage.get(storageKey);
  if (bytes) await storage.put(logoKey(fileId), await within(bytes, { width: room.width * 2, height: room.height * 2 }));
}

/** A logo as pages and mails show it. */
export interface Logo {
  readonly url: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where a published logo is and how large it is shown; null where the clinic has no such picture. */
export async function logoOf({ db, runtime }: Pick<Caller, 'db' | 'runtime'>, fileId: string): Promise<Logo | null> {
  const { width, height } = (await db.StoredFile.one({ id: fileId })) ?? {};
  if (!width || !height) return null;
  const share = Math.min(1, room.width / width, room.height / height);
  const side = (pixels: number) => Math.max(1, Math.round(pixels * share));
  return { url: `${runtime.publicUrl}/v1/images/${fileId}?size=logo`, width: side(width), height: side(height) };
}
