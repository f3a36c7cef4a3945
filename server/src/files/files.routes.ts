import type { z } from 'zod';
import { files, type StoredFile as Told } from '../contract/files.ts';
import type { Row } from '../db/scoped.ts';
import { handlers } from '../http/handlers.ts';
import { fileTypes, type FileType } from './content/file-type.ts';
import type { StoredFile } from './files.models.ts';
import { findFile } from './keep-file.ts';
import { ticketFor } from './tickets.ts';
import { uploadFile } from './upload-file.ts';

// Of the type's own keys.
const every = Object.keys(fileTypes) as FileType[];

/** Files of the clinic. */
export const fileRoutes = handlers(files, {
  uploadFile: async ({ caller, request, idempotency }) => out(await uploadFile(caller, request, idempotency)),
  getFile: async ({ caller, params }) => out(await findFile(caller, params.id, every)),
  openFile: async ({ caller, params }) => {
    const { url, expiresAt } = ticketFor(caller, (await findFile(caller, params.id, every)).id);
    return { url, expiresAt: expiresAt.toISOString() };
  },
});

const out = ({ id, name, type, sizeBytes, hash, width, height, createdAt }: Row<StoredFile>): z.input<typeof Told> => ({
  id, name, type, sizeBytes, sha256: hash, width, height, createdAt: createdAt.toISOString(),
});
