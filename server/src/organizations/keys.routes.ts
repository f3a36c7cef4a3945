import { keys } from '../contract/keys.ts';
import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { handlers } from '../http/handlers.ts';
import { invalid, problem } from '../http/problem.ts';
import { text } from '../locales/text.ts';
import { forbidOrigins } from './forbid-origins.ts';
import { allowOrigin, createPublishableKey, createSecretKey, revokeKey, rotateKey, type NewKey } from './keys.ts';
import type { AllowedOrigin, ApiKey } from './organizations.models.ts';
import { isOriginAllowable } from './origins.ts';

type Body = (typeof keys)['createKey']['body']['_output'];

export const keyRoutes = handlers(keys, {
  listKeys: async ({ caller }) => ({ data: (await caller.db.ApiKey.find({ order: [['id', 'DESC']] })).map(out) }),
  createKey: async ({ caller, body }) => made(caller, await create(caller, body)),
  revokeKey: ({ caller, params }) => revokeKey(caller, params.id),
  rotateKey: async ({ caller, params, body }) => made(caller, await rotateKey(caller, params.id, body.overlapHours)),
  listOrigins: async ({ caller }) => ({ data: (await caller.db.AllowedOrigin.find({ order: [['id', 'ASC']] })).map(originOut) }),
  addOrigin: async ({ caller, body }) => originOut(await addOrigin(caller, body)),
  removeOrigin: async ({ caller, params }) => removeOrigin(caller, params.id),
});

function create(caller: Caller, { kind, environment, name, scopes, source, addresses, expiresAt }: Body): Promise<NewKey> {
  const beyond = scopes.find((scope) => !caller.permissions.has(scope));
  if (beyond) throw problem('missing-permission', { permission: beyond });
  if (kind === 'publishable') return createPublishableKey(caller, environment, name);
  if (scopes.length === 0) throw invalid('/scopes', 'too-few', text(caller.language, 'issue.too-few', { minimum: 1 }));
  return createSecretKey(caller, environment, { name, scopes, source, addresses, expiresAt: expiresAt ? new Date(expiresAt) : undefined });
}

async function made({ db }: Caller, { id, key }: NewKey) {
  const row = await db.ApiKey.one({ id });
  if (!row) throw problem('not-found');
  return { ...out(row), key };
}

async function addOrigin(caller: Caller, { origin, audience }: { origin: string; audience: 'patients' | 'staff' }): Promise<Row<AllowedOrigin>> {
  if (!isOriginAllowable(origin)) throw invalid('/origin', 'origin', text(caller.language, 'issue.origin'));
  await allowOrigin(caller, origin, audience);
  return (await caller.db.AllowedOrigin.one({ origin, audience })) ?? Promise.reject(problem('conflict'));
}

async function removeOrigin(caller: Caller, id: string): Promise<void> {
  const found = await caller.db.AllowedOrigin.one({ id });
  if (!found) throw problem('not-found');
  await forbidOrigins(caller, found.audience, (origin) => origin === found.origin);
}

const time = (at: Date | null) => at?.toISOString() ?? null;

const out = ({ id, kind, environment, name, prefix, lastFour, publishable, scopes, source, addressList, createdAt, expiresAt, revokedAt, lastUsedAt }: Row<ApiKey>) => ({
  id,
  kind,
  environment,
  name,
  prefix,
  lastFour,
  publishable,
  scopes: [...scopes],
  source,
  addresses: addressList ? [...addressList] : null,
  createdAt: createdAt.toISOString(),
  expiresAt: time(expiresAt),
  revokedAt: time(revokedAt),
  lastUsedAt: time(lastUsedAt),
});

const originOut = ({ id, origin, audience, createdAt }: Row<AllowedOrigin>) => ({ id, origin, audience, createdAt: createdAt.toISOString() });
