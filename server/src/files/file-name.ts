import { invalid } from '../http/problem.ts';
import { fileTypes, type FileType } from './content/file-type.ts';

const longest = 150;
/** Ways into folders, what systems reserve, and characters that reverse how a name reads. */
const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/u;

/**
 * A file's name as it is kept and given back: what was typed, with the ending of what the file is. It names nothing on
 * our disks.
 * @throws invalid-request — a path, control characters, nothing
 */
export function fileName(rawName: string, type: FileType): string {
  const name = rawName.normalize('NFC').trim();
  const isName = name.length > 0 && name.length <= longest && !forbidden.test(name) && !/^\.+$/.test(name);
  if (!isName) throw invalid('/Portico-File-Name', 'format', 'A name of at most 150 characters, without folders', 'header');
  const ending = `.${fileTypes[type]}`;
  const stem = type === 'image/webp' ? name.replace(/\.(?:jpe?g|png|webp|svg)$/i, '') : name;
  return stem.toLowerCase().endsWith(ending) ? stem : `${stem}${ending}`;
}
