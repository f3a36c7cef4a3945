import type { RequestHandler } from 'express';
import type { Inbox } from './inbox.ts';

/** Where development's inbox answers: beside `/v1`, only outside production and only on loopback. */
export const inboxPath = '/dev/inbox';

/**
 * Answers what development caught, newest first, to this machine only: a page in the developer's browser that
 * points its own name at 127.0.0.1 doesn't get past the `Host` check.
 */
export const inboxRoute =
  (inbox: Inbox): RequestHandler =>
  async (request, response) => {
    if (!isLoopback(request.socket.remoteAddress) || !isLocalHost(request.headers.host)) {
      response.status(404).end();
      return;
    }
    const { to } = request.query;
    const messages = await inbox.list(typeof to === 'string' ? to : undefined);
    const data = messages.map(({ messageId, ...message }) => ({ ...message, links: linksIn(message), messageId }));
    response.set('Cache-Control', 'no-store').json({ data });
  };

/** Addresses that a message leads to, each once, in the order of the text. */
export function linksIn({ text, html }: { text: string; html?: string }): string[] {
  const inText = text.match(/https?:\/\/[^\s<>"']+/g) ?? [];
  const inHtml = [...(html ?? '').matchAll(/href="(https?:[^"]+)"/g)].map(([, href = '']) => unescapeHtml(href));
  return [...new Set([...inText, ...inHtml])];
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x2F': '/',
  '#x60': '`',
  '#x3D': '=',
};
const unescapeHtml = (value: string) =>
  value.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);

const isLoopback = (address: string | undefined) => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address ?? '');
const isLocalHost = (host: string | undefined) =>
  /^(([a-z0-9-]+\.)*localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host ?? '');
