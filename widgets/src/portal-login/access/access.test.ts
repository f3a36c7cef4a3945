import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { templates } from '../../locales/generated/fr.ts';
import { fakePortal, FakeProblem, noNetwork, type FakeOptions } from '../../portal/testing.ts';
import { speak } from '../../portal/words.ts';
import { allByRole, byRole, settled } from '../../testing/find.ts';
import { pseudoTemplates } from '../../testing/pseudo.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { expectSpoken } from '../../testing/spoken.ts';
import '../portal-login.ts';

const open = { state: 'open', sentTo: 'm•••@fastmail.com', expiresAt: '2026-11-26T10:00:00-05:00' };
const phrase = 'walnut-river-comet-linen-owl';

interface Stage extends FakeOptions {
  /** The link that brought the person here. */
  link?: 'invitation' | 'reset';
  display?: 'form' | 'button';
  theme?: 'light' | 'dark';
}

const put = async ({ link, display = 'form', theme = 'light', ...options }: Stage = {}) => {
  const portal = await fakePortal({
    ...options,
    routes: { 'GET /v1/invitations/{token}': open, 'GET /v1/password-resets/{token}': open, 'POST /v1/password-resets': {}, ...options.routes },
  });
  if (link) portal.portal.link = { name: link, token: 'secret-token' };
  const tag = await fixture<HTMLElementTagNameMap['portal-login']>(
    html`<portal-login display=${display} theme=${theme} style="background:${theme === 'dark' ? '#10191e' : '#ffffff'}"></portal-login>`,
    portal.options,
  );
  return { portal, tag };
};

