import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { storeFile } from '../../files/upload-file.ts';
import type { Caller } from '../../http/caller.ts';
import { setPhoto } from '../../practitioners/photo.ts';

/** Gives a practitioner the portrait that the demo's website shows of them, as staff would upload it. */
export async function seedPortrait(caller: Caller, practitionerId: string, key: string): Promise<void> {
  const drawn = await readFile(new URL(`../../../../demo/site/art/${key}.svg`, import.meta.url));
  const { id } = await storeFile(caller, { rawBytes: await painted(drawn), rawName: `${key}.png` });
  await setPhoto(caller, practitionerId, id);
}

/** The drawing in pixels. Uploads are never drawings: the decoder is let in for our own alone. */
async function painted(svg: Buffer): Promise<Buffer> {
  const operation = ['VipsForeignLoadSvgBuffer'];
  sharp.unblock({ operation });
  try {
    return await sharp(svg, { density: 144 }).resize(640, 640).png().toBuffer();
  } finally {
    sharp.block({ operation });
  }
}
