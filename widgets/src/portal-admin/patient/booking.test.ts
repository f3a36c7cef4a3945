import { expect } from '@open-wc/testing';
import { settled } from '../../testing/find.ts';
import { says } from '../../testing/section-suite.ts';
import { admin, aPatient, focused, press, type } from '../testing.ts';

describe('how a patient books', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('C20 scheduling.selfBooking is overridden for one patient, and staff say whether they have been here before', async () => {
    let one = aPatient(1, { selfBooking: null, existing: null });
    const { tag, sent } = await admin({
      routes: { 'GET /v1/admin/patients/{id}': () => one, 'PATCH /v1/admin/patients/{id}': () => (one = aPatient(1, { selfBooking: false, existing: true })) },
    });
    await press(tag, 'button', 'Maya Chen');
    await says(tag, 'As the clinic’s setting says');
    await press(tag, 'button', 'Change how they book');
    await settled(() => focused(tag)?.id === 'selfBooking');
    await expect(tag).to.be.accessible();
    await type(tag, 'selfBooking', 'no');
    await type(tag, 'existing', 'yes');
    await press(tag, 'button', 'Save');
    await settled(() => sent('PATCH', '/v1/admin/patients').length === 1);
    expect(sent('PATCH', '/v1/admin/patients')[0]?.body).to.deep.equal({ selfBooking: false, existing: true });
    await settled(() => focused(tag)?.textContent?.includes('Change how they book'));
    await says(tag, 'No: sees and cancels visits, but books by phone');
    await says(tag, 'The change is saved.');
  });
});
