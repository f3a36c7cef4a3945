import { defineAuditEvent, defineAuditSeal } from '../audit/audit.models.ts';
import { defineClinicalIdentifier, defineClinicalResource } from '../health/health.models.ts';
import {
  defineInvoice,
  defineInvoiceLine,
  defineTaxRate,
  defineBillingCounter,
} from '../billing/invoices/invoices.models.ts';
import { defineLedgerAccount, defineLedgerEntry } from '../billing/ledger/ledger.models.ts';
import {
  defineGatewayEvent,
  definePayment,
  definePaymentAllocation,
  defineTestGatewayPayment,
} from '../billing/payments/payments.models.ts';
import { defineIdempotencyKey, defineDpopId, defineThrottle } from '../http/http.models.ts';
import {
  definePortalUser,
  definePortalUserPatient,
  defineUserType,
  defineStaffUser,
  defineCredential,
  defineOneTimeToken,
  defineSession,
  defineKnownDevice,
} from '../identity/identity.models.ts';
import { defineLease } from '../jobs/jobs.models.ts';
import { defineLocation } from '../locations/locations.models.ts';
import { defineOutbox } from '../messaging/messaging.models.ts';
import { defineOrganization, defineAllowedOrigin, defineApiKey } from '../organizations/organizations.models.ts';
import {
  definePatient,
  defineContactPoint,
  definePatientPractitioner,
  defineCoverage,
  defineIdentifier,
} from '../patients/patients.models.ts';
import { definePractitioner, definePractitionerLocation } from '../practitioners/practitioners.models.ts';
import {
  defineAppointmentType,
  defineOffer,
  defineAvailabilityRule,
  defineScheduleException,
  defineBusyBlock,
} from '../scheduling/offers.models.ts';
import { defineHold, defineAppointment, defineClaim } from '../scheduling/scheduling.models.ts';
import {
  defineSettingValue,
  defineSettingChange,
  defineTheme,
  defineLocationSettingValue,
} from '../settings/settings.models.ts';
import type { Mapper } from './rows.ts';
import type { Scoped } from './scoped.ts';
import { type Binds, checkScoped, runSelect } from './select.ts';
import { TableSet } from './tables.ts';

/** Every model whose rows belong to an organization, by the name under which `caller.db` has it. A slice adds its own here. */
export const models = {
  AllowedOrigin: defineAllowedOrigin,
  ApiKey: defineApiKey,
  SettingValue: defineSettingValue,
  SettingChange: defineSettingChange,
  Theme: defineTheme,
  AuditEvent: defineAuditEvent,
  AuditSeal: defineAuditSeal,
  Outbox: defineOutbox,
  IdempotencyKey: defineIdempotencyKey,
  DpopId: defineDpopId,
  Location: defineLocation,
  Practitioner: definePractitioner,
  PractitionerLocation: definePractitionerLocation,
  LocationSettingValue: defineLocationSettingValue,
  Patient: definePatient,
  ContactPoint: defineContactPoint,
  PatientPractitioner: definePatientPractitioner,
  Coverage: defineCoverage,
  Identifier: defineIdentifier,
  PortalUser: definePortalUser,
  PortalUserPatient: definePortalUserPatient,
  UserType: defineUserType,
  StaffUser: defineStaffUser,
  Credential: defineCredential,
  OneTimeToken: defineOneTimeToken,
  Session: defineSession,
  KnownDevice: defineKnownDevice,
  AppointmentType: defineAppointmentType,
  Offer: defineOffer,
  AvailabilityRule: defineAvailabilityRule,
  ScheduleException: defineScheduleException,
  BusyBlock: defineBusyBlock,
  Hold: defineHold,
  Appointment: defineAppointment,
  Claim: defineClaim,
  TaxRate: defineTaxRate,
  BillingCounter: defineBillingCounter,
  Invoice: defineInvoice,
  InvoiceLine: defineInvoiceLine,
  Payment: definePayment,
  PaymentAllocation: definePaymentAllocation,
  LedgerAccount: defineLedgerAccount,
  LedgerEntry: defineLedgerEntry,
  TestGatewayPayment: defineTestGatewayPayment,
  ClinicalResource: defineClinicalResource,
  ClinicalIdentifier: defineClinicalIdentifier,
};

/** The models of the four tables above organizations, reached by `unscoped` only. */
export const globalModels = {
  Organization: defineOrganization,
  Throttle: defineThrottle,
  Lease: defineLease,
  GatewayEvent: defineGatewayEvent,
};

interface Select {
  /**
   * Joins and sums, for `*.queries.ts` only. Each table named must have `<alias>.organizationId = $organizationId`
   * as a condition in its select; the organization is bound by the facade. Other values are bound by name, lists as
   * `in ($ids)`; the mapper says which columns are read, and how.
   * @throws UnsafeQuery when the text is not plainly bound to the organization
   */
  select<Row extends object>(sql: string, binds: Binds, mapper: Mapper<Row>): Promise<readonly Readonly<Row>[]>;
}

type Tables = { readonly [N in keyof typeof models]: Scoped<InstanceType<ReturnType<(typeof models)[N]>>> };
type GlobalTables = {
  readonly [N in keyof typeof globalModels]: Scoped<InstanceType<ReturnType<(typeof globalModels)[N]>>>;
};

/** The database as one organization's caller sees it: eight verbs a table, and `select`. Nothing else is reachable. */
export type Db = Tables & Select;

const tenantTables = new TableSet(models, true);
const globalTables = new TableSet(globalModels, false);
const organizations = new WeakMap<object, string>();
const scopedPrototype = tenantTables.prototype((db) => organizations.get(db) ?? unknownOrganization());

/** The database of one organization, for callers and jobs. */
export function scopedDb(organizationId: string): Db {
  if (typeof organizationId !== 'string' || organizationId === '') unknownOrganization();
  const db: object = Object.create(scopedPrototype);
  organizations.set(db, organizationId);
  Object.defineProperty(db, 'select', { value: selectOf(organizationId) });
  return complete<Db>(db);
}

/**
 * The four tables above organizations, and selects over all of them. Only for what happens before an organization is
 * known (a key, a token, an origin), and for jobs that look for work in all of them.
 */
export const unscoped: GlobalTables & Select = complete<GlobalTables & Select>(
  Object.create(
    globalTables.prototype(() => null),
    { select: { value: runSelect } },
  ),
);

const checked = new Set<string>();

function selectOf(organizationId: string): Select['select'] {
  return async (sql, binds, mapper) => {
    if (!checked.has(sql)) {
      checkScoped(sql, tenantTables.tableNames, globalTables.tableNames);
      checked.add(sql);
    }
    return runSelect(sql, { ...binds, organizationId }, mapper);
  };
}

function unknownOrganization(): never {
  throw new TypeError('An organization is needed');
}

/** The properties were made from the same list as the type. */
function complete<T>(db: object): T {
  return db as T;
}
