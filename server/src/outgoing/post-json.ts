import { request as plain } from 'node:http';
import { request as encrypted } from 'node:https';
import { isIP } from 'node:net';
import { isPublic, PrivateAddress, publicLookup } from './public-address.ts';

/** A request to another system. */
export interface Posting {
  /** A text is JSON already, and sent as it stands. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Connection, request and answer together. */
  readonly waitMs: number;
  /** Whether the address may be one of this machine or its network: development and tests only. */
  readonly mayBePrivate: boolean;
}

/**
 * Posts JSON to another system and answers the status; no redirect is followed, and what the answer holds is dropped.
 * @throws PrivateAddress — the host leads inside, at the moment of connecting (security rule 26); TimeoutError; what Node says of a connection
 */
export async function postJson(to: string, { body, headers = {}, waitMs, mayBePrivate }: Posting): Promise<number> {
  const url = new URL(to);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!mayBePrivate && isIP(host) !== 0 && !isPublic(host)) throw new PrivateAddress();
  const text = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const signal = AbortSignal.timeout(waitMs);
  return new Promise((resolve, reject) => {
    const sending = (url.protocol === 'https:' ? encrypted : plain)(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': text.length },
      signal,
      ...(mayBePrivate ? {} : { lookup: publicLookup }),
    });
    sending.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    sending.on('response', (answer) => {
      answer.on('error', reject);
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sending.end(text);
  });
}
