import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Request } from 'playwright-core';

/** All headers of a request that a thief who reads the network would have. */
export async function copiedHeaders(request: Request): Promise<Record<string, string>> {
  const all = await request.allHeaders();
  return Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith(':') && !/^(host|connection|content-length|accept-encoding)$/.test(name)));
}

/** A proof that is right in everything but its key, which isn't the session's. */
export async function freshProof({ method, url, nonce, token }: { method: string; url: string; nonce: string; token: string }): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const ath = createHash('sha256').update(token).digest('base64url');
  return new SignJWT({ htm: method, htu: url, nonce, ath, jti: randomUUID() })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: await exportJWK(publicKey) })
    .setIssuedAt()
    .sign(privateKey);
}
