import { z } from 'zod';
import { permissions } from './permissions.ts';
import { route } from './route.ts';
import { id, instant, line } from './shapes.ts';

const scopes = z.array(z.enum(permissions)).max(permissions.length);
const byId = z.strictObject({ id: id() });

/** A key as staff see it: a secret one is told only when it is made. */
export const ApiKey = z
  .object({
    id: id(),
    kind: z.enum(['publishable', 'secret']),
    environment: z.enum(['test', 'live']),
    name: z.string(),
    prefix: z.string(),
    lastFour: z.string(),
    publishable: z.string().nullable().meta({ description: 'The whole key, where it is no secret' }),
    scopes,
    source: z.string().nullable().meta({ description: 'What FHIR data that comes with it is known by' }),
    addresses: z.array(z.string()).nullable().meta({ description: 'Addresses that it is taken from; null: any' }),
    createdAt: instant(),
    expiresAt: instant().nullable(),
    revokedAt: instant().nullable(),
    lastUsedAt: instant().nullable().meta({ description: 'To the minute' }),
  })
  .meta({ id: 'ApiKey' });

const MadeKey = ApiKey.extend({ key: z.string().optional().meta({ description: 'Told this once' }) }).meta({ id: 'MadeKey' });

/** A page's origin that may call the API for the organization. */
export const AllowedOrigin = z
  .object({ id: id(), origin: z.string(), audience: z.enum(['patients', 'staff']), createdAt: instant() })
  .meta({ id: 'AllowedOrigin' });

/** Keys of programs and pages, and the origins that pages may have; `server/src/organizations/`. */
export const keys = {
  listKeys: route({
    method: 'get',
    path: '/v1/admin/keys',
    summary: 'Keys of the organization, newest first, with their last use',
    callers: ['staff'],
    permission: 'keys',
    ok: z.object({ data: z.array(ApiKey) }),
  }),
  createKey: route({
    method: 'post',
    path: '/v1/admin/keys',
    summary: 'Make a key',
    description: 'A key can’t be given a scope that its maker hasn’t. A secret key is told this once: a repeat of the request names it without.',
    callers: ['staff'],
    permission: 'keys',
    freshAuthentication: true,
    idempotent: true,
    secretMembers: ['key'],
    body: z.strictObject({
      kind: z.enum(['publishable', 'secret']),
      environment: z.enum(['test', 'live']),
      name: line(100),
      scopes: scopes.default([]),
      source: line(100).optional(),
      addresses: z.array(z.union([z.ipv4(), z.ipv6()])).min(1).max(20).optional(),
      expiresAt: instant().optional(),
    }),
    ok: MadeKey,
    status: 201,
    problems: ['missing-permission', 'idempotency-key-reused'],
  }),
  revokeKey: route({
    method: 'delete',
    path: '/v1/admin/keys/{id}',
    summary: 'Revoke a key at once; again is no error',
    callers: ['staff'],
    permission: 'keys',
    freshAuthentication: true,
    params: byId,
    ok: z.undefined(),
    problems: ['not-found'],
  }),
  rotateKey: route({
    method: 'post',
    path: '/v1/admin/keys/{id}/rotate',
    summary: 'Make a key that takes another’s place',
    description: 'The new one has the same name, scopes, source and addresses; the old one works for some hours more, so that programs and pages can be changed meanwhile.',
    callers: ['staff'],
    permission: 'keys',
    freshAuthentication: true,
    idempotent: true,
    secretMembers: ['key'],
    params: byId,
    body: z.strictObject({
      overlapHours: z.number().int().min(0).max(720).default(24).meta({ description: 'How long the old key works on; 0: it ends now' }),
    }),
    ok: MadeKey,
    status: 201,
    problems: ['not-found', 'key-ended', 'missing-permission', 'idempotency-key-reused'],
  }),
  listOrigins: route({
    method: 'get',
    path: '/v1/admin/origins',
    summary: 'Origins whose pages may call the API',
    callers: ['staff'],
    permission: 'keys',
    ok: z.object({ data: z.array(AllowedOrigin) }),
  }),
  addOrigin: route({
    method: 'post',
    path: '/v1/admin/origins',
    summary: 'Allow an origin',
    description: 'Exactly: scheme, host and port. https, or http on the machine itself, for pages with a test key.',
    callers: ['staff'],
    permission: 'keys',
    freshAuthentication: true,
    idempotent: true,
    body: z.strictObject({ origin: line(254), audience: z.enum(['patients', 'staff']).default('patients') }),
    ok: AllowedOrigin,
    status: 201,
    problems: ['idempotency-key-reused'],
  }),
  removeOrigin: route({
    method: 'delete',
    path: '/v1/admin/origins/{id}',
    summary: 'Forbid an origin',
    callers: ['staff'],
    permission: 'keys',
    freshAuthentication: true,
    params: byId,
    ok: z.undefined(),
    problems: ['not-found'],
  }),
};
