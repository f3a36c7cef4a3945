import type { RequestHandler } from 'express';
import type { Caller } from '../http/caller.ts';
import { contextOf } from '../http/request-context.ts';
import { problem } from '../http/problem.ts';
import { isId } from '../ids.ts';
import type { Runtime } from '../runtime.ts';
import { square } from './content/pictures.ts';
import { logoKey } from './public-logo.ts';
import { pictureKeys } from './public-pictures.ts';
import { storageOf } from './storage/storage.ts';

/** Sides in pixels: beside a name, and in a gallery on a dense screen. */
const sides = { small: 96, large: 320 } as const;
const keyOf = (imageId: string, side: number) => `images/${imageId}/${side}.webp`;

/** Draws the public sizes of a picture and stores them under an id that nobody can guess. @throws file-refused */
export async function publishImage({ runtime, ids }: Caller, bytes: Buffer): Promise<string> {
  const imageId = ids.next();
  for (const side of Object.values(sides)) await storageOf(runtime).put(keyOf(imageId, side), await square(bytes, side));
  return imageId;
}

/** Takes a public picture away; where it was fetched before, caches may keep it. */
export async function withdrawImage({ runtime }: Pick<Caller, 'runtime'>, imageId: string): Promise<void> {
  for (const side of Object.values(sides)) await storageOf(runtime).remove(keyOf(imageId, side));
}

/** Where a public picture is, in its two sizes. */
export const imageUrls = ({ publicUrl }: Pick<Runtime, 'publicUrl'>, imageId: string) => ({
  large: `${publicUrl}/v1/images/${imageId}`,
  small: `${publicUrl}/v1/images/${imageId}?size=${sides.small}`,
});

/**
 * `GET /v1/images/{id}`, `?size=96`, `?size=logo`, `?size=mail`: pictures for every page, kept by browsers for a year since an id never gets
 * another picture. No key, no database: the id alone leads to it.
 */
export function publicImages(runtime: Runtime): { path: string; handler: RequestHandler } {
  const handler: RequestHandler = async (request, response) => {
    contextOf(response).route = 'GET /v1/images/{id}';
    const id = String(request.params['id']);
    const { key, bytes } = await found(runtime, isId(id) ? keysIn(id, request.query['size']) : []);
    response.set({
      'Content-Type': typeOf[key.slice(key.lastIndexOf('.') + 1)] ?? 'image/webp',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    });
    response.end(bytes);
  };
  return { path: '/v1/images/:id', handler };
}

const typeOf: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg' };

/** Where the picture of an asked-for size may lie; nowhere for a size that there isn't. Without one: a photo, or a text's picture. */
function keysIn(id: string, size: unknown): readonly string[] {
  if (size === 'logo') return [logoKey(id)];
  if (size === 'mail') return [pictureKeys.mail(id)];
  if (size === undefined) return [keyOf(id, sides.large), pictureKeys.page(id)];
  return Object.values(sides).flatMap((one) => (String(one) === size ? [keyOf(id, one)] : []));
}

async function found(runtime: Runtime, keys: readonly string[]): Promise<{ key: string; bytes: Buffer }> {
  for (const key of keys) {
    const bytes = await storageOf(runtime).get(key);
    if (bytes) return { key, bytes };
  }
  throw problem('not-found');
}
