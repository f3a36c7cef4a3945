import { migration as organizations } from './0001-organizations.ts';
import { migration as settings } from './0002-settings.ts';
import { migration as audit } from './0003-audit.ts';
import { migration as messaging } from './0004-messaging.ts';
import { migration as http } from './0005-http.ts';
import { migration as places } from './0006-places.ts';
import { migration as patients } from './0007-patients.ts';
import { migration as identity } from './0008-identity.ts';
import { migration as scheduling } from './0009-scheduling.ts';
import { migration as billing } from './0010-billing.ts';
import { migration as health } from './0011-health.ts';
import { migration as jobs } from './0012-jobs.ts';
import { migration as accounts } from './0013-accounts.ts';
import { migration as patientTerms } from './0014-patient-terms.ts';
import { migration as sessionAgents } from './0015-session-agents.ts';
import { migration as appointmentLife } from './0016-appointment-life.ts';
import { migration as files } from './0017-files.ts';
import { migration as consents } from './0018-consents.ts';
import { migration as cards } from './0019-cards.ts';
import { migration as guestsForms } from './0020-guests-forms.ts';
import { migration as smsStops } from './0022-sms-stops.ts';
import { migration as calendar } from './0023-calendar.ts';
import { migration as appointmentChains } from './0024-appointment-chains.ts';
import { migration as webhooks } from './0021-webhooks.ts';
import { migration as previews } from './0026-previews.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. A slice adds its file here. */
export const migrations: readonly Migration[] = [
  organizations,
  settings,
  audit,
  messaging,
  http,
  places,
  patients,
  identity,
  scheduling,
  billing,
  health,
  jobs,
  accounts,
  patientTerms,
  sessionAgents,
  appointmentLife,
  files,
  consents,
  cards,
  guestsForms,
  webhooks,
  smsStops,
  calendar,
  appointmentChains,
  previews,
];
