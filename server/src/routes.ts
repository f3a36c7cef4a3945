import { auditRoutes } from './audit/audit.routes.ts';
import { consentRoutes } from './consents/consents.routes.ts';
import { formRoutes } from './forms/forms.routes.ts';
import { fileRoutes } from './files/files.routes.ts';
import { fhirRoutes } from './health/exchange/fhir.routes.ts';
import { healthRoutes } from './health/health.routes.ts';
import { meRoutes } from './identity/me/me.routes.ts';
import { contactPointRoutes } from './patients/contact-points/contact-points.routes.ts';
import { emailRoutes } from './messaging/emails/emails.routes.ts';
import { messageRoutes } from './messaging/messages/messages.routes.ts';
import { moves } from './moves.ts';
import { duplicateRoutes } from './patients/duplicates/duplicates.routes.ts';
import { patientRoutes } from './patients/patients.routes.ts';
import { billingRoutes } from './billing/billing.routes.ts';
import { cardRoutes } from './billing/cards/cards.routes.ts';
import { coverageRoutes } from './patients/coverages/coverages.routes.ts';
import type { Mounted } from './http/handlers.ts';
import { invitationRoutes, portalUserRoutes } from './identity/portal-users/portal-users.routes.ts';
import { secondFactorRoutes } from './identity/second-factor/second-factor.routes.ts';
import { sessionRoutes } from './identity/sessions/sessions.routes.ts';
import { staffRoutes } from './identity/staff/staff.routes.ts';
import { loginsOf } from './identity/portal-users/logins-of.ts';
import { isRather } from './identity/portal-users/rather.ts';
import { locationRoutes } from './locations/locations.routes.ts';
import { keyRoutes } from './organizations/keys.routes.ts';
import { portalRoutes } from './organizations/portal.routes.ts';
import { organizationRoutes } from './organizations/organization.routes.ts';
import { previewRoutes } from './previews/previews.routes.ts';
import { pluginRoutes } from './plugins/plugins.routes.ts';
import { practitionerRoutes } from './practitioners/practitioners.routes.ts';
import { recipients } from './recipients.ts';
import { registrationRoutes } from './registration/registration.routes.ts';
import { holdCardRoutes } from './scheduling/guests/hold-cards.routes.ts';
import { holdFormRoutes } from './scheduling/guests/hold-forms.routes.ts';
import { guestRoutes } from './scheduling/guests/guests.routes.ts';
import { deskCalendarRoutes } from './scheduling/desk/desk-calendar.routes.ts';
import { requestRoutes } from './scheduling/requests/requests.routes.ts';
import { scheduleRoutes } from './scheduling/schedules.routes.ts';
import { calendarRoutes } from './scheduling/calendar/calendar.routes.ts';
import { schedulingRoutes } from './scheduling/scheduling.routes.ts';
import { bookingStepsRoutes } from './scheduling/steps/steps.routes.ts';
import { settingsRoutes } from './settings/settings.routes.ts';
import { themeRoutes } from './themes/themes.routes.ts';
import { transitionRoutes } from './transition/transition.routes.ts';
import { undeliveredRoutes } from './undelivered/undelivered.routes.ts';
import { webhookRoutes } from './webhooks/webhooks.routes.ts';

/** Every route of the API with its handler: the busiest first, since Express looks at them in turn. */
export const routes = (): Mounted[] => [
  ...portalRoutes,
  ...calendarRoutes,
  ...schedulingRoutes,
  ...bookingStepsRoutes,
  ...guestRoutes({ moves }),
  ...holdFormRoutes,
  ...holdCardRoutes,
  ...formRoutes,
  ...sessionRoutes,
  ...healthRoutes,
  ...billingRoutes,
  ...cardRoutes,
  ...coverageRoutes,
  ...fhirRoutes,
  ...meRoutes,
  ...contactPointRoutes,
  ...patientRoutes({ loginsOf }),
  ...duplicateRoutes({ moves, loginsOf, isRather }),
  ...registrationRoutes({ moves }),
  ...portalUserRoutes,
  ...invitationRoutes,
  ...locationRoutes,
  ...practitionerRoutes,
  ...scheduleRoutes,
  ...deskCalendarRoutes,
  ...requestRoutes,
  ...secondFactorRoutes,
  ...staffRoutes,
  ...settingsRoutes,
  ...messageRoutes,
  ...emailRoutes({ recipients }),
  ...previewRoutes,
  ...themeRoutes,
  ...fileRoutes,
  ...consentRoutes,
  ...keyRoutes,
  ...organizationRoutes,
  ...auditRoutes,
  ...pluginRoutes,
  ...webhookRoutes,
  ...transitionRoutes,
  ...undeliveredRoutes,
];
