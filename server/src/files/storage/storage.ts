import type { Config } from '../../config.ts';
import { diskStorage } from './disk.ts';

/** Where files' bytes are. Keys are made by us: letters, digits, `-`, `.` and `/`. */
export interface Storage {
  /** Keeps bytes under a key; what stood there is replaced whole or not at all. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** The bytes; null where there are none. */
  get(key: string): Promise<Buffer | null>;
  /** Deletes what is there; asking twice is not an error. */
  remove(key: string): Promise<void>;
}

const made = new Map<string, Storage>();

/** The storage that `STORAGE_URL` names. */
export function storageOf({ config }: { readonly config: Pick<Config, 'STORAGE_URL'> }): Storage {
  const known = made.get(config.STORAGE_URL);
  if (known) return known;
  const storage = diskStorage(config.STORAGE_URL.replace(/^file:(?:\/\/(?=\/))?/, ''));
  made.set(config.STORAGE_URL, storage);
  return storage;
}
