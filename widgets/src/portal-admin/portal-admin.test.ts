import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { templates } from '../locales/generated/fr.ts';
import { FakeProblem, noNetwork, type FakeRequest } from '../portal/testing.ts';
import { speak } from '../portal/words.ts';
import { allByRole, byRole, nameOf, settled } from '../testing/find.ts';
import { pseudoTemplates } from '../testing/pseudo.ts';
import { says, wordsOf } from '../testing/section-suite.ts';
import { admin, aPatient, aStaffUser, focused, goTo, managerRights, named, pageOf, press, type, type Wanted } from './testing.ts';

const never = () => new Promise(() => undefined);

/** Every state of the shell, and what is said in it. */
const states: Record<string, { options: Wanted; says: string }> = {
  'before anybody signed in': { options: { isSignedOut: true }, says: 'Staff sign-in' },
  'while it loads who is there': { options: { routes: { 'GET /v1/sessions/current': never } }, says: 'Loading' },
  'when that fails': { options: { routes: { 'GET /v1/sessions/current': new FakeProblem('internal-error', 500) } }, says: 'Something went wrong' },
  'without an answer': { options: { isSignedOut: true, routes: { 'GET /v1/portal': noNetwork } }, says: 'couldn’t reach' },
  'with no right at all': { options: { rights: [] }, says: 'Your account opens no screen yet' },
  'with patients': { options: {}, says: 'Maya Chen' },
  'with no patients': { options: { routes: { 'GET /v1/admin/patients': pageOf() } }, says: 'No patients yet' },
  'while patients load': { options: { routes: { 'GET /v1/admin/patients': never } }, says: 'Loading' },
  'when patients fail': { options: { routes: { 'GET /v1/admin/patients': new FakeProblem('internal-error', 500) } }, says: 'The patients could not be loaded' },
  'while the portal is off for patients, and no manager is there': { options: { enabled: false, rights: ['patients.read'] }, says: 'Maya Chen' },
};

