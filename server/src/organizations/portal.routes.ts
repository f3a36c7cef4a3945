import type { Request } from 'express';
import { portal } from '../contract/portal.ts';
import type { Caller } from '../http/caller.ts';
import { handlers, reply } from '../http/handlers.ts';
import { bootstrap, bootstrapTag } from './bootstrap.ts';

/** What every page with tags asks first. */
export const portalRoutes = handlers(portal, {
  getPortal: ({ caller, request }) => unlessKnown(caller, request),
});

/** 304 for a page that has this very answer already. */
async function unlessKnown(caller: Caller, request: Request) {
  const headers = { ETag: bootstrapTag(caller), 'Cache-Control': 'no-cache' };
  if (request.headers['if-none-match'] === headers.ETag) return reply(undefined, { status: 304, headers });
  return reply(await bootstrap(caller), { headers });
}
