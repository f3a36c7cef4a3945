import { imageUrls } from '../files/public-images.ts';
import type { Runtime } from '../runtime.ts';

/** Where a practitioner's photo is, as the API tells it. */
export function photoOf(runtime: Pick<Runtime, 'publicUrl'>, photoId: string | null) {
  const urls = photoId === null ? null : imageUrls(runtime, photoId);
  return { photoUrl: urls?.large ?? null, photoThumbUrl: urls?.small ?? null };
}
