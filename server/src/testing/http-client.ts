import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';

/** An answer as tests read it. */
export interface Answer {
  status: number;
  /** Whatever JSON came; tests say what they expect of it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test asserts the shape it reads
  body: any;
  headers: Headers;
}

/** Sends requests as somebody. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

type Headers_ = (method: string, path: string) => Promise<Record<string, string>> | Record<string, string>;

/** A client that sends the headers of somebody with each request. */
export function clientOf(url: string, headersOf: Headers_, noteAnswer: (answer: Answer) => boolean = () => false): Client {
  const once = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> => {
    const own = await headersOf(method, path);
    const raw = body instanceof Uint8Array || typeof body === 'string';
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...own, ...headers },
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
    return { status: response.status, body: isJson && text ? JSON.parse(text) : text, headers: response.headers };
  };
  const send: Client['send'] = async (method, path, body, headers = {}) => {
    const answer = await once(method, path, body, headers);
    if (!noteAnswer(answer)) return answer;
    const second = await once(method, path, body, headers);
    noteAnswer(second);
    return second;
  };
  return {
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    patch: (path, body, headers) => send('PATCH', path, body, headers),
    delete: (path, headers) => send('DELETE', path, undefined, headers),
  };
}

/** A browser's key, as a program holds it: proofs by RFC 9449 with whatever a test wants to be wrong in them. */
export interface Device {
  proof(method: string, htu: string, claims?: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
}

/** Makes a device with a new P-256 key. */
export async function newDevice(): Promise<Device> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  return {
    proof: (method, htu, claims = {}, header = {}) =>
      new SignJWT({ jti: randomUUID(), htm: method, htu, iat: 1_800_000_000, ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y }, ...header })
        .sign(privateKey),
  };
}

/** The claim that ties a proof to its token. */
export const ath = (token: string) => createHash('sha256').update(token).digest('base64url');

/** A signed-in browser: signs each request, takes the nonce of each answer, and the new token of one that gives it, tries once more when asked for a new one. */
export function sessionClient(url: string, publicUrl: string, device: Device, own: { token?: string; headers?: Record<string, string> }): Client {
  let nonce: string | null = null;
  let { token } = own;
  const headersOf: Headers_ = async (method, path) => {
    const claims = { ...(nonce ? { nonce } : {}), ...(token ? { ath: ath(token) } : {}) };
    const proof = await device.proof(method, `${publicUrl}${path.split('?')[0]}`, claims);
    return { ...own.headers, DPoP: proof, ...(token ? { Authorization: `DPoP ${token}` } : {}) };
  };
  return clientOf(url, headersOf, (answer) => {
    const before = nonce;
    nonce = answer.headers.get('DPoP-Nonce') ?? nonce;
    // A session that goes on under a new token.
    if (token && answer.status === 200 && answer.body.token && answer.body.idleSeconds) token = String(answer.body.token);
    return answer.status === 401 && (answer.headers.get('WWW-Authenticate') ?? '').includes('use_dpop_nonce') && nonce !== before;
  });
}
