import { fixture, html } from '@open-wc/testing';
import { fakePortal, type FakeOptions, type FakeRequest } from '../portal/testing.ts';
import { allByRole, nameOf, settled } from '../testing/find.ts';
import type { AuditEvent } from './audit/event-row.ts';
import type { Patient, PatientRecord } from './people.ts';
import './portal-admin.ts';
import type { StaffUser } from './staff/colleague.ts';
import { StaffPortal, type ClinicClock, type Permission } from './staff-portal.ts';
import type { PortalUser } from './user-state.ts';

const id = (n: number) => `0192a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`;
const at = '2026-11-23T15:04:00Z';

/** Rights of the shipped user types that the tests sign in with. */
export const managerRights: readonly Permission[] = ['settings', 'staff', 'audit', 'patients.read', 'patients.write', 'portal-users', 'messages'];

/** Who works here. */
export const aStaffUser = (permissions = managerRights) => ({
  id: id(7), kind: 'staff', username: 'joy', name: 'Joy Adeyemi', maskedContact: 'j•••@northside.example', patientId: null, permissions,
});

/** A patient with one verified email, unless said otherwise. */
export const aPatient = (n = 1, { givenName = 'Maya', familyName = 'Chen', ...others }: Partial<PatientRecord> = {}): PatientRecord => ({
  id: id(100 + n), givenName, familyName, preferredName: null, birthDate: '1987-04-18', gender: 'female', identifiers: [], updatedAt: at,
  contactPoints: [{ id: id(500 + n), system: 'email', value: `${givenName.toLowerCase()}@fastmail.example`, kind: null, verified: true, preferred: true }],
  pronouns: null, address: null, city: 'Toronto', province: null, postalCode: null, country: null, emergencyContactName: null, emergencyContactPhone: null,
  emergencyContactRelationship: null, generalPractitioner: null, referralType: null, occupation: null, employer: null, healthCardNumber: null,
  preferredLanguage: 'en', communicationPreference: null, deceased: false, defaultLocation: null, defaultPractitioner: null, additionalPractitioners: [], possibleDuplicates: 0, selfBooking: null, existing: null,
  ...others,
});

/** The same as lists have it. */
export const aListed = (n?: number, { login = 'none', ...others }: Partial<PatientRecord & Pick<Patient, 'login'>> = {}): Patient => ({ ...aPatient(n, others), login });

/** A login as the API tells it. */
export const aLogin = (state: PortalUser['state'], others: Partial<PortalUser> = {}): PortalUser => ({
  id: state === 'none' ? null : id(900), patientId: id(101), state, email: state === 'none' ? null : 'maya@fastmail.example', phone: null, username: null, invitedAt: null,
  invitationExpiresAt: null, lastSignInAt: null, ...others,
});

/** An employee's login. */
export const aColleague = (n = 8, others: Partial<StaffUser> = {}): StaffUser => ({
  id: id(n), name: 'Sam Okoye', email: 'sam@northside.example', username: 'sam', userType: { id: id(40), name: 'Reception' }, state: 'active', lastSignInAt: null,
  hasSecondFactor: true, invitationExpiresAt: null, ...others,
});

/** A line of the audit log. */
export const anEvent = (n = 1, others: Partial<AuditEvent> = {}): AuditEvent => ({
  id: id(700 + n), at, action: 'patient.read', actor: { kind: 'staff', id: id(7), name: 'Joy Adeyemi', sessionId: null, apiKeyId: null }, onBehalfOfPatientId: null,
  via: 'session', subject: { type: 'Patient', id: id(101) }, patientId: id(101), patient: { id: id(101), givenName: 'Maya', familyName: 'Chen' }, ip: '203.0.113.7',
  origin: null, requestId: 'r', details: null, ...others,
});

/** A list with one page. */
export const pageOf = (...data: readonly unknown[]) => ({ data, nextCursor: null });

/** What a test wants to be different. */
export interface Wanted extends FakeOptions {
  isSignedOut?: boolean;
  rights?: readonly Permission[];
  theme?: 'light' | 'dark';
  /** The clinic's clock, where it isn't this device's. */
  clock?: ClinicClock;
}

