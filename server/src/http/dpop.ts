import { calculateJwkThumbprint, errors, importJWK, jwtVerify, type CryptoKey, type JWK, type JWTHeaderParameters } from 'jose';
import type { Clock } from '../clock.ts';
import { keyFor, mac, sameSecret, sha256 } from './secrets.ts';

/** Why a proof was refused: for the problem's `reason`, and for RFC 9449's error code. */
export class ProofRefused extends Error {
  constructor(readonly reason: 'missing' | 'malformed' | 'method' | 'address' | 'token' | 'nonce' | 'key' | 'replayed') {
    super(reason);
  }
}

/** A proof of possession that held: whose key signed it, and its own id. */
export interface Proof {
  /** RFC 7638 thumbprint of the key. */
  thumbprint: string;
  jti: string;
}

interface Expected {
  method: string;
  /** The public address of the request, without query. */
  htu: string;
  /** The token that the proof goes with; none at sign-in. */
  token?: string;
  secret: string;
  clock: Clock;
}

const centuries = 10_000_000_000;
const windowMs = 5 * 60_000;

/** The nonce of the present five minutes: stateless, the same from every process. */
export const dpopNonce = (secret: string, clock: Clock) => nonceOf(secret, Math.floor(clock.now().getTime() / windowMs));

const nonces = new Map<number, { secret: string; nonce: string }>();

/** Every answer carries it and it changes twelve times an hour: those of the last windows are kept. */
function nonceOf(secret: string, window: number): string {
  const known = nonces.get(window);
  if (known?.secret === secret) return known.nonce;
  if (nonces.size > 8) nonces.clear();
  const nonce = mac(keyFor(secret, 'dpop-nonce'), String(window)).slice(0, 32);
  nonces.set(window, { secret, nonce });
  return nonce;
}

function isFresh(nonce: string, secret: string, clock: Clock): boolean {
  const window = Math.floor(clock.now().getTime() / windowMs);
  return [window, window - 1].some((one) => sameSecret(nonce, nonceOf(secret, one)));
}

/**
 * Verifies a DPoP proof (RFC 9449) with jose. Freshness is the nonce's: `iat` need only be a number, since phones
 * have wrong clocks.
 * @throws ProofRefused
 */
export async function verifyProof(proof: string | undefined, expected: Expected): Promise<Proof> {
  if (!proof) throw new ProofRefused('missing');
  const { payload, thumbprint } = await verifySignature(proof);
  const { jti, htm, htu, ath, nonce, iat } = payload;
  if (typeof iat !== 'number' || typeof jti !== 'string' || jti.length < 8 || jti.length > 100) throw new ProofRefused('malformed');
  if (typeof nonce !== 'string' || !isFresh(nonce, expected.secret, expected.clock)) throw new ProofRefused('nonce');
  if (htm !== expected.method) throw new ProofRefused('method');
  if (htu !== expected.htu) throw new ProofRefused('address');
  if (expected.token !== undefined && ath !== sha256(expected.token)) throw new ProofRefused('token');
  return { thumbprint, jti };
}

async function verifySignature(proof: string) {
  if (proof.length > 4000) throw new ProofRefused('malformed');
  let thumbprint = '';
  const keyOf = async (header: JWTHeaderParameters) => {
    const imported = await importKey(header.jwk);
    thumbprint = imported.thumbprint;
    return imported.key;
  };
  try {
    // Exp and nbf have no meaning in a proof: whatever they say passes.
    const { payload } = await jwtVerify(proof, keyOf, { algorithms: ['ES256'], typ: 'dpop+jwt', currentDate: new Date(0), clockTolerance: centuries });
    return { payload, thumbprint };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw new ProofRefused('malformed');
    throw error;
  }
}

interface Imported {
  key: CryptoKey | Uint8Array;
  thumbprint: string;
}

const imported = new Map<string, Imported>();
const mostImported = 5000;

async function importKey(jwk: JWK | undefined): Promise<Imported> {
  if (jwk?.kty !== 'EC' || jwk.crv !== 'P-256' || jwk.d !== undefined) throw new ProofRefused('malformed');
  if (typeof jwk.x !== 'string' || typeof jwk.y !== 'string') throw new ProofRefused('malformed');
  const name = `${jwk.x} ${jwk.y}`;
  const known = imported.get(name);
  if (known) {
    imported.delete(name);
    imported.set(name, known);
    return known;
  }
  const publicJwk = { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y };
  const made = { key: await importJWK(publicJwk, 'ES256'), thumbprint: await calculateJwkThumbprint(publicJwk) };
  imported.set(name, made);
  const oldest = imported.size > mostImported ? imported.keys().next().value : undefined;
  if (oldest) imported.delete(oldest);
  return made;
}
