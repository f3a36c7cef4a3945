import type { Request } from 'express';
import { scopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Runtime } from '../runtime.ts';
import { ProofRefused, verifyProof, type Proof } from './dpop.ts';
import { Problem } from './problem.ts';
import { sha256 } from './secrets.ts';

interface Bound {
  organizationId: string;
  /** The token and the key it is bound to; neither at sign-in, where the proof says which key it will be. */
  token?: string;
  thumbprint?: string;
}

const rememberedMs = 11 * 60_000;

/**
 * Holds a request's DPoP proof against its method, address, token and key; of unsafe methods each proof is taken once.
 * @throws proof-refused — with `use_dpop_nonce` in `WWW-Authenticate` where another try with the answer's nonce may do
 */
export async function assertProof(runtime: Runtime, request: Request, { organizationId, token, thumbprint }: Bound): Promise<Proof> {
  try {
    const { config, clock, publicUrl } = runtime;
    const htu = `${publicUrl}${request.baseUrl}${request.path}`;
    const proof = await verifyProof(request.get('DPoP'), { method: request.method, htu, token, secret: config.PORTICO_SECRET, clock });
    if (thumbprint !== undefined && proof.thumbprint !== thumbprint) throw new ProofRefused('key');
    if (request.method !== 'GET') await takeOnce(runtime, organizationId, proof);
    return proof;
  } catch (error) {
    if (!(error instanceof ProofRefused)) throw error;
    const code = error.reason === 'nonce' ? 'use_dpop_nonce' : 'invalid_dpop_proof';
    throw new Problem('proof-refused', { reason: error.reason }, { 'WWW-Authenticate': `DPoP error="${code}", algs="ES256"` });
  }
}

/** A proof lives as long as its nonce: two windows of five minutes. */
async function takeOnce({ clock }: Runtime, organizationId: string, { thumbprint, jti }: Proof): Promise<void> {
  const expiresAt = new Date(clock.now().getTime() + rememberedMs);
  try {
    await tx(() => scopedDb(organizationId).DpopId.insert({ thumbprint, jtiHash: sha256(jti), expiresAt }));
  } catch (error) {
    if (violatedKey(error) === 'dpop_ids.PRIMARY') throw new ProofRefused('replayed');
    throw error;
  }
}
