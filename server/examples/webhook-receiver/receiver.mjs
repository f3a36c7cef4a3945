// What stands on your side of a webhook: it checks who sent a message (Standard Webhooks), and hears each message once.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** A message that is older or newer than this is refused: it may be a copy. */
const toleranceSeconds = 300;
const mostBytes = 100_000;

/**
 * A server that answers 204 once `hear` is done. A message that it can't hear now is answered 500, and comes again.
 * @param {{ secret: string, hear: (message: { type: string, timestamp: string, data: object }, id: string) => unknown, now?: () => Date, heard?: Set<string> }} options
 *   `heard`: ids of messages that were heard; keep them where they outlive the process.
 */
export function createReceiver({ secret, hear, now = () => new Date(), heard = new Set() }) {
  const underWay = new Map();
  return createServer(async (request, response) => {
    const answer = (status) => response.writeHead(status).end();
    if (request.method !== 'POST') return answer(405);
    const body = await read(request);
    if (body === null) return answer(413);
    if (!isGenuine(request.headers, body, secret, now())) return answer(401);
    const id = request.headers['webhook-id'];
    // A message comes twice when our answer was lost or late: the id tells. A repeat of one that is being heard ends as that one does.
    if (heard.has(id)) return answer(204);
    if (!underWay.has(id)) underWay.set(id, Promise.resolve().then(() => hear(JSON.parse(body), id)));
    try {
      await underWay.get(id);
      heard.add(id);
      return answer(204);
    } catch {
      return answer(500);
    } finally {
      underWay.delete(id);
    }
  });
}

/** Whether a message is from whoever knows the secret, as it was sent, and new. `body` is the text as it came. */
export function isGenuine(headers, body, secret, now) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (!id || !signatures || !/^\d+$/.test(timestamp ?? '')) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  // After a change of the secret there are two.
  return signatures.split(' ').some((one) => {
    const [version, value = ''] = one.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

async function read(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
