import { expect } from '@open-wc/testing';
import { settled } from '../../testing/find.ts';
import { says } from '../../testing/section-suite.ts';
import { admin, goTo, managerRights, pageOf, press, type, type Wanted } from '../testing.ts';
import { aLocation, aPractitioner, aType } from './clinic.testing.ts';

const rights = [...managerRights, 'schedule'] as const;

/** Joy on one screen of the clinic's set-up, over lists that change as she saves. */
async function clinic(screen: string, own: Wanted['routes']) {
  const here = await admin({
    rights,
    routes: {
      'GET /v1/admin/practitioners': pageOf(aPractitioner()),
      'GET /v1/admin/locations': pageOf(aLocation()),
      'GET /v1/admin/appointment-types': pageOf(aType()),
      'GET /v1/admin/questionnaires': pageOf(),
      ...own,
    },
  });
  await goTo(here.tag, 'Clinic', screen);
  return { ...here, body: async (path: string) => Object(await settled(() => here.sent('PATCH', path)[0]?.body)) };
}

const words = (tag: HTMLElement) => tag.shadowRoot?.textContent ?? '';

describe('the clinic’s set-up: what patients are offered', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('C6 location.bookInPortal is switched off in a location’s form, and its row says so', async () => {
    const off = aLocation(60, { bookInPortal: false });
    const { tag, body, portal } = await clinic('Locations', { 'PATCH /v1/admin/locations/{id}': off });
    await says(tag, 'Yonge Street');
    expect(words(tag)).to.not.contain('Not in the portal');
    await press(tag, 'button', 'Yonge Street');
    portal.routes['GET /v1/admin/locations'] = pageOf(off);
    await press(tag, 'checkbox', 'Patients can book here in the portal');
    await press(tag, 'button', 'Save location');
    expect((await body('/v1/admin/locations/')).bookInPortal).to.equal(false);
    await says(tag, 'Not in the portal');
  });

  it('C20 practitioner.bookInPortal is switched off in a practitioner’s form, and their row says so', async () => {
    const off = aPractitioner(62, { bookInPortal: false });
    const { tag, body, portal } = await clinic('Practitioners', { 'PATCH /v1/admin/practitioners/{id}': off });
    await says(tag, 'Amara Okafor');
    expect(words(tag)).to.not.contain('Not in the portal');
    await press(tag, 'button', 'Amara Okafor');
    portal.routes['GET /v1/admin/practitioners'] = pageOf(off);
    await press(tag, 'checkbox', 'Patients can book them in the portal');
    await press(tag, 'button', 'Save practitioner');
    expect((await body('/v1/admin/practitioners/')).bookInPortal).to.equal(false);
    await says(tag, 'Not in the portal');
  });

  it('C6 appointmentType.bookableOnline is switched off in a type’s form, and its row says so', async () => {
    const off = aType(70, { bookableOnline: false });
    const { tag, body, portal } = await clinic('Appointment types', { 'PATCH /v1/admin/appointment-types/{id}': off });
    await says(tag, 'Massage');
    expect(words(tag)).to.not.contain('Not online');
    await press(tag, 'button', 'Massage');
    portal.routes['GET /v1/admin/appointment-types'] = pageOf(off);
    await press(tag, 'checkbox', 'It can be booked online');
    await press(tag, 'button', 'Save type');
    expect((await body('/v1/admin/appointment-types/')).bookableOnline).to.equal(false);
    await says(tag, 'Not online');
  });

  it('C6 appointmentType.onlineDuration is a length of its own; a type without one says that it can’t be booked online', async () => {
    const { tag, body } = await clinic('Appointment types', {
      'GET /v1/admin/appointment-types': pageOf(aType(), aType(71, { name: 'Assessment', onlineDuration: null })),
      'PATCH /v1/admin/appointment-types/{id}': aType(70, { onlineDuration: 30 }),
    });
    await says(tag, 'Assessment');
    expect(words(tag).match(/Not online/g)).to.have.length(1);
    await press(tag, 'button', 'Massage');
    await type(tag, 'onlineDuration', '30');
    await press(tag, 'button', 'Save type');
    const sent = await body('/v1/admin/appointment-types/');
    expect([sent.onlineDuration, sent.durationMinutes]).to.deep.equal([30, 45]);
  });
});
