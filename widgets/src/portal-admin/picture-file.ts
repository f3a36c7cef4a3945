import { msg } from '@lit/localize';
import type { Problem } from '../portal/problem.ts';

/** What the server takes. */
const maxBytes = 15_000_000;
/** The kinds of photographs; a logo may be drawn, too. */
export const pictureKinds: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

const tooLarge = () => msg('The file is larger than 15 MB. Choose a smaller one.');
const noPicture = () => msg('That file isn’t a picture. Choose a JPEG, PNG or WebP picture.');

/** What can be seen of a file before it is sent. */
export function wrongPicture({ size, type }: File, kinds = pictureKinds) {
  if (!size) return msg('The file is empty. Choose another one.');
  if (size > maxBytes) return tooLarge();
  return type && !kinds.includes(type) ? noPicture() : undefined;
}

/** What the server found when it looked into the file. */
export function refusedPicture({ type, members }: Problem) {
  if (type === 'payload-too-large') return tooLarge();
  if (type === 'unsupported-media-type') return noPicture();
  if (type !== 'file-refused') return undefined;
  switch (members['reason']) {
    case 'damaged':
      return msg('The picture is damaged. Save it anew, or choose another one.');
    case 'oversized':
      return msg('The picture has too many pixels. Make it smaller, or choose another one.');
    case 'mixed':
    case 'active':
    case 'encrypted':
      return msg('The file holds more than a picture. Save it anew as a JPEG or PNG picture.');
  }
  return noPicture();
}
