import type { RequestHandler } from 'express';
import { contextOf } from '../http/request-context.ts';
import { problem } from '../http/problem.ts';
import type { Runtime } from '../runtime.ts';
import { storageOf } from './storage/storage.ts';
import { openTicket } from './tickets.ts';

/**
 * `GET /v1/files/{ticket}`: the file that a ticket opens, to be saved: nothing of it is shown or run where it comes from.
 */
export function fileByTicket(runtime: Runtime): { path: string; handler: RequestHandler } {
  const handler: RequestHandler = async (request, response) => {
    contextOf(response).route = 'GET /v1/files/{ticket}';
    const file = await openTicket(runtime, String(request.params['ticket']));
    const bytes = await storageOf(runtime).get(file.storageKey);
    if (!bytes) throw problem('not-found');
    response.set({
      'Content-Type': file.type,
      'Content-Disposition': disposition(file.name),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    });
    response.end(bytes);
  };
  return { path: '/v1/files/:ticket', handler };
}

/** RFC 6266: a plain name for old programs, the real one beside it. */
const disposition = (name: string) =>
  `attachment; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`;