const type = (tag: HTMLElement, name: string, value: string) => {
  const input = tag.shadowRoot?.getElementById(name);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no ${name}`);
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

const heading = (tag: HTMLElement) => tag.shadowRoot?.querySelector('.title');
const isAt = (tag: HTMLElement, title: string) => settled(() => heading(tag)?.textContent?.trim() === title && heading(tag));

/** Sets up an account as far as pressing the button. */
const accept = async (stage: Stage = {}) => {
  const all = await put({ link: 'invitation', ...stage });
  await isAt(all.tag, 'Set up your account');
  type(all.tag, 'username', ' maya.chen ');
  type(all.tag, 'password', phrase);
  byRole(all.tag, 'button', 'Set up account').click();
  return all;
};

/** Sets a new password as far as pressing the button. */
const reset = async (stage: Stage = {}) => {
  const all = await put({ link: 'reset', ...stage });
  await isAt(all.tag, 'Choose a new password');
  type(all.tag, 'password', phrase);
  byRole(all.tag, 'button', 'Change password').click();
  return all;
};

const forgot = async (stage: Stage = {}) => {
  const all = await put(stage);
  (await settled(() => byRole(all.tag, 'button', 'Forgot your password?'))).click();
  await isAt(all.tag, 'Forgot your password?');
  return all;
};

/** Every state of the three screens, and the sentence by which one knows it. */
const states: Record<string, { reach: (stage: Stage) => Promise<Pick<Awaited<ReturnType<typeof put>>, 'tag' | 'portal'>>; shows: string }> = {
  'forgot password': { reach: forgot, shows: 'We send you a link to choose a new one.' },
  'forgot, nothing typed': { reach: async (stage) => press(await forgot(stage), 'Send the link'), shows: 'There is a problem' },
  'forgot, sent': { reach: async (stage) => sendFor(await forgot(stage)), shows: 'Check your messages' },
  'forgot, no answer': {
    reach: async (stage) => sendFor(await forgot({ ...stage, routes: { 'POST /v1/password-resets': noNetwork } })),
    shows: 'The link could not be sent',
  },
  'invitation open': { reach: (stage) => put({ ...stage, link: 'invitation' }), shows: 'Your account is linked to m•••@fastmail.com.' },
  'invitation, nothing typed': {
    reach: async (stage) => {
      const all = await put({ ...stage, link: 'invitation' });
      await isAt(all.tag, 'Set up your account');
      return press(all, 'Set up account');
    },
    shows: 'There is a problem',
  },
  'invitation being looked at': { reach: (stage) => put({ ...stage, link: 'invitation', routes: { 'GET /v1/invitations/{token}': () => new Promise(() => undefined) } }), shows: 'Loading' },
  'invitation that can’t be looked at': {
    reach: (stage) => put({ ...stage, link: 'invitation', routes: { 'GET /v1/invitations/{token}': noNetwork } }),
    shows: 'Your link could not be checked',
  },
  'invitation accepted': { reach: (stage) => accept({ ...stage, routes: { 'POST /v1/invitations/{token}/accept': { username: 'maya.chen' } } }), shows: 'Your account is ready' },
  'reset open': { reach: (stage) => put({ ...stage, link: 'reset' }), shows: 'You are signed out on all your devices then' },
  'reset done': { reach: (stage) => reset({ ...stage, routes: { 'POST /v1/password-resets/{token}': { username: 'maya.chen' } } }), shows: 'Your password is changed' },
  ...Object.fromEntries(
    (['invitation', 'reset'] as const).flatMap((link) =>
      (['used', 'replaced', 'expired'] as const).map((state) => [
        `${link} ${state}`,
        {
          reach: (stage: Stage) => put({ ...stage, link, routes: { [link === 'reset' ? 'GET /v1/password-resets/{token}' : 'GET /v1/invitations/{token}']: { ...open, state } } }),
          shows: { used: 'already used', replaced: 'A newer', expired: 'has expired' }[state],
        },
      ]),
    ),
  ),
  'a link that is cut off': { reach: (stage) => put({ ...stage, link: 'invitation', routes: { 'GET /v1/invitations/{token}': new FakeProblem('not-found', 404) } }), shows: 'This link isn’t complete' },
};

async function press<All extends { tag: HTMLElement }>(all: All, name: string) {
  byRole(all.tag, 'button', name).click();
  return all;
}

async function sendFor<All extends { tag: HTMLElement }>(all: All) {
  type(all.tag, 'username', 'maya');
  return press(all, 'Send the link');
}

describe('portal-login, what opens a lost or new account', () => {
  afterEach(async () => {
    localStorage.clear();
    await speak('en');
  });

  for (const [name, { reach, shows }] of Object.entries(states))
    it(`A6 K1 ${name}: its own sentence, and no axe violation in light and dark`, async () => {
      for (const theme of ['light', 'dark'] as const) {
        const { tag } = await reach({ theme });
        await says(tag, shows);
        tag.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
        await expect(tag).to.be.accessible();
      }
    });

  it('K2 every one of them fits 320 pixels, in a language 40 % longer than English too, and wholly translated', async () => {
    const real = { ...templates };
    Object.assign(templates, await pseudoTemplates());
    await setViewport({ width: 320, height: 700 });
    const given = /Northside Physio|416-555-0142|m•••@fastmail\.com|English|Français|maya(\.chen)?/g;
    try {
      for (const [name, { reach, shows }] of Object.entries(states)) {
        const { tag } = await reach({});
        await says(tag, shows);
        expect(document.documentElement.scrollWidth, name).to.be.at.most(320);
        for (const button of allByRole(tag, 'button')) expect(button.getBoundingClientRect().height, button.textContent ?? '').to.be.at.least(43.9);
        await speak('fr');
        await says(tag, '~~');
        expect(document.documentElement.scrollWidth, name).to.be.at.most(320);
        const bare = wordsOf(tag).replace(given, '').split(/~+/).filter((part) => /^[^ȧḗĩǿŭȦḖĨǾŬ]*[a-z]{4}[^ȧḗĩǿŭȦḖĨǾŬ]*$/i.test(part));
        expect(bare, name).to.deep.equal([]);
        await speak('en');
      }
    } finally {
      Object.assign(templates, real);
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('K1 G7 none of them has a sentence of English in Italian or Spanish, or anything cut off at 320 pixels', async () => {
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

  it('B5 says the same whether the account exists or not, and sends nothing but what was typed', async () => {
    const { portal, tag } = await forgot();
    expect(tag.shadowRoot?.activeElement).to.equal(heading(tag));
    await sendFor({ tag });
    const title = await isAt(tag, 'Check your messages');
    expect(tag.shadowRoot?.activeElement).to.equal(title);
    expect(wordsOf(tag)).to.contain('If there is an account for “maya”');
    const sent = portal.calls.find(({ path }) => path === '/v1/password-resets');
    expect(sent?.body).to.deep.equal({ username: 'maya' });
    byRole(tag, 'button', 'Back to sign in').click();
    await isAt(tag, 'Sign in');
    expect(tag.shadowRoot?.activeElement).to.equal(heading(tag));
  });

  it('B5 asks for no name that was typed already', async () => {
    const { tag } = await put();
    await settled(() => byRole(tag, 'button', 'Forgot your password?'));
    type(tag, 'username', 'maya.chen');
    byRole(tag, 'button', 'Forgot your password?').click();
    await isAt(tag, 'Forgot your password?');
    const input = tag.shadowRoot?.getElementById('username');
    expect(input instanceof HTMLInputElement && input.value).to.equal('maya.chen');
  });

  it('B4 an open invitation takes username and password, signs nobody in, and leaves the name in the form', async () => {
    const { portal, tag } = await accept({ routes: { 'POST /v1/invitations/{token}/accept': { username: 'maya.chen' } } });
    await isAt(tag, 'Sign in');
    expect(wordsOf(tag)).to.contain('Your account is ready');
    const sent = portal.calls.find(({ path }) => path.endsWith('/accept'));
    expect(sent?.path).to.equal('/v1/invitations/secret-token/accept');
    expect(sent?.body).to.deep.equal({ username: 'maya.chen', password: phrase });
    const input = tag.shadowRoot?.getElementById('username');
    expect(input instanceof HTMLInputElement && input.value).to.equal('maya.chen');
    expect(portal.portal.session ?? null).to.equal(null);
  });

  it('B4 a taken username and a password that is refused are said at their fields, and nothing typed is lost', async () => {
    const taken = new FakeProblem('already-exists', 409, { field: 'username' });
    const { portal, tag } = await accept({ routes: { 'POST /v1/invitations/{token}/accept': taken } });
    await settled(() => byRole(tag, 'link', 'Somebody has this username already. Choose another one.'));
    portal.routes['POST /v1/invitations/{token}/accept'] = new FakeProblem('invalid-request', 400, {
      errors: [{ in: 'body', path: '/password', code: 'password-common', message: 'Many people use this password.' }],
    });
    byRole(tag, 'button', 'Set up account').click();
    (await settled(() => byRole(tag, 'link', 'Many people use this password.'))).click();
    const field = tag.shadowRoot?.activeElement;
    expect(field?.id).to.equal('password');
    expect(field instanceof HTMLInputElement && field.value).to.equal(phrase);
  });

  it('B4 a link that closed meanwhile says which it is', async () => {
    const { tag } = await accept({ routes: { 'POST /v1/invitations/{token}/accept': new FakeProblem('link-replaced', 409) } });
    await isAt(tag, 'A newer invitation was sent');
  });

  it('B4 an expired invitation offers a new one, sent to the same linked contact', async () => {
    const { portal, tag } = await put({
      link: 'invitation',
      routes: { 'GET /v1/invitations/{token}': { ...open, state: 'expired' }, 'POST /v1/invitations/{token}/renew': { sentTo: 'm•••@fastmail.com' } },
    });
    (await settled(() => byRole(tag, 'button', 'Send a new one to m•••@fastmail.com'))).click();
    await isAt(tag, 'A new link is on its way');
    expect(wordsOf(tag)).to.contain('It goes to m•••@fastmail.com.');
    expect(portal.calls.find(({ path }) => path.endsWith('/renew'))?.body).to.equal(undefined);
  });

  it('B4 with the keyboard alone: the link opens its screen, with the focus on its title', async () => {
    const { portal, tag } = await put({ link: 'invitation', routes: { 'POST /v1/invitations/{token}/accept': { username: 'maya' } } });
    const title = await isAt(tag, 'Set up your account');
    await settled(() => tag.shadowRoot?.activeElement === title);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'maya' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: phrase });
    await sendKeys({ press: 'Enter' });
    await isAt(tag, 'Sign in');
    expect(portal.calls.find(({ path }) => path.endsWith('/accept'))?.body).to.deep.equal({ username: 'maya', password: phrase });
  });

  it('B4 a button in the header opens the link in its dialog; a form on the page takes it first', async () => {
    const { tag } = await put({ link: 'invitation', display: 'button' });
    await isAt(tag, 'Set up your account');
    expect(tag.shadowRoot?.querySelector('dialog')?.open).to.equal(true);
    const both = await fakePortal({ routes: { 'GET /v1/invitations/{token}': open } });
    both.portal.link = { name: 'invitation', token: 'other' };
    const page = await fixture<HTMLElement>(html`<div><portal-login display="button"></portal-login><portal-login display="form"></portal-login></div>`, both.options);
    const [button, form] = page.querySelectorAll('portal-login');
    if (!button || !form) throw new Error('two');
    await isAt(form, 'Set up your account');
    expect(button.shadowRoot?.querySelector('dialog')?.open).to.equal(false);
  });

  it('B4 a link is taken out of the address, also one that is pasted into the open page', async () => {
    const { portal, tag } = await put();
    await isAt(tag, 'Sign in');
    location.hash = '#portal=invitation/pasted-token';
    await isAt(tag, 'Set up your account');
    expect(location.hash).to.equal('');
    expect(portal.calls.at(-1)?.path).to.equal('/v1/invitations/pasted-token');
  });

  it('B5 a new password ends the session that stands open here, and says so', async () => {
    const { portal, tag } = await reset({ signedIn: true, routes: { 'POST /v1/password-resets/{token}': { username: 'maya.chen' } } });
    await isAt(tag, 'Sign in');
    expect(portal.portal.session).to.equal(null);
    expect(wordsOf(tag)).to.contain('Your password is changed');
    const name = tag.shadowRoot?.getElementById('username');
    expect(name instanceof HTMLInputElement && name.value).to.equal('maya.chen');
    expect(portal.calls.find(({ path, method }) => method === 'POST' && path.startsWith('/v1/password-resets'))?.body).to.deep.equal({ password: phrase });
  });

  it('B5 a link that can’t be used leads to asking for another', async () => {
    const { tag } = await put({ link: 'reset', routes: { 'GET /v1/password-resets/{token}': { ...open, state: 'expired' } } });
    (await settled(() => byRole(tag, 'button', 'Ask for a new link'))).click();
    await isAt(tag, 'Forgot your password?');
  });

  it('A6 a screen whose code doesn’t answer keeps what was typed, and Retry sends it', async () => {
    const { portal, tag } = await forgot({ routes: { 'POST /v1/password-resets': noNetwork } });
    await sendFor({ tag });
    const retry = await settled(() => byRole(tag, 'button', 'Retry'));
    portal.routes['POST /v1/password-resets'] = {};
    retry.click();
    await isAt(tag, 'Check your messages');
  });

  it('A3 speaks French without being loaded anew, and keeps what is typed', async () => {
    const { portal, tag } = await put({ link: 'invitation' });
    await isAt(tag, 'Set up your account');
    type(tag, 'username', 'maya');
    portal.portal.setLanguage('fr');
    await isAt(tag, 'Configurez votre compte');
    const input = tag.shadowRoot?.getElementById('username');
    expect(input instanceof HTMLInputElement && input.value).to.equal('maya');
  });
});
