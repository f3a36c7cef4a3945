import express, { type RequestHandler } from 'express';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../../widgets/dist/embed', import.meta.url));
const immutable = /(?:-\d+\.\d+\.\d+[^/]*\.js|[\\/]chunks[\\/].+)$/;

/**
 * The tags' files for any page of any origin: `/embed/portico.js` for five minutes, versioned files and hashed chunks
 * for a year.
 */
export function embed(): RequestHandler {
  return express.static(built, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      response.setHeader('Cache-Control', immutable.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
    },
  });
}
