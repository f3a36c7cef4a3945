import type { Request } from 'express';
import { permissions as allPermissions, type Permission } from '../contract/permissions.ts';
import type { RouteContract } from '../contract/route.ts';
import { keyByHash, sessionByHash, type FoundKey, type FoundOrganization, type FoundSession } from '../db/lookups.ts';
import { scopedDb } from '../db/scoped.ts';
import { isId } from '../ids.ts';
import { languages, type Language } from '../locales/languages.ts';
import { tellOfExposedKey } from '../organizations/exposed-key.ts';
import { defaultSource } from '../organizations/key-source.ts';
import type { Organization } from '../organizations/organization.ts';
import { isOriginAllowed } from '../organizations/origins.ts';
import type { Runtime } from '../runtime.ts';
import { reachOf, type Caller } from './caller.ts';
import { isFromBrowser } from './cors.ts';
import { assertFresh } from './fresh.ts';
import { idleMsOf, noteKeyUse, noteSessionUse } from './last-use.ts';
import { isOpen, overlaid, previewOf } from './preview.ts';
import { invalid, Problem, problem } from './problem.ts';
import type { RequestContext } from './request-context.ts';
import { sha256 } from './secrets.ts';
import { assertProof } from './session-proof.ts';

/**
 * Finds out who asks and refuses whoever may not ask this: key or session, origin, proof, switches, rights. What the
 * caller may do to a row is the service's to decide.
 */
export async function guard(runtime: Runtime, contract: RouteContract, request: Request, context: RequestContext): Promise<Caller> {
  const origin = originOf(request);
  context.readableBy = origin ?? null;
  context.query = request.query;
  const asking: Asking = { runtime, contract, request, context, origin };
  const caller = await identify(asking);
  if (origin !== undefined) await assertOrigin(caller, asking, origin);
  assertKind(caller, contract);
  assertSwitches(caller, contract);
  assertRights(caller, contract);
  return caller;
}

/** A request at the door, before anybody is known. */
interface Asking {
  runtime: Runtime;
  contract: RouteContract;
  request: Request;
  context: RequestContext;
  origin: string | undefined;
}

/** The page's origin; none from programs and from our own pages. */
function originOf(request: Request): string | undefined {
  const { origin } = request.headers;
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') throw problem('origin-not-allowed');
    return undefined;
  }
  if (origin === 'null') throw problem('origin-not-allowed');
  return origin;
}

async function identify(asking: Asking): Promise<Caller> {
  const [scheme = '', credentials = ''] = (asking.request.headers.authorization ?? '').split(' ', 2);
  if (scheme.toLowerCase() === 'dpop') return bySession(asking, credentials);
  if (scheme.toLowerCase() === 'bearer') return bySecretKey(asking, credentials);
  return byPublishableKey(asking);
}

async function byPublishableKey(asking: Asking): Promise<Caller> {
  const { runtime, request, context, origin } = asking;
  const inQuery = request.method === 'GET' ? context.query['key'] : undefined;
  const given = request.get('Portico-Key') ?? (typeof inQuery === 'string' ? inQuery : undefined);
  if (given === undefined) throw problem('unauthorized');
  const key = await liveKey(given, 'publishable', runtime);
  if (key.environment === 'live' && origin?.startsWith('http:') && origin !== runtime.publicUrl) throw problem('origin-not-allowed');
  const own = { via: 'publishable-key', apiKeyId: key.id, origin } as const;
  const preview = await previewOf(runtime, request, { organizationId: key.organizationId, origin });
  if (!preview) return callerOf(asking, key, { ...own, kind: 'public' });
  const { patientId } = preview;
  const caller = await callerOf(asking, key, { ...own, kind: patientId ? 'patient' : 'public', patientId, preview });
  return { ...caller, settings: overlaid(caller.settings, preview) };
}

