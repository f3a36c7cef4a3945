import { isOriginAllowedAnywhere } from '../db/lookups.ts';
import { scopedDb } from '../db/scoped.ts';
import type { Organization } from './organization.ts';

/** Whose pages an origin's are. */
export type Audience = 'patients' | 'staff';

/** Whether an origin can be allowed at all: exact, https, or http on the machine itself for pages with a test key. */
export function isOriginAllowable(origin: string): boolean {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) return false;
  return /^https:\/\/[a-z0-9.-]+(?::\d+)?$/.test(origin) || isLocal(origin);
}

const isLocal = (origin: string): boolean => /^http:\/\/(?:(?:[\w-]+\.)*localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(origin);

interface Cached {
  version: number;
  origins: ReadonlySet<string>;
}

const cache = new Map<string, Cached>();
const mostCached = 1000;

/** Whether any organization allows this origin: for preflights, which carry no key. */
export const isOriginKnown = (origin: string): Promise<boolean> => isOriginAllowedAnywhere(origin);

/** Whether the organization allows pages of this origin, for patients or for staff. Exact: scheme, host and port. */
export async function isOriginAllowed(organization: Organization, origin: string, audience: Audience): Promise<boolean> {
  const cached = cache.get(organization.id);
  if (cached?.version === organization.settingsVersion) return cached.origins.has(`${audience} ${origin}`);
  const rows = await scopedDb(organization.id).AllowedOrigin.find();
  const origins = new Set(rows.map((row) => `${row.audience} ${row.origin}`));
  if (cache.size >= mostCached) cache.clear();
  cache.set(organization.id, { version: organization.settingsVersion, origins });
  return origins.has(`${audience} ${origin}`);
}
