import type { Clock } from '../clock.ts';
import type { Permission } from '../contract/permissions.ts';
import type { FoundSession } from '../db/lookups.ts';
import { scopedDb, type Db } from '../db/scoped.ts';
import type { Ids } from '../ids.ts';
import type { Language } from '../locales/languages.ts';
import type { Organization } from '../organizations/organization.ts';
import type { Runtime } from '../runtime.ts';
import type { Looking } from './preview.ts';
import { loadSettings, type Settings } from '../settings/settings.ts';

/** Who asks, for which organization, and what they reach it with: every service takes it first. */
export interface Caller {
  readonly kind: 'public' | 'patient' | 'staff' | 'system';
  readonly via: 'publishable-key' | 'session' | 'secret-key' | 'process';
  readonly organizationId: string;
  readonly organization: Organization;
  /** The patient acted for. */
  readonly patientId?: string;
  readonly portalUserId?: string;
  readonly staffUserId?: string;
  readonly apiKeyId?: string;
  readonly sessionId?: string;
  /** When the person last proved who they are; absent for keys. */
  readonly authenticatedAt?: Date;
  readonly permissions: ReadonlySet<Permission>;
  readonly db: Db;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly runtime: Runtime;
  readonly language: Language;
  readonly requestId: string;
  readonly ip?: string;
  readonly origin?: string;
  /** Polling and retries: doesn't keep a session alive. */
  readonly background: boolean;
  /** Staff look at the portal before it is so: with values that aren't saved. */
  readonly preview?: Looking;
  /** The person's session as it was found; absent for keys. */
  readonly session?: FoundSession;
}

/** The language in which a person acts in the portal; null for programs and staff, whose language isn't the patient's. */
export const spokenLanguage = ({ kind, via, language }: Caller): Language | null => (kind === 'patient' && via === 'session' ? language : null);

/** A caller for work that no request asked for (jobs, seeds, commands): the organization's own, with every right. */
export async function systemCaller(runtime: Runtime, organization: Organization): Promise<Caller> {
  const reach = await reachOf(runtime, organization);
  const language = reach.settings.get('general.language');
  return { ...reach, kind: 'system', via: 'process', language, requestId: runtime.ids.next(), background: true };
}

/** What every caller of an organization has, whoever it is: rows, settings and the process's means, and no right yet. */
export async function reachOf(runtime: Runtime, organization: Organization) {
  return {
    organizationId: organization.id,
    organization,
    permissions: new Set<Permission>(),
    db: scopedDb(organization.id),
    settings: await loadSettings(organization),
    clock: runtime.clock,
    ids: runtime.ids,
    runtime,
  };
}