async function bySecretKey(asking: Asking, given: string): Promise<Caller> {
  const { runtime, request, contract } = asking;
  if (isFromBrowser(request)) return refuseInBrowser(asking, given);
  const key = await liveKey(given, 'secret', runtime);
  // A server that listens on both families sees IPv4 as `::ffff:203.0.113.9`.
  const address = request.ip?.replace(/^::ffff:(?=\d+\.)/i, '');
  if (Array.isArray(key.addressList) && !key.addressList.includes(address)) throw problem('key-unknown');
  await noteKeyUse(runtime, key);
  const own = { via: 'secret-key', apiKeyId: key.id, permissions: permissionsIn(key.scopes) } as const;
  const patientId = request.get('Portico-Patient');
  if (patientId === undefined) return callerOf(asking, key, { ...own, kind: 'staff' });
  if (!contract.callers.includes('patient') && !contract.callers.includes('public')) throw problem('not-allowed');
  return callerOf(asking, key, { ...own, kind: 'patient', patientId: await actingFor(key, own.permissions, patientId) });
}

/** Whatever key it is, the answer is the same; where it opens something, the clinic hears of it. */
async function refuseInBrowser(asking: Asking, given: string): Promise<never> {
  const { runtime, context } = asking;
  runtime.log.warn('secret-key-in-browser', { requestId: context.requestId });
  const key = await liveKey(given, 'secret', runtime).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  if (key) await tellOfExposedKey(await callerOf(asking, key, { kind: 'system', via: 'secret-key', apiKeyId: key.id }), key.id);
  throw problem('secret-key-in-browser');
}

/** The patient that a key acts for: by our id, else by the one that the key's own source uses (FHIR). A guest is none. */
async function actingFor(key: FoundKey, permissions: ReadonlySet<Permission>, named: string): Promise<string> {
  if (!permissions.has('patients.act')) throw problem('missing-permission', { permission: 'patients.act' });
  const { ApiKey, ClinicalResource, Patient } = scopedDb(key.organizationId);
  const id = named.toLowerCase();
  const patient = isId(id) ? await Patient.one({ id }) : null;
  if (patient && (patient.profile || patient.mergedIntoId)) return patient.mergedIntoId ?? id;
  if (/^[A-Za-z0-9.-]{1,64}$/.test(named)) {
    const source = (await ApiKey.one({ id: key.id }))?.source ?? defaultSource(key);
    const told = await ClinicalResource.one({ source, type: 'Patient', sourceId: named });
    if (told?.patientId) return told.patientId;
  }
  throw isId(id) ? problem('not-found') : invalid('/Portico-Patient', 'format', 'A patient’s id (UUID)', 'header');
}

async function liveKey(given: string, kind: 'publishable' | 'secret', { clock }: Runtime): Promise<FoundKey> {
  if (given.length > 100) throw problem('key-unknown');
  const key = await keyByHash(sha256(given));
  const now = clock.now();
  if (!key || key.kind !== kind || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) throw problem('key-unknown');
  return key;
}

async function bySession(asking: Asking, token: string): Promise<Caller> {
  const { runtime, request, origin } = asking;
  const session = token.length > 0 && token.length <= 100 ? await sessionByHash(sha256(token)) : null;
  if (!session || !isAlive(session, runtime)) throw problem('session-ended');
  if ((origin ?? runtime.publicUrl) !== session.origin) throw problem('origin-not-allowed');
  await assertProof(runtime, request, { token, thumbprint: session.thumbprint, organizationId: session.organizationId });
  const background = request.get('Portico-Background') === '1';
  const caller = await callerOf(asking, session, { ...whoIn(session), origin, background });
  if (!isGoodEnough(session, caller)) throw problem('session-ended');
  if (!background) await noteSessionUse(runtime, session, idleMsOf(caller.settings));
  return caller;
}

function whoIn(session: FoundSession): Own {
  const { userKind: kind, staffUserId, portalUserId, patientId } = session;
  const common = { via: 'session', sessionId: session.id, authenticatedAt: session.freshAuthAt, session } as const;
  if (kind === 'staff') return { ...common, kind, staffUserId: staffUserId ?? undefined, permissions: permissionsIn(session.permissions) };
  return { ...common, kind, portalUserId: portalUserId ?? undefined, patientId: patientId ?? undefined };
}

