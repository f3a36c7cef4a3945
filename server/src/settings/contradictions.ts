import type { Organization } from '../organizations/organization.ts';
import type { SettingKey } from './catalog.ts';
import type { Settings } from './settings.ts';

type Get = Settings['get'];

/** Settings that can't stand together. The message is the text `issue.<code>`: it names the way out. */
interface Contradiction {
  readonly code: 'payment-gateway-required' | 'forms-section-off' | 'public-signup-off' | 'consent-text-missing';
  readonly keys: readonly SettingKey[];
  readonly isBetween: (get: Get, organization: Pick<Organization, 'gateway'>) => boolean;
}

const rules: readonly Contradiction[] = [
  { code: 'payment-gateway-required', keys: ['scheduling.requireCard'], isBetween: (get, { gateway }) => get('scheduling.requireCard') && gateway === 'none' },
  { code: 'forms-section-off', keys: ['general.mandatory.intakeForm', 'sections.forms'], isBetween: (get) => get('general.mandatory.intakeForm') && !get('sections.forms') },
  { code: 'public-signup-off', keys: ['scheduling.publicBookingLogin', 'general.publicSignup'], isBetween: (get) => get('scheduling.publicBookingLogin') === 'signup' && !get('general.publicSignup') },
  { code: 'consent-text-missing', keys: ['schedulingConsent.enabled', 'schedulingConsent.text'], isBetween: (get) => get('schedulingConsent.enabled') && !Object.values(get('schedulingConsent.text')).some(Boolean) },
];

/** Which settings contradict each other, at a location or for the organization. */
export function contradictions(settings: Settings, organization: Pick<Organization, 'gateway'>, locationId?: string): readonly Contradiction[] {
  const get: Get = (key, place = locationId) => settings.get(key, place);
  return rules.filter(({ isBetween }) => isBetween(get, organization));
}
