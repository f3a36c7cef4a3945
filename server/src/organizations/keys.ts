import { randomInt } from 'node:crypto';
import { audit } from '../audit/audit.ts';
import type { Permission } from '../contract/permissions.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { secretToken, sha256 } from '../http/secrets.ts';
import { bumpSettingsVersion, organizationById } from './organizations.ts';
import type { Audience } from './origins.ts';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
type Environment = 'test' | 'live';

/** A key as it is told once: a secret one is stored only as its SHA-256. */
export interface NewKey {
  readonly id: string;
  readonly key: string;
}

/** Makes a publishable key: it names the organization and opens only anonymous routes. */
export function createPublishableKey(caller: Caller, environment: Environment, name = 'Publishable key'): Promise<NewKey> {
  const random = Array.from({ length: 24 }, () => base62[randomInt(base62.length)]).join('');
  const key = `pk_${environment}_${random}`;
  return store(caller, { kind: 'publishable', environment, name, key, scopes: [], source: null, publishable: key });
}

/**
 * Makes a secret key with scopes, for a program.
 * @param source what FHIR data that comes with this key is known by
 */
export function createSecretKey(
  caller: Caller,
  environment: Environment,
  { name, scopes, source = null }: { name: string; scopes: readonly Permission[]; source?: string | null },
): Promise<NewKey> {
  const key = `sk_${environment}_${secretToken()}`;
  return store(caller, { kind: 'secret', environment, name, key, scopes, source, publishable: null });
}

interface Made {
  kind: 'publishable' | 'secret';
  environment: Environment;
  name: string;
  key: string;
  scopes: readonly Permission[];
  source: string | null;
  publishable: string | null;
}

function store(caller: Caller, { key, ...made }: Made): Promise<NewKey> {
  const id = caller.ids.next();
  const shown = { hash: sha256(key), prefix: key.slice(0, 12), lastFour: key.slice(-4) };
  return tx(async () => {
    const times = { expiresAt: null, revokedAt: null, lastUsedAt: null, createdAt: caller.clock.now() };
    await caller.db.ApiKey.insert({ id, ...made, ...shown, addressList: null, ...times });
    await audit(caller, 'key.create', { type: 'ApiKey', id });
    return { id, key };
  });
}

/** Lets pages of an origin call the API for this organization; again is no error. */
export function allowOrigin(caller: Caller, origin: string, audience: Audience): Promise<void> {
  return tx(async () => {
    if (await caller.db.AllowedOrigin.one({ origin, audience })) return;
    await caller.db.AllowedOrigin.insert({ id: caller.ids.next(), origin, audience, createdAt: caller.clock.now() });
    await moveOn(caller);
    await audit(caller, 'origin.allow', { type: 'Organization', id: caller.organizationId });
  });
}

async function moveOn({ organizationId }: Caller): Promise<void> {
  const organization = await organizationById(organizationId);
  if (organization) await bumpSettingsVersion(organizationId, organization.settingsVersion);
}
