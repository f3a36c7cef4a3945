import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clinicPolicy } from './csp.ts';
import { inboxPage, readInbox } from './inbox.ts';
import { type Fill, type Page, readPage } from './pages.ts';
import { practitionerIds } from './practitioners.ts';

/** What the clinic's web master knows: where the portal is, and the clinic's publishable key. */
export interface DemoOptions {
  api: string;
  key: string;
  /** Where the API shows the messages that it caught in development. */
  inbox: string;
  /** 0 takes a free port. */
  port: number;
}

/** The running website of the clinic. */
export interface DemoSite {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves Northside Physio's website: files, with the portal's address and key filled in, under a strict
 * Content-Security-Policy. It knows nothing of the portal's data and answers nothing in its place.
 */
export async function serveDemo(options: DemoOptions): Promise<DemoSite> {
  const practitioner = practitionerIds(options.api, options.key);
  const fill: Fill = (name, argument) => {
    if (name === 'api') return options.api;
    if (name === 'key') return options.key;
    if (name === 'practitioner') return practitioner(argument);
    throw new Error(`A page of the clinic asks for "${name}", which nobody fills in.`);
  };
  const server = createServer((request, response) => void answer(request, response, options, fill));
  await new Promise<void>((done, failed) => server.once('error', failed).listen(options.port, done));
  const { port } = server.address() as AddressInfo; // node's type also covers pipes, which listen(port) never makes
  return {
    url: `http://clinic.localhost:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: DemoOptions,
  fill: Fill,
): Promise<void> {
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const { pathname } = new URL(request.url ?? '/', 'http://clinic.localhost');
    const page = pathname === '/inbox' ? await inbox(request, options, fill) : await readPage(pathname, fill);
    response.writeHead(page.status, headers(page, options.api)).end(request.method === 'HEAD' ? undefined : page.body);
  } catch (error) {
    process.stderr.write(
      `The clinic's website could not answer: ${error instanceof Error ? error.message : 'unknown'}\n`,
    );
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
    response.end();
  }
}

/** The inbox holds one-time links, so it is shown to this machine only, under a name that stands for this machine. */
async function inbox(request: IncomingMessage, options: DemoOptions, fill: Fill): Promise<Page> {
  const here = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(request.socket.remoteAddress ?? '');
  const named = /^(?:[\w-]+\.)*localhost(?::\d+)?$|^127\.0\.0\.1(?::\d+)?$|^\[::1\](?::\d+)?$/.test(
    request.headers.host ?? '',
  );
  if (!here || !named) return readPage('/not-found', fill);
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: inboxPage(await readInbox(options.inbox)),
    cache: 'no-store',
  };
}

const headers = (page: Page, api: string): Record<string, string> => ({
  'content-type': page.type,
  'cache-control': page.cache,
  'content-security-policy': clinicPolicy(api),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
});
