import { expect } from '@open-wc/testing';
import { settled } from '../../testing/find.ts';
import { says } from '../../testing/section-suite.ts';
import { admin, aPatient, focused, press, type } from '../testing.ts';

const yonge = { id: '0192a1b2-0000-7000-8000-000000000060', name: 'Yonge Street' };
const amara = { id: '0192a1b2-0000-7000-8000-000000000062', name: 'Amara Okafor' };
const priya = { id: '0192a1b2-0000-7000-8000-000000000063', name: 'Priya Nair' };
const gone = { id: '0192a1b2-0000-7000-8000-000000000069', name: 'Louis Tremblay' };

describe('where and by whom a patient is treated', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('C19 K1 staff choose location, practitioner and further ones; who left stays chosen until they say otherwise', async () => {
    let one = aPatient(1, { defaultPractitioner: gone, additionalPractitioners: [amara] });
    const { tag, sent } = await admin({
      routes: {
        'GET /v1/admin/patients/{id}': () => one,
        'PATCH /v1/admin/patients/{id}': () => (one = aPatient(1, { defaultLocation: yonge, defaultPractitioner: priya, additionalPractitioners: [amara, gone] })),
      },
    });
    await press(tag, 'button', 'Maya Chen');
    await says(tag, 'Also treated by');
    await press(tag, 'button', 'Change who treats them');
    await settled(() => focused(tag)?.id === 'defaultLocationId');
    await expect(tag).to.be.accessible();
    expect(tag.shadowRoot?.querySelector<HTMLSelectElement>('[name=defaultPractitionerId]')?.selectedOptions[0]?.text).to.equal('Louis Tremblay');
    await type(tag, 'defaultLocationId', yonge.id);
    await type(tag, 'defaultPractitionerId', priya.id);
    await press(tag, 'checkbox', 'Louis Tremblay');
    await press(tag, 'button', 'Save');
    await says(tag, 'Amara Okafor, Louis Tremblay');
    await says(tag, 'Yonge Street');
    expect(sent('PATCH', '/v1/admin/patients').at(-1)?.body).to.deep.equal({
      defaultLocationId: yonge.id, defaultPractitionerId: priya.id, additionalPractitionerIds: [amara.id, gone.id],
    });
    await settled(() => focused(tag)?.textContent?.includes('Change who treats them'));
  });

  it('C19 nothing in particular can be said too', async () => {
    const { tag, sent } = await admin({
      routes: {
        'GET /v1/admin/patients/{id}': aPatient(1, { defaultLocation: yonge, defaultPractitioner: amara }),
        'PATCH /v1/admin/patients/{id}': aPatient(),
      },
    });
    await press(tag, 'button', 'Maya Chen');
    await press(tag, 'button', 'Change who treats them');
    await settled(() => focused(tag)?.id === 'defaultLocationId');
    await type(tag, 'defaultLocationId', '');
    await type(tag, 'defaultPractitionerId', '');
    await press(tag, 'button', 'Save');
    await settled(() => sent('PATCH', '/v1/admin/patients').length === 1);
    expect(sent('PATCH', '/v1/admin/patients')[0]?.body).to.deep.equal({ defaultLocationId: null, defaultPractitionerId: null, additionalPractitionerIds: [] });
  });
});
