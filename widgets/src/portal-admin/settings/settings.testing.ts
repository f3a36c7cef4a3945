import type { Catalog, CatalogSetting, SettingChange, SettingsAnswer } from './catalog.ts';

const id = (n: number) => `0192a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`;
const at = '2026-11-19T15:04:00Z';
const dana = { kind: 'staff', id: id(8), name: 'Dana Wells' } as const;

/** Where the tests' clinic works. */
export const leslieville = id(61);

const notice = { type: 'object', properties: { value: { type: 'integer', minimum: 0, maximum: 365 }, unit: { type: 'string', enum: ['hours', 'days'] } } };

const aSetting = (key: string, label: string, schema: CatalogSetting['schema'], others: Partial<CatalogSetting> = {}): CatalogSetting => ({
  key, group: 'scheduling', topic: null, label, help: `What “${label}” does.`, schema, options: [], unit: null, none: null, requires: [], perLocation: false, fallback: null, ...others,
});

const uuid = { type: 'string', format: 'uuid' };

/** One setting of each kind, as the API tells it. */
export const aCatalog: Catalog = {
  data: [
    aSetting('general.pricing', 'Show prices', { type: 'boolean' }, { group: 'general', fallback: true }),
    aSetting('general.termsUrl', 'Terms of use', { anyOf: [{ type: 'string', format: 'uri', maxLength: 500 }, { type: 'null' }] }, { group: 'general', none: 'None' }),
    aSetting('general.practitionerOrder', 'Order of practitioners', { type: 'array', items: uuid }, { group: 'general', fallback: [] }),
    aSetting('general.publicSignup', 'People may register', { type: 'boolean' }, { group: 'general', fallback: false }),
    aSetting('scheduling.selfBooking', 'Patients book for themselves', { type: 'boolean' }, { topic: 'who', fallback: true }),
    aSetting('scheduling.publicBookingLogin', 'First form in booking', { type: 'string', enum: ['login', 'signup'] }, { topic: 'who', fallback: 'login', options: [{ value: 'login', label: 'Sign in' }, { value: 'signup', label: 'Register' }] }),
    aSetting('scheduling.priorToCancel', 'Shortest notice to cancel', notice, { topic: 'notice', fallback: { value: 24, unit: 'hours' }, perLocation: true }),
    aSetting('scheduling.daysAhead', 'Days ahead', { type: 'integer', minimum: 1, maximum: 730 }, { topic: 'notice', fallback: 90, unit: 'days', perLocation: true }),
    aSetting('scheduling.allowedReschedules', 'Moves allowed', { anyOf: [{ type: 'integer', minimum: 0, maximum: 20 }, { type: 'null' }] }, { topic: 'notice', fallback: 2, none: 'No limit' }),
    aSetting('scheduling.remindHoursBefore', 'Reminders', { type: 'array', items: { type: 'integer', minimum: 0, maximum: 336 }, maxItems: 5 }, { fallback: [48, 2], unit: 'hours' }),
    aSetting('messaging.quietHours', 'Quiet hours', { anyOf: [{ type: 'object', properties: { from: { type: 'string' }, to: { type: 'string' } } }, { type: 'null' }] }, { fallback: { from: '21:00', to: '08:00' }, none: 'No quiet hours', perLocation: true }),
    aSetting('schedulingConsent.text', 'Text of the consent', { type: 'object', properties: { en: { type: 'string', maxLength: 20000 }, fr: { type: 'string' }, it: { type: 'string' }, es: { type: 'string' } } }, { group: 'schedulingConsent', fallback: {} }),
    aSetting('schedulingConsent.document', 'Document of the consent', { anyOf: [uuid, { type: 'null' }] }, { group: 'schedulingConsent', none: 'None' }),
    aSetting('billing.currency', 'Currency', { type: 'string', pattern: '^[A-Z]{3}$' }, { group: 'billing', fallback: 'CAD' }),
    ...['pronouns', 'city'].map((field) => aSetting(`profile.fields.${field}`, field === 'city' ? 'City' : 'Pronouns', { type: 'string', enum: ['yes', 'no', 'mandatory'] }, { group: 'profile', fallback: 'yes', options: [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }, { value: 'mandatory', label: 'Required' }] })),
  ],
  groups: [
    { name: 'general', label: 'General', topics: [] },
    { name: 'scheduling', label: 'Scheduling', topics: [{ name: 'who', label: 'Who can book' }, { name: 'notice', label: 'How early and how late' }] },
    { name: 'schedulingConsent', label: 'Consent', topics: [] },
    { name: 'billing', label: 'Billing', topics: [] },
    { name: 'profile', label: 'Profile', topics: [] },
  ],
};

/** The settings as they are saved: Leslieville wants two days to cancel. */
export const someSettings = (version = 3, values: Record<string, unknown> = {}): SettingsAnswer => ({
  version,
  // The tests' catalog is a part of the real one.
  values: { ...Object.fromEntries(aCatalog.data.map(({ key, fallback }) => [key, fallback])), ...values } as unknown as SettingsAnswer['values'],
  set: Object.keys(values),
  locations: [{ id: id(60), name: 'Yonge Street', values: {} }, { id: leslieville, name: 'Leslieville', values: { 'scheduling.priorToCancel': { value: 2, unit: 'days' } } }],
  changed: [{ group: 'scheduling', changedAt: at, changedBy: dana }],
});

/** A line of the history. */
export const aSettingChange = (others: Partial<SettingChange> = {}): SettingChange => ({
  key: 'scheduling.daysAhead', locationId: null, before: 30, wasSet: true, after: 90, isSet: true, version: 3, changedAt: at, changedBy: dana, ...others,
});
