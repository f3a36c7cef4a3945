import { defineAuditEvent, defineAuditSeal } from '../audit/audit.models.ts';
import { defineClinicalIdentifier, defineClinicalResource } from '../health/health.models.ts';
import {
  defineInvoice,
  defineInvoiceLine,
  defineTaxRate,
  defineBillingCounter,
} from '../billing/invoices/invoices.models.ts';
import { defineLedgerAccount, defineLedgerEntry } from '../billing/ledger/ledger.models.ts';
import { defineAppointmentCard, defineCardSetup, definePaymentMethod, defineTestGatewaySetup } from '../billing/cards/cards.models.ts';
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
import {
  defineFormRequest,
  defineQuestionnaire,
  defineQuestionnaireResponse,
  defineTypeQuestionnaire,
} from '../forms/forms.models.ts';
import { defineLease } from '../jobs/jobs.models.ts';
import { defineLocation } from '../locations/locations.models.ts';
import { defineOutbox } from '../messaging/messaging.models.ts';
import { defineSmsStop } from '../messaging/sms/stops.models.ts';
import { defineOrganization, defineAllowedOrigin, defineApiKey } from '../organizations/organizations.models.ts';
import {
  definePatient,
  defineContactPoint,
  definePatientPractitioner,
  defineCoverage,
  defineIdentifier,
} from '../patients/patients.models.ts';
import { definePatientDetail, defineDuplicateReview } from '../patients/details.models.ts';
import { defineAppointmentCoverage } from '../patients/coverages/coverages.models.ts';
import { definePatientTerm } from '../patients/search/terms.models.ts';
import { definePractitioner, definePractitionerLocation } from '../practitioners/practitioners.models.ts';
import { defineRegistration, defineTermsAcceptance } from '../registration/registration.models.ts';
import {
  defineAppointmentType,
  defineOffer,
  defineAvailabilityRule,
  defineScheduleException,
  defineBusyBlock,
} from '../scheduling/offers/offers.models.ts';
import { definePreview, defineTestPatient } from '../previews/previews.models.ts';
import { defineCalendarFeed } from '../scheduling/calendar/calendar.models.ts';
import { defineHold, defineAppointment, defineAppointmentMove, defineClaim } from '../scheduling/scheduling.models.ts';
import { defineGuestContact, defineHoldGuest } from '../scheduling/guests/guests.models.ts';
import { defineConsent, defineConsentRecord, defineConsentVersion } from '../consents/consents.models.ts';
import { defineStoredFile } from '../files/files.models.ts';
import {
  defineSettingValue,
  defineSettingChange,
  defineTheme,
  defineLocationSettingValue,
} from '../settings/settings.models.ts';
import { defineTransition, defineTransitionEntry } from '../transition/transition.models.ts';
import { defineVerification } from '../verification/verification.models.ts';
import { defineWebhookDelivery, defineWebhookEndpoint } from '../webhooks/webhooks.models.ts';

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
  SmsStop: defineSmsStop,
  WebhookEndpoint: defineWebhookEndpoint,
  WebhookDelivery: defineWebhookDelivery,
  IdempotencyKey: defineIdempotencyKey,
  DpopId: defineDpopId,
  StoredFile: defineStoredFile,
  Location: defineLocation,
  Practitioner: definePractitioner,
  PractitionerLocation: definePractitionerLocation,
  LocationSettingValue: defineLocationSettingValue,
  Patient: definePatient,
  ContactPoint: defineContactPoint,
  PatientPractitioner: definePatientPractitioner,
  Coverage: defineCoverage,
  Identifier: defineIdentifier,
  PatientDetail: definePatientDetail,
  Consent: defineConsent,
  ConsentVersion: defineConsentVersion,
  ConsentRecord: defineConsentRecord,
  DuplicateReview: defineDuplicateReview,
  PatientTerm: definePatientTerm,
  PortalUser: definePortalUser,
  PortalUserPatient: definePortalUserPatient,
  UserType: defineUserType,
  StaffUser: defineStaffUser,
  Credential: defineCredential,
  OneTimeToken: defineOneTimeToken,
  Session: defineSession,
  KnownDevice: defineKnownDevice,
  Verification: defineVerification,
  Registration: defineRegistration,
  TermsAcceptance: defineTermsAcceptance,
  Transition: defineTransition,
  TransitionEntry: defineTransitionEntry,
  AppointmentType: defineAppointmentType,
  Offer: defineOffer,
  AvailabilityRule: defineAvailabilityRule,
  ScheduleException: defineScheduleException,
  BusyBlock: defineBusyBlock,
  Hold: defineHold,
  Appointment: defineAppointment,
  AppointmentMove: defineAppointmentMove,
  CalendarFeed: defineCalendarFeed,
  Preview: definePreview,
  TestPatient: defineTestPatient,
  Claim: defineClaim,
  HoldGuest: defineHoldGuest,
  GuestContact: defineGuestContact,
  Questionnaire: defineQuestionnaire,
  TypeQuestionnaire: defineTypeQuestionnaire,
  FormRequest: defineFormRequest,
  QuestionnaireResponse: defineQuestionnaireResponse,
  TaxRate: defineTaxRate,
  BillingCounter: defineBillingCounter,
  Invoice: defineInvoice,
  InvoiceLine: defineInvoiceLine,
  Payment: definePayment,
  PaymentAllocation: definePaymentAllocation,
  LedgerAccount: defineLedgerAccount,
  LedgerEntry: defineLedgerEntry,
  TestGatewayPayment: defineTestGatewayPayment,
  PaymentMethod: definePaymentMethod,
  CardSetup: defineCardSetup,
  TestGatewaySetup: defineTestGatewaySetup,
  AppointmentCard: defineAppointmentCard,
  AppointmentCoverage: defineAppointmentCoverage,
  ClinicalResource: defineClinicalResource,
  ClinicalIdentifier: defineClinicalIdentifier,
};

/** The models of the four tables above organizations, reached by `unscopedDb` only. */
export const globalModels = {
  Organization: defineOrganization,
  Throttle: defineThrottle,
  Lease: defineLease,
  GatewayEvent: defineGatewayEvent,
};
