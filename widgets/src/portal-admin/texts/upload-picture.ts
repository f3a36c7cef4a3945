import type { Desk } from '../desk.ts';
import type { Picture } from './rich-text.ts';

/** Uploads a picture and gives it a public address. */
export async function uploadPicture({ client }: Desk, file: File): Promise<Picture & { path: string }> {
  const { id: fileId } = await client.post('/v1/admin/files', { body: file, headers: { 'Portico-File-Name': encodeURIComponent(file.name) } });
  return client.post('/v1/admin/message-pictures', { body: { fileId } });
}
