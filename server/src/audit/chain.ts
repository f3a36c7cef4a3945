import { createHash } from 'node:crypto';
import { keyFor, mac, sameSecret, sha256 } from '../http/secrets.ts';

/** What a digest covers of an audit row: every column. */
export interface SealedEvent {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorSessionId: string | null;
  readonly actorApiKeyId: string | null;
  readonly onBehalfOfPatientId: string | null;
  readonly via: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly patientId: string | null;
  readonly ip: string | null;
  readonly origin: string | null;
  readonly requestId: string;
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** A row that a seal covers, and the digest of what it said then. */
export interface SealEntry {
  readonly id: string;
  readonly digest: string;
}

/** One link of the chain, before it is signed. */
export interface SealBody {
  readonly organizationId: string;
  readonly number: number;
  readonly entries: readonly SealEntry[];
  readonly upTo: Date;
  readonly previousHash: string;
  readonly sealedAt: Date;
}

/** What stands before the first link. */
export const noHash = '0'.repeat(64);

/** The key that seals are signed with: whoever has only the database can't make one. */
export const sealingKey = (secret: string): Buffer => keyFor(secret, 'audit-seals');

/** The digest of an audit row: any change of any column changes it. */
export function digestOf(event: SealedEvent): string {
  const columns = [
    event.id,
    event.at.toISOString(),
    event.action,
    event.actorKind,
    event.actorId,
    event.actorSessionId,
    event.actorApiKeyId,
    event.onBehalfOfPatientId,
    event.via,
    event.subjectType,
    event.subjectId,
    event.patientId,
    event.ip,
    event.origin,
    event.requestId,
    event.details,
  ];
  return sha256(JSON.stringify(columns));
}

/** The hash of a link, which the next one repeats. */
export function hashOf({ organizationId, number, entries, upTo, previousHash, sealedAt }: SealBody): string {
  const rows = entries.map(({ id, digest }) => [id, digest]);
  const body = [organizationId, number, previousHash, upTo.toISOString(), sealedAt.toISOString(), rows];
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}

/** The signature of a link. */
export const signatureOf = (key: Buffer, hash: string) => mac(key, hash);

/** Whether a signature is the one that only we could make. */
export const isSignedBy = (key: Buffer, hash: string, signature: string) =>
  sameSecret(signature, signatureOf(key, hash));