/** By the organization's rules of today, which may have become stricter since the session began. */
function isGoodEnough({ lastSeenAt, userKind, factors }: FoundSession, { settings, clock }: Caller): boolean {
  if (clock.now().getTime() - lastSeenAt.getTime() >= idleMsOf(settings)) return false;
  const needsTwo = userKind === 'staff' && settings.get('identity.staffSecondFactor') === 'required';
  return !needsTwo || (Array.isArray(factors) && factors.length > 1);
}

/** An ended, idle or outlived session is none; so is one of a user who was disabled meanwhile. */
function isAlive(session: FoundSession, { clock }: Runtime): boolean {
  const now = clock.now();
  const isActive = (session.userKind === 'staff' ? session.staffState : session.userState) === 'active';
  return isActive && session.endedAt === null && session.idleExpiresAt > now && session.expiresAt > now;
}

type Own = Pick<Caller, 'kind' | 'via'> & Partial<Caller>;

async function callerOf({ runtime, request, context }: Asking, found: FoundOrganization, own: Own): Promise<Caller> {
  const reach = await reachOf(runtime, organizationOf(found));
  const language: Language = context.asked ?? languageOf(own) ?? reach.settings.get('general.language');
  context.language = language;
  return Object.assign(reach, { language, requestId: context.requestId, ip: request.ip, background: false }, own);
}

const languageOf = ({ session }: Own): Language | undefined => {
  const wanted = session?.userLanguage ?? session?.staffLanguage;
  return languages.find((language) => language === wanted);
};

const organizationOf = (found: FoundOrganization): Organization => ({
  id: found.organizationId,
  slug: found.slug,
  name: found.organizationName,
  phone: found.organizationPhone,
  email: found.organizationEmail,
  settingsVersion: found.settingsVersion,
  gateway: found.gateway,
  stripeAccount: found.stripeAccount,
});

function permissionsIn(stored: unknown): ReadonlySet<Permission> {
  return new Set(Array.isArray(stored) ? allPermissions.filter((permission) => stored.includes(permission)) : []);
}

async function assertOrigin(caller: Caller, { runtime, context, contract }: Asking, origin: string): Promise<void> {
  if (origin === runtime.publicUrl) return;
  if (await isOriginAllowed(caller.organization, origin, caller.kind === 'staff' ? 'staff' : 'patients')) return;
  if (contract.signsIn && (await isOriginAllowed(caller.organization, origin, 'staff'))) return;
  context.readableBy = null;
  throw problem('origin-not-allowed');
}

function assertKind(caller: Caller, { callers }: RouteContract): void {
  if (callers.includes('public') || (caller.kind !== 'system' && callers.includes(caller.kind))) return;
  throw caller.kind === 'public' ? problem('unauthorized') : problem('not-allowed');
}

function assertSwitches({ kind, via, settings, organization, preview }: Caller, { method, inPreview, whileDisabled, signsIn, section }: RouteContract): void {
  if (kind === 'staff') return;
  if (preview && method !== 'get' && !inPreview) throw problem('preview-only');
  if (!whileDisabled && !signsIn && via !== 'secret-key' && !isOpen({ settings, preview })) throw problem('portal-disabled', { phone: organization.phone });
  if (section && !settings.get(`sections.${section}`)) throw problem('section-disabled', { section });
}

function assertRights(caller: Caller, { callers, permission, andPermissions = [], freshAuthentication }: RouteContract): void {
  const needed = caller.kind === 'staff' && !callers.includes('public') && permission ? [permission, ...andPermissions] : [];
  const missing = needed.find((one) => !caller.permissions.has(one));
  if (missing) throw problem('missing-permission', { permission: missing });
  if (freshAuthentication) assertFresh(caller);
}
