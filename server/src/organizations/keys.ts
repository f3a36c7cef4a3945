import { randomInt } from 'node:crypto';
import { audit } from '../audit/audit.ts';
import type { Permission } from '../contract/permissions.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { secretToken, sha256 } from '../http/secrets.ts';
import { bumpSettingsVersion, organizationById } from './organizations.ts';
import type { Audience } from './origins.ts';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
type Environment = 'test' | 'live';
const hourMs = 3_600_000;

/** A key as it is told once: a secret one is stored only as its SHA-256. */
export interface NewKey {
  readonly id: string;
  readonly key: string;
}

/** Makes a publishable key: it names the organization and opens only anonymous routes. */
export function createPublishableKey(caller: Caller, environment: Environment, name = 'Publishable key'): Promise<NewKey> {
  const random = Array.from({ length: 24 }, () => base62[randomInt(base62.length)]).join('');
  const key = `pk_${environment}_${random}`;
  return store(caller, { kind: 'publishable', environment, name, key, scopes: [], source: null, publishable: key, addressList: null, expiresAt: null });
}

/** What a secret key may do, and from where and until when. */
export interface SecretKeyOptions {
  readonly name: string;
  readonly scopes: readonly Permission[];
  /** What FHIR data that comes with it is known by. */
  readonly source?: string | null;
  readonly addresses?: readonly string[] | null;
  readonly expiresAt?: Date | null;
}

/** Makes a secret key with scopes, for a program. */
export function createSecretKey(
  caller: Caller,
  environment: Environment,
  { name, scopes, source = null, addresses = null, expiresAt = null }: SecretKeyOptions,
): Promise<NewKey> {
  const key = `sk_${environment}_${secretToken()}`;
  return store(caller, { kind: 'secret', environment, name, key, scopes, source, publishable: null, addressList: addresses, expiresAt });
}

interface Made {
  kind: 'publishable' | 'secret';
  environment: Environment;
  name: string;
  key: string;
  scopes: readonly Permission[];
  source: string | null;
  publishable: string | null;
  addressList: readonly string[] | null;
  expiresAt: Date | null;
}

function store(caller: Caller, { key, ...made }: Made): Promise<NewKey> {
  const id = caller.ids.next();
  const shown = { hash: sha256(key), prefix: key.slice(0, 12), lastFour: key.slice(-4) };
  return tx(async () => {
    const times = { revokedAt: null, lastUsedAt: null, createdAt: caller.clock.now() };
    await caller.db.ApiKey.insert({ id, ...made, ...shown, ...times });
    await audit(caller, 'key.create', { type: 'ApiKey', id, details: { kind: made.kind, scopes: [...made.scopes] } });
    return { id, key };
  });
}

/**
 * Makes a key that takes another's place, with all that the other may do and no longer than it would have; the other ends
 * after the overlap, or when it would have ended anyway.
 * @throws not-found, key-ended; missing-permission — it may do more than the caller
 */
export function rotateKey(caller: Caller, id: string, overlapHours: number): Promise<NewKey> {
  return tx(async () => {
    const old = await caller.db.ApiKey.one({ id }, { lock: true });
    if (!old) throw problem('not-found');
    const now = caller.clock.now();
    if (old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= now)) throw problem('key-ended');
    const beyond = old.scopes.find((scope) => !caller.permissions.has(scope));
    if (beyond) throw problem('missing-permission', { permission: beyond });
    const { environment, name, scopes, source, addressList: addresses, expiresAt } = old;
    const made = old.kind === 'publishable' ? await createPublishableKey(caller, environment, name) : await createSecretKey(caller, environment, { name, scopes, source, addresses, expiresAt });
    const endsAt = new Date(now.getTime() + overlapHours * hourMs);
    if (old.expiresAt === null || old.expiresAt > endsAt) await caller.db.ApiKey.update({ id }, { expiresAt: endsAt });
    await audit(caller, 'key.rotate', { type: 'ApiKey', id, details: { successor: made.id, overlapHours } });
    return made;
  });
}

/** Revokes a key at once, on every process; again is no error. @throws not-found */
export function revokeKey(caller: Caller, id: string): Promise<void> {
  return tx(async () => {
    if (!(await caller.db.ApiKey.one({ id }))) throw problem('not-found');
    if ((await caller.db.ApiKey.update({ id, revokedAt: null }, { revokedAt: caller.clock.now() })) === 0) return;
    await audit(caller, 'key.revoke', { type: 'ApiKey', id });
  });
}

/** Lets pages of an origin call the API for this organization; again is no error. */
export function allowOrigin(caller: Caller, origin: string, audience: Audience): Promise<void> {
  return tx(async () => {
    if (await caller.db.AllowedOrigin.one({ origin, audience })) return;
    await caller.db.AllowedOrigin.insert({ id: caller.ids.next(), origin, audience, createdAt: caller.clock.now() });
    await moveOn(caller);
    await audit(caller, 'origin.allow', { type: 'Organization', id: caller.organizationId, details: { origin, audience } });
  });
}

async function moveOn({ organizationId }: Caller): Promise<void> {
  const organization = await organizationById(organizationId);
  if (organization) await bumpSettingsVersion(organizationId, organization.settingsVersion);
}