describe('<portal-admin>', () => {
  afterEach(async () => {
    Reflect.deleteProperty(navigator, 'onLine');
    dispatchEvent(new Event('online'));
    localStorage.clear();
    sessionStorage.clear();
    history.replaceState(null, '');
    await speak('en');
  });

  for (const [state, { options, says: words }] of Object.entries(states))
    it(`A6 K1 portal-admin ${state}: its sentence, no axe violation in light and dark`, async () => {
      for (const theme of ['light', 'dark'] as const) {
        const { tag } = await admin({ ...options, theme });
        await says(tag, words);
        tag.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
        await expect(tag).to.be.accessible();
        sessionStorage.clear();
      }
    });

  it('G2 staff see the areas and screens that their rights open, and no others', async () => {
    const { tag } = await admin();
    await says(tag, 'Maya Chen');
    const buttons = () => allByRole(tag, 'button').map(nameOf);
    for (const name of ['Patients', 'Settings', 'Find a patient', 'Portal users', 'Possible duplicates']) expect(buttons()).to.include(name);
    sessionStorage.clear();
    const billing = await admin({ rights: ['patients.read', 'billing'] });
    await says(billing.tag, 'Maya Chen');
    const theirs = allByRole(billing.tag, 'button').map(nameOf);
    for (const name of ['Settings', 'Portal users', 'Possible duplicates']) expect(theirs).not.to.include(name);
    expect(allByRole(billing.tag, 'checkbox')).to.have.length(0);
  });

  it('G2 a staff session is asked for as staff, and a patient’s tag on the same page never has it', async () => {
    const { tag, portal, staff, sent } = await admin({ isSignedOut: true });
    await type(tag, 'username', 'joy');
    await type(tag, 'password', 'a long passphrase of words');
    (await named(tag, 'button', 'Sign in')).focus();
    await press(tag, 'button', 'Sign in');
    await says(tag, 'Maya Chen');
    expect(sent('POST', '/v1/sessions')[0]?.body).to.deep.equal({ kind: 'staff', username: 'joy', password: 'a long passphrase of words' });
    expect(staff.session?.user.name).to.equal('Joy Adeyemi');
    expect(portal.portal.session).to.equal(undefined);
    const kept = Object.keys(sessionStorage).filter((name) => name.startsWith('portico:'));
    expect(kept).to.deep.equal([`portico:${portal.portal.key}:staff`]);
    await settled(() => focused(tag)?.textContent === 'Patients');
  });

  it('G2 the session’s end empties the page, says why, and signing in leads on', async () => {
    const { tag, staff, portal } = await admin();
    await says(tag, 'Maya Chen');
    portal.routes['GET /v1/sessions/current'] = new FakeProblem('session-ended', 401);
    await staff.stay();
    await says(tag, 'You were signed out');
    expect(wordsOf(tag)).not.to.contain('Maya');
    expect(tag.shadowRoot?.querySelector('.screen')).to.equal(null);
  });

  it('G2 a person who went quiet is asked a minute before the session ends, and stays by one press', async () => {
    const granted = { id: 'staff-session', token: 'token', user: aStaffUser(), idleSeconds: 119, expiresAt: '2027-01-01T00:00:00Z' };
    const { tag, sent } = await admin({ routes: { 'POST /v1/sessions': granted } });
    await says(tag, 'Are you still there?');
    await expect(tag).to.be.accessible();
    const before = sent('GET', '/v1/sessions/current').length;
    await press(tag, 'button', 'Stay signed in');
    await settled(() => sent('GET', '/v1/sessions/current').length > before);
    expect(tag.shadowRoot?.querySelector('.screen')).not.to.equal(null);
  });

  it('G2 signing out by the menu empties the page at once', async () => {
    const { tag, sent } = await admin();
    await says(tag, 'Maya Chen');
    (await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('.toolbar .opener'))).click();
    (await settled(() => byRole(tag, 'menuitem', 'Sign out'))).click();
    await says(tag, 'Staff sign-in');
    expect(wordsOf(tag)).not.to.contain('Maya');
    await settled(() => sent('DELETE', '/v1/sessions/current').length);
  });

  it('G2 Back leads to the screen before, and the address says nothing of whom one looked at', async () => {
    const { tag } = await admin({ rights: ['patients.read', 'staff'] });
    await press(tag, 'button', 'Maya Chen');
    await says(tag, 'How to reach them');
    expect(location.href).not.to.contain(aPatient().id);
    expect(document.title).not.to.contain('Maya');
    await goTo(tag, 'Settings');
    await says(tag, 'Sam Okoye');
    history.back();
    await says(tag, 'How to reach them');
    history.back();
    await settled(() => !wordsOf(tag).includes('How to reach them'));
  });

  it('G2 a new screen puts the focus on its title; the first one leaves it where it was', async () => {
    const { tag } = await admin();
    await says(tag, 'Maya Chen');
    expect(focused(tag)).to.equal(null);
    await goTo(tag, 'Settings', 'Staff');
    await settled(() => focused(tag)?.textContent === 'Staff');
  });

  it('A6 portal-admin keeps what it shows while the network is gone, and says so', async () => {
    const { tag } = await admin();
    await says(tag, 'Maya Chen');
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    dispatchEvent(new Event('offline'));
    await says(tag, 'You are offline');
    expect(wordsOf(tag)).to.contain('Maya Chen');
    Reflect.deleteProperty(navigator, 'onLine');
    dispatchEvent(new Event('online'));
    await settled(() => !wordsOf(tag).includes('You are offline'));
  });

  it('A6 Retry brings the patients after a failure', async () => {
    const { tag, portal } = await admin({ routes: { 'GET /v1/admin/patients': new FakeProblem('internal-error', 500) } });
    await says(tag, 'The patients could not be loaded');
    portal.routes['GET /v1/admin/patients'] = pageOf(aPatient());
    await press(tag, 'button', 'Retry');
    await says(tag, 'Maya Chen');
  });

  it('A11 portal-admin can be taken out and put back', async () => {
    const { tag } = await admin();
    await says(tag, 'Maya Chen');
    const { parentElement } = tag;
    tag.remove();
    parentElement?.append(tag);
    await says(tag, 'Maya Chen');
  });

  it('K2 portal-admin is no wider than 320 pixels in any state, in words 40 % longer too', async () => {
    const real = { ...templates };
    Object.assign(templates, await pseudoTemplates());
    await setViewport({ width: 320, height: 640 });
    try {
      for (const { options, says: words } of Object.values(states)) {
        const { tag, staff } = await admin(options);
        await says(tag, words);
        expect(document.documentElement.scrollWidth, words).to.be.at.most(320);
        staff.setLanguage('fr');
        await says(tag, '~~');
        expect(document.documentElement.scrollWidth, words).to.be.at.most(320);
        // Two portals of one page would each have their own language.
        tag.remove();
        await speak('en');
        localStorage.clear();
        sessionStorage.clear();
      }
    } finally {
      Object.assign(templates, real);
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('G7 portal-admin speaks French without being loaded anew', async () => {
    const { tag, staff } = await admin();
    await says(tag, 'Find a patient');
    staff.setLanguage('fr');
    await says(tag, 'Trouver un patient');
    expect(tag.shadowRoot?.querySelector('.root')?.getAttribute('lang')).to.equal('fr');
  });

  it('B11 what asks for a fresh sign-in asks for the password, and then goes on by itself', async () => {
    let isFresh = false;
    const { tag, sent } = await admin({
      routes: {
        'PUT /v1/admin/patients/{id}/portal-user': ({ body }: FakeRequest) =>
          isFresh ? { ...Object(body), id: 'x', patientId: 'y', state: 'linked', username: null, invitedAt: null, invitationExpiresAt: null, lastSignInAt: null } : new FakeProblem('fresh-authentication-required', 403),
        'POST /v1/sessions/current/authentications': ({ body }: FakeRequest) => {
          if (Object(body).password !== 'right') return new FakeProblem('wrong-credentials', 401);
          isFresh = true;
          return undefined;
        },
      },
    });
    await press(tag, 'button', 'Maya Chen');
    await press(tag, 'button', 'Link a contact');
    await press(tag, 'button', 'Save link');
    await says(tag, 'Is it still you?');
    await type(tag, 'own-password', 'wrong');
    await press(tag, 'button', 'Continue');
    await says(tag, 'That isn’t your password');
    await type(tag, 'own-password', 'right');
    await press(tag, 'button', 'Continue');
    await says(tag, 'The link is saved.');
    expect(sent('PUT', '/v1/admin/patients')).to.have.length(2);
    expect(managerRights).to.include('portal-users');
  });
});
