import type { Row } from '../db/scoped.ts';
import { retry } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { FileType } from './content/file-type.ts';
import { refused } from './content/refuse.ts';
import type { StoredFile } from './files.models.ts';

/**
 * Something uses the file from now on: it isn't swept. Runs in the transaction of what refers to it.
 * @throws not-found · file-refused — `use`: of a type that isn't good for this
 */
export async function keepFile(caller: Caller, id: string, types: readonly FileType[]): Promise<Row<StoredFile>> {
  const file = await findFile(caller, id, types);
  const keptAt = file.keptAt ?? caller.clock.now();
  // The sweep takes only what nobody keeps: whoever comes second sees what the other did.
  if (!file.keptAt && (await caller.db.StoredFile.update({ id, keptAt: null }, { keptAt })) !== 1) throw retry();
  return { ...file, keptAt };
}

/** A file of the organization. @throws not-found · file-refused — `use`: of another type */
export async function findFile(caller: Caller, id: string, types: readonly FileType[]): Promise<Row<StoredFile>> {
  const file = await caller.db.StoredFile.one({ id });
  if (!file) throw problem('not-found');
  if (!types.includes(file.type)) throw refused('use');
  return file;
}
