import { base64url, randomId } from './random.ts';

/** What a proof is for: one request, at one time, with one token. */
export interface ProofOf {
  method: string;
  /** The address as the API itself states it; query and fragment are cut off. */
  url: string;
  nonce: string | undefined;
  /** Absent at sign-in, where there is no token yet. */
  token?: string;
}

const utf8 = new TextEncoder();
const part = (value: unknown) => base64url(utf8.encode(JSON.stringify(value)));
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A key pair whose private half can sign but never be read, not even by this page. */
export const newKeys = () => crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);

/** A DPoP proof (RFC 9449): shows that whoever sends the token holds the key it was given to. */
export async function proof({ privateKey, publicKey }: CryptoKeyPair, { method, url, nonce, token }: ProofOf) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  const ath = token && base64url(await crypto.subtle.digest('SHA-256', utf8.encode(token)));
  const { origin, pathname } = new URL(url);
  const signed = `${part({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })}.${part({
    jti: randomId(),
    htm: method,
    htu: origin + pathname,
    iat: Math.floor(Date.now() / 1000),
    nonce,
    ath,
  })}`;
  return `${signed}.${base64url(await crypto.subtle.sign(algorithm, privateKey, utf8.encode(signed)))}`;
}
