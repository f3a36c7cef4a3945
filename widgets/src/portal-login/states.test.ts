import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { fakePortal, FakeProblem, noNetwork, type FakeOptions } from '../portal/testing.ts';
import { allByRole, byRole, settled } from '../testing/find.ts';
import { expectUnrecorded } from '../testing/section-suite.ts';
import { expectSpoken } from '../testing/spoken.ts';
import './portal-login.ts';

const text = (tag: HTMLElement) => (tag.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
const never = () => new Promise(() => undefined);

/** Every state of the tag, and the sentence by which one knows it. */
const states: Record<string, { options?: FakeOptions; shows: string; reach?: (tag: HTMLElement) => void; display?: 'form' | 'button' }> = {
  loading: { options: { routes: { 'GET /v1/portal': never } }, shows: 'Loading' },
  'signed out': { shows: 'See your visits, invoices and health record at Northside Physio.' },
  'form in a button': { display: 'button', shows: 'Username, email or phone', reach: (tag) => byRole(tag, 'button', 'Sign in').click() },
  'something missing': { shows: 'There is a problem', reach: (tag) => byRole(tag, 'button', 'Sign in').click() },
  'wrong password': {
    options: { routes: { 'POST /v1/sessions': new FakeProblem('wrong-credentials', 401) } },
    shows: 'The username or password doesn’t match.',
    reach: submit,
  },
  throttled: {
    options: { routes: { 'POST /v1/sessions': new FakeProblem('too-many-requests', 429, { detail: 'Try again in 30 seconds.' }) } },
    shows: 'Too many tries Try again in 30 seconds.',
    reach: submit,
  },
  'refused proof': {
    options: { routes: { 'POST /v1/sessions': new FakeProblem('proof-refused', 401) } },
    shows: 'This device couldn’t prove who you are',
    reach: submit,
  },
  'nobody answers': { options: { routes: { 'POST /v1/sessions': noNetwork } }, shows: 'We couldn’t reach the clinic’s portal', reach: submit },
  busy: { options: { routes: { 'POST /v1/sessions': never } }, shows: 'Signing in…', reach: submit },
  'no settings': { options: { routes: { 'GET /v1/portal': new FakeProblem('internal-error', 500) } }, shows: 'Something went wrong on our side' },
  'wrong key': { options: { routes: { 'GET /v1/portal': new FakeProblem('key-unknown', 401) } }, shows: 'This page isn’t connected to the clinic’s portal' },
  'switched off': { options: { enabled: false }, shows: 'The portal is switched off' },
  'signed in': { options: { signedIn: true }, shows: 'Maya Chen' },
  'menu open': { options: { signedIn: true }, shows: 'Sign out everywhere', reach: (tag) => byRole(tag, 'button', 'Maya Chen').click() },
};

function submit(tag: HTMLElement) {
  const input = tag.shadowRoot?.querySelector('input');
  const password = tag.shadowRoot?.querySelector('portal-part-password');
  if (!input || !password) throw new Error('no form');
  input.value = 'maya';
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  password.value = 'a long passphrase of words';
  byRole(tag, 'button', 'Sign in').click();
}

const reach = async (name: string, theme: 'light' | 'dark') => {
  const { options, shows, reach: act, display } = states[name] ?? { shows: '' };
  const portal = await fakePortal(options);
  const tag = await fixture<HTMLElement>(
    html`<portal-login theme=${theme} display=${display ?? 'auto'} style="background:${theme === 'dark' ? '#10191e' : '#ffffff'}"></portal-login>`,
    portal.options,
  );
  if (act) {
    await settled(() => byRole(tag, 'button'));
    act(tag);
  }
  await settled(() => {
    if (text(tag).toLowerCase().includes(shows.toLowerCase())) return true;
    throw new Error(`“${shows}” is not in: ${text(tag)}`);
  });
  return { portal, tag };
};

describe('portal-login, every state', () => {
  for (const name of Object.keys(states))
    it(`A6 K1 ${name}: its own sentence, and no axe violation in light and dark`, async () => {
      for (const theme of ['light', 'dark'] as const) {
        const { tag } = await reach(name, theme);
        tag.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
        await expect(tag).to.be.accessible();
        expectUnrecorded(tag);
      }
    });

  it('K1 G7 no state has a sentence of English in Italian or Spanish, or anything cut off at 320 pixels', async () => {
    try {
      for (const name of Object.keys(states)) {
        const { tag, portal } = await reach(name, 'light');
        await expectSpoken(tag, portal.portal, name);
      }
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('A6 on a page without encryption it says why, and leads to the clinic’s own portal', async () => {
    Object.defineProperty(globalThis, 'isSecureContext', { value: false, configurable: true });
    try {
      for (const display of ['form', 'button'] as const) {
        const portal = await fakePortal();
        const tag = await fixture<HTMLElement>(html`<portal-login display=${display}></portal-login>`, portal.options);
        if (display === 'button') (await settled(() => byRole(tag, 'button', 'Sign in'))).click();
        await settled(() => text(tag).includes('Signing in isn’t possible on this page'));
        expect((await settled(() => byRole(tag, 'link', 'Open the clinic’s portal'))).getAttribute('href')).to.equal('http://api.test/p/northside');
        tag.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
        await expect(tag).to.be.accessible();
      }
    } finally {
      Object.defineProperty(globalThis, 'isSecureContext', { value: true, configurable: true });
    }
  });

  it('A6 the phone stands in every state of the form', async () => {
    for (const name of ['signed out', 'wrong password', 'switched off', 'nobody answers'])
      expect(allByRole((await reach(name, 'light')).tag, 'link', '416-555-0142').length, name).to.be.greaterThan(0);
  });

  it('A6 tries again after the settings did not come', async () => {
    const { portal, tag } = await reach('no settings', 'light');
    delete portal.routes['GET /v1/portal'];
    portal.routes['GET /v1/portal'] = (await fakePortal()).routes['GET /v1/portal'];
    byRole(tag, 'button', 'Retry').click();
    await settled(() => byRole(tag, 'button', 'Sign in'));
  });

  it('B1 a busy form ignores a second press', async () => {
    const { portal, tag } = await reach('busy', 'light');
    const isSent = () => portal.calls.some(({ method }) => method === 'POST');
    await settled(isSent);
    byRole(tag, 'button', 'Signing in…').click();
    await settled(() => text(tag).includes('Signing in…'));
    expect(portal.calls.filter(({ method }) => method === 'POST')).to.have.length(1);
  });

  it('B1 signs out here at once, and tells the API', async () => {
    const { portal, tag } = await reach('menu open', 'light');
    const signedOut = oneEvent(tag, 'portal-signed-out');
    byRole(tag, 'menuitem', 'Sign out').click();
    expect((await signedOut).detail).to.deep.equal({ reason: 'signed-out' });
    await settled(() => byRole(tag, 'button', 'Sign in'));
    const told = await settled(() => portal.calls.find(({ method }) => method === 'DELETE'));
    expect(told.path).to.equal('/v1/sessions/current');
    expect(told.headers.get('Authorization')).to.match(/^DPoP /);
  });

  it('B1 signing out works without a network too', async () => {
    const { portal, tag } = await reach('menu open', 'light');
    portal.routes['DELETE /v1/sessions/current'] = noNetwork;
    byRole(tag, 'menuitem', 'Sign out').click();
    await settled(() => byRole(tag, 'button', 'Sign in'));
    expect(sessionStorage.getItem(`portico:${portal.portal.key}`)).to.equal(null);
  });

  it('B1 signing out everywhere that fails says so and keeps the person signed in', async () => {
    const { portal, tag } = await reach('menu open', 'light');
    portal.routes['DELETE /v1/sessions'] = noNetwork;
    byRole(tag, 'menuitem', 'Sign out everywhere').click();
    await settled(() => text(tag).includes('We couldn’t reach the clinic’s portal'));
    byRole(tag, 'button', 'Maya Chen').click();
    portal.routes['DELETE /v1/sessions'] = undefined;
    (await settled(() => byRole(tag, 'menuitem', 'Sign out everywhere'))).click();
    await settled(() => byRole(tag, 'button', 'Sign in'));
  });

  it('K1 the page has one live region, present before use and still there when another state is drawn', async () => {
    const { portal, tag } = await reach('signed in', 'light');
    const second = document.createElement('portal-login');
    portal.options.parentNode.append(second);
    await settled(() => second.shadowRoot?.querySelector('portal-part-menu'));
    const regions = () => [tag, second].flatMap((one) => [...(one.shadowRoot?.querySelectorAll('.root > [role=status]') ?? [])]);
    expect(regions()).to.have.length(1);
    await portal.portal.signOut();
    await settled(() => byRole(tag, 'button', 'Sign in'));
    expect(regions()).to.have.length(1);
    portal.portal.say('Your appointment was cancelled.');
    await settled(() => regions()[0]?.textContent === 'Your appointment was cancelled.');
    tag.remove();
    await settled(() => regions().length === 1 && second.shadowRoot?.contains(regions()[0] ?? null));
  });

  it('B11 an ended session says why, and the next sign-in clears it', async () => {
    const { portal, tag } = await reach('signed in', 'light');
    portal.routes['GET /v1/sessions/current'] = new FakeProblem('session-ended', 401);
    await portal.portal.stay();
    await settled(() => text(tag).includes('You were signed out'));
  });
});
