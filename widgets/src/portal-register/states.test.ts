import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { templates } from '../locales/generated/fr.ts';
import { FakeProblem, noNetwork } from '../portal/testing.ts';
import { speak } from '../portal/words.ts';
import { allByRole, byRole, settled } from '../testing/find.ts';
import { pseudoTemplates } from '../testing/pseudo.ts';
import { expectUnrecorded, says } from '../testing/section-suite.ts';
import { expectSpoken } from '../testing/spoken.ts';
import { after, complete, everything, press, put, sentOff, toAccount, toCode, toDetails, type, typedNothing, type Reached, type Stage } from './testing.ts';

/** Every state of the tag, and the sentence by which one knows it. */
const states: Record<string, { reach: (stage: Stage) => Promise<Reached>; shows: string }> = {
  loading: { reach: (stage) => put({ ...stage, routes: { 'GET /v1/registrations/form': () => new Promise(() => undefined) } }), shows: 'Loading' },
  contact: { reach: put, shows: 'How can we reach you?' },
  'contact, nothing typed': { reach: (stage) => after(typedNothing(stage)), shows: 'Enter your email address' },
  'no answer': { reach: async (stage) => sentOff({ ...stage, routes: { 'POST /v1/registrations': noNetwork } }), shows: 'The code could not be sent' },
  'form failed': { reach: (stage) => put({ ...stage, routes: { 'GET /v1/registrations/form': new FakeProblem('internal-error', 500) } }), shows: 'The form could not be loaded' },
  'switched off': { reach: (stage) => put({ ...stage, settings: { 'general.publicSignup': false } }), shows: 'This clinic makes accounts at the desk or by phone.' },
  'portal off': { reach: (stage) => put({ ...stage, enabled: false }), shows: 'The portal is switched off' },
  'signed in': { reach: (stage) => put({ ...stage, signedIn: true }), shows: 'You are signed in as Maya Chen.' },
  code: { reach: toCode, shows: 'We sent it to maya@fastmail.com.' },
  'wrong code': {
    reach: async (stage) => {
      const errors = [{ in: 'body', path: '/code', code: 'code-wrong', message: 'This code isn’t right' }];
      const all = await toCode({ ...stage, routes: { 'POST /v1/registrations/{id}/verify': new FakeProblem('invalid-request', 400, { errors }) } });
      type(all.tag, { code: '000000' });
      press(all.tag);
      return all;
    },
    shows: 'There is a problem',
  },
  details: { reach: toDetails, shows: 'Given name' },
  'details, all asked, nothing typed': { reach: (stage) => after(toDetails({ ...stage, form: everything })), shows: 'Enter your date of birth' },
  account: { reach: toAccount, shows: 'Choose a username' },
  'account, with all told and terms': { reach: (stage) => after(toAccount({ ...stage, form: everything }), 'Create account'), shows: 'Agree to the terms of use to go on' },
  'too young': { reach: (stage) => complete({ ...stage, form: everything, routes: { 'POST /v1/registrations/{id}/complete': new FakeProblem('adults-only', 409, { phone: '416-555-0142' }) } }), shows: 'Accounts are for people of 18 and over' },
  done: { reach: complete, shows: 'Your account is ready' },
};

describe('portal-register in each state', () => {
  afterEach(async () => {
    localStorage.clear();
    await speak('en');
  });

  for (const [name, { reach, shows }] of Object.entries(states))
    it(`A6 K1 ${name}: its own sentence, the clinic’s phone, and no axe violation in light and dark`, async () => {
      for (const theme of ['light', 'dark'] as const) {
        const { tag } = await reach({ theme });
        await says(tag, shows);
        await settled(() => byRole(tag, 'link', '416-555-0142'));
        expectUnrecorded(tag);
        tag.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
        await expect(tag).to.be.accessible();
      }
    });

  it('K1 G7 no state has a sentence of English in Italian or Spanish, or anything cut off at 320 pixels', async () => {
    try {
      for (const [name, { reach, shows }] of Object.entries(states)) {
        const { tag, portal } = await reach({});
        await says(tag, shows);
        await expectSpoken(tag, portal.portal, name);
      }
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('K2 every state fits 320 pixels, in a language 40 % longer than English too, and each target is 44 high', async () => {
    const real = { ...templates };
    Object.assign(templates, await pseudoTemplates());
    await setViewport({ width: 320, height: 700 });
    try {
      for (const [name, { reach, shows }] of Object.entries(states)) {
        const { tag } = await reach({});
        await says(tag, shows);
        expect(document.documentElement.scrollWidth, name).to.be.at.most(320);
        for (const one of allByRole(tag, 'button').filter((each) => !each.closest('li'))) expect(one.getBoundingClientRect().height, one.textContent ?? '').to.be.at.least(43.9);
        await speak('fr');
        await says(tag, '~~');
        expect(document.documentElement.scrollWidth, name).to.be.at.most(320);
        await speak('en');
      }
    } finally {
      Object.assign(templates, real);
      await setViewport({ width: 800, height: 600 });
    }
  });
});
