import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { aLocation, aPractitioner, aRule, aType } from '../clinic/clinic.testing.ts';
import { admin, focused, goTo, managerRights, pageOf, press, type, type Wanted } from '../testing.ts';

const rights = [...managerRights, 'schedule', 'keys'] as const;
const organization = { id: aLocation(1).id, slug: 'northside', name: 'Northside', phone: null as string | null, email: null, gateway: 'none' };
const settings = (isOn: boolean, set: readonly string[] = []) => ({ version: 4, values: { 'general.enabled': isOn }, set, locations: [], changed: [] });
const nothingYet: Wanted['routes'] = {
  'GET /v1/admin/organization': organization,
  'GET /v1/admin/settings': settings(false),
  'GET /v1/admin/locations': pageOf(),
  'GET /v1/admin/practitioners': pageOf(),
  'GET /v1/admin/appointment-types': pageOf(),
  'GET /v1/admin/origins': { data: [] },
};
const allThere: Wanted['routes'] = {
  ...nothingYet,
  'GET /v1/admin/organization': { ...organization, phone: '416-555-0142' },
  'GET /v1/admin/settings': settings(false, ['style.brandColor']),
  'GET /v1/admin/locations': pageOf(aLocation()),
  'GET /v1/admin/practitioners': pageOf(aPractitioner()),
  'GET /v1/admin/appointment-types': pageOf(aType()),
  'GET /v1/admin/schedules/{practitionerId}/locations/{locationId}': { rules: [aRule('mon', '09:00', '17:00')], portalOnly: false },
};
const stateOf = (tag: HTMLElement, step: string) => tag.shadowRoot?.querySelector(`[data-step="${step}"] .badge`)?.textContent?.trim();

describe('the set-up list', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('G2 a new clinic’s manager comes to it first; it says what is missing, each with where it is done', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { tag } = await admin({ rights, theme, enabled: false, routes: nothingYet });
      await says(tag, '5 things are still needed.');
      for (const step of ['organization', 'location', 'practitioner', 'hours', 'type']) expect(stateOf(tag, step)).to.equal('Needed');
      for (const step of ['look', 'texts', 'website']) expect(stateOf(tag, step)).to.equal('If you like');
      await expect(tag).to.be.accessible();
      await setViewport({ width: 320, height: 640 });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 800, height: 600 });
      sessionStorage.clear();
    }
    const { tag } = await admin({ rights, enabled: false, routes: nothingYet });
    await says(tag, 'A location that patients can book');
    await press(tag, 'button', 'Locations');
    await says(tag, 'Add a location');
  });

  it('G2 where the portal is on, staff begin with their own screens; the list stays under Settings', async () => {
    const { tag } = await admin({ rights, routes: { ...allThere, 'GET /v1/admin/settings': settings(true) } });
    await says(tag, 'Find a patient');
    await goTo(tag, 'Settings', 'Set-up list');
    await says(tag, 'The portal is on');
    expect(wordsOf(tag)).not.to.include('Switch the portal on');
  });

  it('G2 name and phone are saved on the spot', async () => {
    let saved: unknown;
    const { tag, said } = await admin({
      rights, enabled: false,
      routes: {
        ...nothingYet, 'GET /v1/admin/organization': () => (saved ? { ...organization, ...Object(saved) } : organization),
        'PATCH /v1/admin/organization': ({ body }: FakeRequest) => (saved = body),
      },
    });
    await press(tag, 'button', 'Save');
    await says(tag, 'Enter a phone number');
    await type(tag, 'organization-phone', '416-555-0142');
    await press(tag, 'button', 'Save');
    await settled(() => said.includes('Name and phone are saved.'));
    expect(saved).to.deep.equal({ name: 'Northside', phone: '416-555-0142', email: null });
    await settled(() => stateOf(tag, 'organization') === 'Done');
    await press(tag, 'button', 'Change');
    await settled(() => focused(tag)?.getAttribute('name') === 'organization-name');
  });

  it('G2 general.enabled with everything there the portal is switched on from here, by the version that was read', async () => {
    let isOn = false;
    const { tag, sent } = await admin({
      rights, enabled: false,
      routes: { ...allThere, 'GET /v1/admin/settings': () => settings(isOn), 'PATCH /v1/admin/settings': () => ((isOn = true), settings(true)) },
    });
    await says(tag, 'Everything that patients need is there.');
    await press(tag, 'button', 'Switch the portal on');
    await says(tag, 'The portal is on. Patients can use it now.');
    const [call] = sent('PATCH', '/v1/admin/settings');
    expect(call?.body).to.deep.equal({ values: { 'general.enabled': true }, reset: [] });
    expect(new Headers(call?.headers).get('If-Match')).to.equal('"4"');
  });

  it('G2 hours that patients aren’t offered don’t count, and neither does a type that is only booked by phone', async () => {
    const { tag } = await admin({
      rights, enabled: false,
      routes: {
        ...allThere, 'GET /v1/admin/appointment-types': pageOf(aType(70, { bookableBy: 'call' })),
        'GET /v1/admin/schedules/{practitionerId}/locations/{locationId}': { rules: [aRule('mon', '09:00', '17:00')], portalOnly: true },
      },
    });
    await says(tag, '2 things are still needed.');
    expect([stateOf(tag, 'hours'), stateOf(tag, 'type')]).to.deep.equal(['Needed', 'Needed']);
  });

  it('G2 whoever may not see a part is told whom to ask; what failed can be tried again', async () => {
    const { tag } = await admin({ rights: ['settings'], enabled: false, routes: nothingYet });
    await settled(() => stateOf(tag, 'location') === 'Ask a manager');
    expect(wordsOf(tag)).not.to.include('Locations');
    sessionStorage.clear();
    const broken = await admin({ rights, enabled: false, routes: { ...nothingYet, 'GET /v1/admin/organization': new FakeProblem('internal-error', 500) } });
    await says(broken.tag, 'What is done could not be looked up');
    broken.portal.routes['GET /v1/admin/organization'] = organization;
    await press(broken.tag, 'button', 'Retry');
    await says(broken.tag, '5 things are still needed.');
  });
});
