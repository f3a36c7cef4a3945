import { z } from 'zod';
import { route } from './route.ts';
import { id, instant } from './shapes.ts';

/** A file that the clinic keeps. */
export const StoredFile = z
  .object({
    id: id(),
    name: z.string().meta({ description: 'As it was called, with the ending of what it is' }),
    type: z.enum(['image/webp', 'application/pdf', 'application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']),
    sizeBytes: z.number().int(),
    sha256: z.string().meta({ description: 'Of what is kept, base64url' }),
    width: z.number().int().nullable().meta({ description: 'Of pictures' }),
    height: z.number().int().nullable(),
    createdAt: instant(),
  })
  .meta({ id: 'StoredFile' });

/** An address that opens a file, for a minute. */
export const FileTicket = z
  .object({ url: z.url().meta({ description: 'Needs no key; good for whoever has it, while the session that asked lasts' }), expiresAt: instant() })
  .meta({ id: 'FileTicket' });

/** Files of the clinic; `server/src/files/`. */
export const files = {
  uploadFile: route({
    method: 'post',
    path: '/v1/admin/files',
    summary: 'Upload a picture, PDF or Word file',
    description:
      'The body is the file itself, 15 MB at most, its name in `Portico-File-Name` (percent-encoded). What it is, is read from its content: JPEG, PNG, WebP and ' +
      'plain SVG become WebP of at most 2048 pixels a side without metadata; PDF and Word files are kept as they are, those with macros or scripts are refused. ' +
      'A file that nothing uses within a day is deleted.',
    callers: ['staff'],
    permission: 'documents',
    idempotent: 'itself',
    headers: ['Portico-File-Name'],
    bodyType: 'application/octet-stream',
    body: z.string().meta({ format: 'binary', description: 'The file’s bytes' }),
    ok: StoredFile,
    status: 201,
    problems: ['file-refused', 'idempotency-key-reused'],
  }),
  getFile: route({
    method: 'get',
    path: '/v1/admin/files/{id}',
    summary: 'What a file is',
    callers: ['staff'],
    permission: 'documents',
    params: z.object({ id: z.uuid() }),
    ok: StoredFile,
    problems: ['not-found'],
  }),
  openFile: route({
    method: 'post',
    path: '/v1/admin/files/{id}/tickets',
    summary: 'Get an address that opens a file for 60 seconds',
    callers: ['staff'],
    permission: 'documents',
    params: z.object({ id: z.uuid() }),
    ok: FileTicket,
    problems: ['not-found'],
  }),
};
