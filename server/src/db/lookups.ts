import { asFlag, asInstant, asInt, asJson, asText, optional, type Mapper } from './rows.ts';
import { runSelect } from './select.ts';

// The only reads that cross organizations: they find which organization a secret, a name or a page belongs to.

/** The organization a secret led to. */
export interface FoundOrganization {
  organizationId: string;
  slug: string;
  organizationName: string;
  organizationPhone: string | null;
  organizationEmail: string | null;
  settingsVersion: number;
  gateway: 'none' | 'test' | 'stripe';
  stripeAccount: string | null;
}

/** A publishable or secret key with its organization. */
export interface FoundKey extends FoundOrganization {
  id: string;
  kind: 'publishable' | 'secret';
  environment: 'test' | 'live';
  scopes: unknown;
  addressList: unknown;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

/** A session with its organization and whoever is signed in by it. */
export interface FoundSession extends FoundOrganization {
  id: string;
  thumbprint: string;
  userKind: 'patient' | 'staff';
  portalUserId: string | null;
  staffUserId: string | null;
  kind: string;
  origin: string;
  factors: unknown;
  lastSeenAt: Date;
  idleExpiresAt: Date;
  expiresAt: Date;
  freshAuthAt: Date;
  endedAt: Date | null;
  userState: string | null;
  username: string | null;
  linkedEmail: string | null;
  linkedPhone: string | null;
  userLanguage: string | null;
  patientId: string | null;
  givenName: string | null;
  familyName: string | null;
  preferredName: string | null;
  staffState: string | null;
  staffUsername: string | null;
  staffName: string | null;
  staffEmail: string | null;
  staffLanguage: string | null;
  permissions: unknown;
}

const organizationColumns = `o.id as organizationId, o.slug, o.name as organizationName, o.phone as organizationPhone,
  o.email as organizationEmail, o.settingsVersion, o.gateway, o.stripeAccount`;

const organization: Mapper<FoundOrganization> = {
  organizationId: asText,
  slug: asText,
  organizationName: asText,
  organizationPhone: optional(asText),
  organizationEmail: optional(asText),
  settingsVersion: asInt,
  // CHECK constraints hold these to their few words.
  gateway: (value) => asText(value) as FoundOrganization['gateway'],
  stripeAccount: optional(asText),
};

const key: Mapper<FoundKey> = {
  ...organization,
  id: asText,
  kind: (value) => asText(value) as FoundKey['kind'],
  environment: (value) => asText(value) as FoundKey['environment'],
  scopes: asJson,
  addressList: optional(asJson),
  expiresAt: optional(asInstant),
  revokedAt: optional(asInstant),
  lastUsedAt: optional(asInstant),
};

const maybe = optional(asText);
const session: Mapper<FoundSession> = {
  ...organization,
  id: asText,
  thumbprint: asText,
  userKind: (value) => asText(value) as FoundSession['userKind'],
  portalUserId: maybe,
  staffUserId: maybe,
  kind: asText,
  origin: asText,
  factors: asJson,
  lastSeenAt: asInstant,
  idleExpiresAt: asInstant,
  expiresAt: asInstant,
  freshAuthAt: asInstant,
  endedAt: optional(asInstant),
  userState: maybe,
  username: maybe,
  linkedEmail: maybe,
  linkedPhone: maybe,
  userLanguage: maybe,
  patientId: maybe,
  givenName: maybe,
  familyName: maybe,
  preferredName: maybe,
  staffState: maybe,
  staffUsername: maybe,
  staffName: maybe,
  staffEmail: maybe,
  staffLanguage: maybe,
  permissions: optional(asJson),
};

/** The key with this SHA-256, and its organization; null where there is none. */
export async function keyByHash(hash: string): Promise<FoundKey | null> {
  const sql = `select k.id, k.kind, k.environment, k.scopes, k.addressList, k.expiresAt, k.revokedAt, k.lastUsedAt, ${organizationColumns}
    from api_keys k join organizations o on o.id = k.organizationId where k.hash = $value`;
  return first(sql, hash, key);
}

/** The session whose token has this SHA-256, with organization and user, in one indexed query; null where there is none. */
export async function sessionByHash(hash: string): Promise<FoundSession | null> {
  const sql = `select s.id, s.thumbprint, s.userKind, s.portalUserId, s.staffUserId, s.kind, s.origin, s.factors, s.lastSeenAt, s.idleExpiresAt,
      s.expiresAt, s.freshAuthAt, s.endedAt, u.state as userState, u.username, u.linkedEmail, u.linkedPhone, u.language as userLanguage,
      l.patientId, p.givenName, p.familyName, p.preferredName, st.state as staffState, st.username as staffUsername,
      st.name as staffName, st.email as staffEmail, st.language as staffLanguage, t.permissions, ${organizationColumns}
    from sessions s
    join organizations o on o.id = s.organizationId
    left join portal_users u on u.organizationId = s.organizationId and u.id = s.portalUserId
    left join portal_user_patients l on l.organizationId = s.organizationId and l.portalUserId = s.portalUserId and l.self = 'y'
    left join patients p on p.organizationId = s.organizationId and p.id = l.patientId
    left join staff_users st on st.organizationId = s.organizationId and st.id = s.staffUserId
    left join user_types t on t.organizationId = st.organizationId and t.id = st.userTypeId
    where s.hash = $value`;
  return first(sql, hash, session);
}

/** Whether any organization allows pages of this origin. */
export async function isOriginAllowedAnywhere(origin: string): Promise<boolean> {
  return (
    (await first('select 1 as found from allowed_origins where origin = $value limit 1', origin, { found: asFlag })) !==
    null
  );
}

async function first<Row extends object>(
  sql: string,
  value: string,
  mapper: Mapper<Row>,
): Promise<Readonly<Row> | null> {
  return (await runSelect(sql, { value }, mapper))[0] ?? null;
}