const usual = (rights: readonly Permission[] | undefined, clinicClock: ClinicClock | null): FakeOptions['routes'] => ({
  'POST /v1/sessions': ({ body }: FakeRequest) =>
    Object(body).kind === 'staff' ? { id: 'staff-session', token: 'token', user: aStaffUser(rights), idleSeconds: 900, expiresAt: at } : undefined,
  'GET /v1/sessions/current': { user: aStaffUser(rights), clinicClock },
  'POST /v1/sessions/current/authentications': undefined,
  'GET /v1/admin/care-options': { locations: [{ id: id(60), name: 'Yonge Street' }, { id: id(61), name: 'Leslieville' }], practitioners: [{ id: id(62), name: 'Amara Okafor' }, { id: id(63), name: 'Priya Nair' }] },
  'GET /v1/admin/patients': pageOf(aListed(1), aListed(2, { givenName: 'Noah', familyName: 'Singh' })),
  'GET /v1/admin/patients/{id}': aPatient(1),
  'GET /v1/admin/patients/{id}/portal-user': aLogin('none'),
  'GET /v1/admin/patients/{id}/coverages': { data: [] },
  'GET /v1/admin/audit-events': pageOf(anEvent()),
  'GET /v1/admin/staff': pageOf(aColleague()),
  'GET /v1/admin/user-types': { data: [{ id: id(40), name: 'Reception', permissions: [] }, { id: id(41), name: 'Manager', permissions: [] }] },
});

/** The staff tag on a page; Joy, a manager, is signed in unless said otherwise. */
export async function admin({ isSignedOut, rights, theme = 'light', clock, ...options }: Wanted = {}) {
  history.replaceState(null, '');
  const portal = await fakePortal({ ...options, routes: { ...usual(rights, clock ?? null), ...options.routes } });
  const staff = StaffPortal.of(portal.portal);
  const said: string[] = [];
  const say = staff.say.bind(staff);
  staff.say = (sentence, isUrgent) => {
    said.push(sentence instanceof Function ? sentence() : sentence);
    say(sentence, isUrgent);
  };
  if (!isSignedOut) {
    await staff.load();
    await staff.begin('joy', 'a long passphrase of words');
    portal.calls.length = 0;
  }
  const background = theme === 'dark' ? '#10191e' : '#ffffff';
  const tag = await fixture<HTMLElementTagNameMap['portal-admin']>(
    html`<portal-admin heading-level="1" theme=${theme} style="background:${background}"></portal-admin>`,
    portal.options,
  );
  const sent = (method: string, path: string) => portal.calls.filter((one) => one.method === method && one.path.startsWith(path));
  return { portal, staff, tag, said, sent };
}

/** The button, link, field or box whose name begins like this, once it is there. */
export const named = (tag: HTMLElement, role: string, beginning: string) =>
  settled(() => {
    const found = allByRole(tag, role).find((one) => nameOf(one).startsWith(beginning));
    if (!found) throw new Error(`No ${role} “${beginning}”: ${allByRole(tag, role).map(nameOf).join(' · ')}`);
    return found;
  });

/** Presses it. */
export const press = async (tag: HTMLElement, role: string, beginning: string) => (await named(tag, role, beginning)).click();

/** Presses the last one that is called exactly so: the one in a dialog. */
export const pressLast = async (tag: HTMLElement, name: string) => (await settled(() => allByRole(tag, 'button', name).at(-1))).click();

/** Types into the field of this name, as its label calls it, or as the code does. */
export async function type(tag: HTMLElement, name: string, text: string) {
  const input = await settled(() => tag.shadowRoot?.querySelector<HTMLInputElement | HTMLSelectElement>(`:is(input, select)[name="${name}"]`));
  input.value = text;
  input.dispatchEvent(new InputEvent(input instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** Types a day, `27 1 2027`: its parts in the order of the page. */
export async function typeDay(tag: HTMLElement, name: string, text: string) {
  const inputs = await settled(() => {
    const all = [...(tag.shadowRoot?.querySelectorAll<HTMLInputElement>(`portal-part-date[name="${name}"] input`) ?? [])];
    return all.length === 3 ? all : undefined;
  });
  for (const [n, input] of inputs.entries()) {
    input.value = text.split(' ')[n] ?? '';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

/** Opens a screen of an area by what they are called. */
export async function goTo(tag: HTMLElement, area: string, screen?: string) {
  await press(tag, 'button', area);
  if (screen) await press(tag, 'button', screen);
}

/** The element that has the focus inside the tag. */
export const focused = (tag: HTMLElement) => tag.shadowRoot?.activeElement;
