import type { Request, RequestHandler, Response } from 'express';

const headers =
  'Authorization, Content-Type, DPoP, Idempotency-Key, If-Match, If-None-Match, Portico-Appointment, Portico-Background, Portico-Device, Portico-File-Name, Portico-Hold, Portico-Key, Portico-Patient, Accept-Language';
const exposed = 'DPoP-Nonce, WWW-Authenticate, ETag, Location, Retry-After, Content-Language';

/** Whether any organization allows an origin: all that a preflight, which carries no key, can be held against. */
export type KnowsOrigin = (origin: string) => Promise<boolean>;

/**
 * Answers preflights (WHATWG Fetch) for origins that some organization allows. One answer fits every route, so that
 * browsers can keep it for two hours.
 */
export function preflight(knowsOrigin: KnowsOrigin): RequestHandler {
  const answer = async (request: Request, response: Response) => {
    const { origin } = request.headers;
    response.set('Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers');
    if (origin && origin !== 'null' && (await knowsOrigin(origin))) {
      allowOrigin(response, origin);
      response.set({ 'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS', 'Access-Control-Allow-Headers': headers, 'Access-Control-Max-Age': '7200' });
    }
    response.status(204).end();
  };
  return (request, response, next) => {
    if (request.method !== 'OPTIONS') return next();
    answer(request, response).catch(next);
  };
}

/** Lets the page at this origin read the answer. */
export function allowOrigin(response: Response, origin: string): void {
  response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposed });
  response.vary('Origin');
}

/** Whether a browser sent this: programs can leave these out, browsers can't. (Node's own fetch sends `Sec-Fetch-Mode`.) */
export const isFromBrowser = (request: Request) => request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
