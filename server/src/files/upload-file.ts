import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { audit } from '../audit/audit.ts';
import type { Row } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';
import type { RepeatKey } from '../http/handlers.ts';
import { problem } from '../http/problem.ts';
import { sha256 } from '../http/secrets.ts';
import { fileName } from './file-name.ts';
import type { StoredFile } from './files.models.ts';
import { examined } from './content/examine.ts';
import { readUpload, type RawUpload } from './read-upload.ts';
import { storageOf } from './storage/storage.ts';

/**
 * Takes a file: looks into it, keeps its bytes, then its row. Nothing uses it yet; what refers to it calls `keepFile`.
 * The same upload again, by its Idempotency-Key, is answered with the same file.
 * @throws file-refused, payload-too-large, invalid-request, idempotency-key-reused
 */
export async function uploadFile(caller: Caller, request: Request, repeat: RepeatKey | null): Promise<Row<StoredFile>> {
  const upload = await readUpload(request);
  return storeFile(caller, upload, repeat);
}

/** The same for bytes that didn't come over HTTP. @throws file-refused, invalid-request, idempotency-key-reused */
export async function storeFile(caller: Caller, { rawBytes, rawName }: RawUpload, repeat: RepeatKey | null = null): Promise<Row<StoredFile>> {
  const requestKey = repeat && sha256(`${repeat.row.caller} ${repeat.row.route} ${repeat.row.key}`);
  const requestHash = createHash('sha256').update(`${rawName}\0`).update(rawBytes).digest('base64url');
  const before = requestKey && (await answered(caller, requestKey, requestHash));
  if (before) return before;
  const { bytes, type, width, height } = await examined(rawBytes);
  const id = caller.ids.next();
  const row = {
    id, type, width, height, requestKey, requestHash,
    storageKey: `${caller.organizationId}/files/${id}`,
    name: fileName(rawName, type),
    hash: hashOf(bytes),
    sizeBytes: bytes.length,
    keptAt: null,
    createdAt: caller.clock.now(),
  };
  await storageOf(caller.runtime).put(row.storageKey, bytes);
  return insert(caller, row);
}

async function insert(caller: Caller, row: Row<StoredFile>): Promise<Row<StoredFile>> {
  try {
    return await tx(async () => {
      await caller.db.StoredFile.insert(row);
      await audit(caller, 'file.create', { type: 'File', id: row.id, details: { type: row.type, sizeBytes: row.sizeBytes } });
      return row;
    });
  } catch (error) {
    await storageOf(caller.runtime).remove(row.storageKey);
    if (violatedKey(error) !== 'files.requestKey' || !row.requestKey) throw error;
    const other = await answered(caller, row.requestKey, row.requestHash);
    if (!other) throw error;
    return other;
  }
}

async function answered(caller: Caller, requestKey: string, requestHash: string): Promise<Row<StoredFile> | null> {
  const row = await caller.db.StoredFile.one({ requestKey });
  if (row && row.requestHash !== requestHash) throw problem('idempotency-key-reused');
  return row;
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url');
