import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { fakePortal, FakeProblem, noNetwork } from '../portal/testing.ts';
import { byRole, settled } from '../testing/find.ts';
import './portal-login.ts';

const login = async (options: Parameters<typeof fakePortal>[0] = {}) => {
  const portal = await fakePortal(options);
  const tag = await fixture<HTMLElement>(html`<portal-login></portal-login>`, portal.options);
  await settled(() => byRole(tag, 'button', 'Sign in'));
  return { portal, tag };
};

const fill = (tag: HTMLElement, username: string, password: string) => {
  for (const [name, value] of [['username', username], ['password', password]] as const) {
    const input = tag.shadowRoot?.getElementById(name);
    if (!(input instanceof HTMLInputElement)) throw new Error(`no ${name}`);
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
};

describe('portal-login', () => {
  it('B1 signs in and tells the page who it is', async () => {
    const { portal, tag } = await login();
    fill(tag, 'maya.chen', 'a long passphrase of words');
    const signedIn = oneEvent(tag, 'portal-signed-in');
    byRole(tag, 'button', 'Sign in').click();
    expect((await signedIn).detail).to.have.keys('userId', 'patientId');
    await settled(() => byRole(tag, 'button', 'Maya Chen'));
    expect(portal.announced).to.equal('You are signed in.');
    const sent = portal.calls.find(({ path, method }) => path === '/v1/sessions' && method === 'POST');
    expect(sent?.body).to.deep.equal({ username: 'maya.chen', password: 'a long passphrase of words' });
    expect(sent?.headers.get('DPoP')?.split('.')).to.have.length(3);
  });

  it('B8 the menu leads to the profile where the page has it, or names its page', async () => {
    const { portal, tag } = await login({ signedIn: false });
    const profile = document.createElement('portal-profile');
    profile.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('h2'), { className: 'title', tabIndex: -1, textContent: 'Your profile' }));
    document.body.append(profile);
    await portal.portal.signIn('maya.chen', 'a long passphrase of words');
    (await settled(() => byRole(tag, 'button', 'Maya Chen'))).click();
    (await settled(() => byRole(tag, 'menuitem', 'Your profile'))).click();
    expect(document.activeElement).to.equal(profile);
    profile.remove();
    tag.setAttribute('profile', '/my-profile');
    byRole(tag, 'button', 'Maya Chen').click();
    await settled(() => byRole(tag, 'menuitem', 'Your profile'));
  });

  it('K2 in a narrow header the circle stands alone, and is still called by the name', async () => {
    const portal = await fakePortal({ signedIn: true });
    const header = await fixture<HTMLElement>(html`<header style="display:flex;inline-size:110px"><portal-login style="flex:1 1 0;min-inline-size:0"></portal-login></header>`, portal.options);
    const tag = header.querySelector('portal-login');
    if (!tag) throw new Error('no tag');
    const opener = await settled(() => byRole(tag, 'button', 'Maya Chen'));
    await settled(() => opener.offsetWidth < 50);
    expect(opener.offsetWidth).to.be.at.least(43.9);
    expect(opener.offsetHeight).to.be.at.least(43.9);
    await expect(tag).to.be.accessible();
    header.style.inlineSize = '400px';
    dispatchEvent(new Event('resize'));
    await settled(() => opener.offsetWidth > 120);
    header.style.inlineSize = '300px';
    await setViewport({ width: 360, height: 640 });
    await settled(() => opener.offsetWidth < 50);
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
    await setViewport({ width: 800, height: 600 });
    await settled(() => opener.offsetWidth > 120);
  });

  it('K1 names what is missing, focuses the summary, and leads to the field', async () => {
    const { tag } = await login();
    byRole(tag, 'button', 'Sign in').click();
    const heading = await settled(() => byRole(tag, 'heading', 'There is a problem'));
    expect(tag.shadowRoot?.activeElement).to.equal(heading);
    byRole(tag, 'link', 'Enter your password').click();
    expect(tag.shadowRoot?.activeElement?.id).to.equal('password');
    await expect(tag).to.be.accessible();
  });

  it('B1 says that the password is wrong without telling which part, and keeps what was typed', async () => {
    const { tag } = await login({ routes: { 'POST /v1/sessions': new FakeProblem('wrong-credentials', 401) } });
    fill(tag, 'maya', 'nope');
    byRole(tag, 'button', 'Sign in').click();
    await settled(() => byRole(tag, 'link', 'The username or password doesn’t match. Check both and try again.'));
    expect(tag.shadowRoot?.querySelector('input')?.value).to.equal('maya');
  });

  it('A6 says when nobody answers, and keeps what was typed', async () => {
    const { tag } = await login({ routes: { 'POST /v1/sessions': noNetwork } });
    fill(tag, 'maya', 'secret');
    byRole(tag, 'button', 'Sign in').click();
    await settled(() => tag.shadowRoot?.querySelector('.problem'));
    expect(tag.shadowRoot?.textContent).to.contain('We couldn’t reach the clinic’s portal');
  });
});
