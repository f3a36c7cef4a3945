import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { admin, aListed, aPatient, focused, named, pageOf, press, type } from '../testing.ts';

const nina = aPatient(9, { givenName: 'Nina', familyName: 'Chen', possibleDuplicates: 1 });

describe('a patient whom staff add', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('C19 K1 is asked for with what is needed, refused at the fields, and stands on a page of their own, where a possible twin is told', async () => {
    const { tag, said, sent } = await admin({
      routes: {
        'POST /v1/admin/patients': ({ body }: FakeRequest) =>
          Object(body).contactPoints[0].value === 'nina@'
            ? new FakeProblem('invalid-request', 400, { errors: [{ in: 'body', path: '/contactPoints/1/value', code: 'format', message: 'A phone number, please check' }] })
            : nina,
        'GET /v1/admin/patients/{id}': nina,
      },
    });
    await press(tag, 'button', 'Add a patient');
    await settled(() => focused(tag)?.textContent === 'Add a patient');
    await expect(tag).to.be.accessible();
    await type(tag, 'birthDate-month', '13');
    await press(tag, 'button', 'Add patient');
    await says(tag, 'Enter the given name');
    await says(tag, 'Enter the family name');
    expect(sent('POST', '/v1/admin/patients')).to.have.length(0);
    for (const [name, text] of Object.entries({ givenName: ' Nina ', familyName: 'Chen', birthDate: '18', 'birthDate-month': '4', 'birthDate-year': '1987', email: 'nina@', phone: '1' }))
      await type(tag, name, text);
    await press(tag, 'button', 'Add patient');
    await says(tag, 'A phone number, please check');
    expect((await named(tag, 'textbox', 'Phone')).getAttribute('aria-invalid')).to.equal('true');
    await expect(tag).to.be.accessible();
    await type(tag, 'email', 'nina@fastmail.example');
    await type(tag, 'phone', '');
    await press(tag, 'button', 'Add patient');
    await says(tag, 'How to reach them');
    await settled(() => focused(tag)?.textContent === 'Nina Chen');
    await says(tag, 'Another record may be the same person');
    expect(said).to.include('The patient is added.');
    await says(tag, 'The patient is added.');
    expect(sent('POST', '/v1/admin/patients').at(-1)?.body).to.deep.equal({
      givenName: 'Nina', familyName: 'Chen', birthDate: '1987-04-18', contactPoints: [{ system: 'email', value: 'nina@fastmail.example' }],
    });
  });

  it('C19 is in the list on the way back', async () => {
    let all = [aListed(1)];
    const { tag } = await admin({
      routes: {
        'GET /v1/admin/patients': () => pageOf(...all),
        'POST /v1/admin/patients': () => ((all = [aListed(1), aListed(9, nina)]), nina),
        'GET /v1/admin/patients/{id}': nina,
      },
    });
    await press(tag, 'button', 'Add a patient');
    await settled(() => focused(tag)?.textContent === 'Add a patient');
    await type(tag, 'givenName', 'Nina');
    await type(tag, 'familyName', 'Chen');
    await press(tag, 'button', 'Add patient');
    await says(tag, 'How to reach them');
    await press(tag, 'button', 'Back to the list');
    await says(tag, '2 patients');
    await named(tag, 'button', 'Nina Chen');
  });

  it('C19 K2 can be added at 320 pixels, and not by whoever may only read', async () => {
    const { tag } = await admin();
    await press(tag, 'button', 'Add a patient');
    await says(tag, 'Usual location');
    await setViewport({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({ width: 800, height: 600 });
    const { tag: reading } = await admin({ rights: ['patients.read'] });
    await says(reading, 'Maya Chen');
    expect(wordsOf(reading)).not.to.contain('Add a patient');
  });
});
