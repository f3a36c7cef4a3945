import { expect, fixture, html } from '@open-wc/testing';
import { allByRole, byRole, settled } from '../testing/find.ts';
import { PortalElement } from './element.ts';
import { tag } from './tag.ts';
import { fakePortal, FakeProblem, type FakeOptions } from './testing.ts';
import '../portal-login/portal-login.ts';

/** The least that a tag of a section can be. */
@tag('test-invoices')
class TestInvoices extends PortalElement {
  protected override render() {
    return this.gated('invoices', () => html`<p>${this.locale.money({ amount: 12000, currency: 'CAD' })}</p>`);
  }
}

const aTag = async (options: FakeOptions = {}) => {
  const portal = await fakePortal(options);
  const element = await fixture<TestInvoices>(html`<test-invoices></test-invoices>`, portal.options);
  const text = () => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
  return { portal, element, text };
};

describe('a tag of a section', () => {
  it('A6 shows its content to who is signed in, and empties at once when the session ends', async () => {
    const { portal, text } = await aTag({ signedIn: true });
    await settled(() => text().includes('$120.00'));
    await portal.portal.signOut();
    await settled(() => text().includes('Sign in to see your invoices'));
    expect(text()).not.to.contain('$120.00');
  });

  it('A6 B1 signing in happens on the spot, and the focus goes to the title', async () => {
    const { element, text } = await aTag();
    (await settled(() => byRole(element, 'button', 'Sign in'))).click();
    const login = await settled(() => element.shadowRoot?.querySelector('portal-login'));
    const root = await settled(() => login.shadowRoot?.getElementById('username') && login.shadowRoot);
    const username = root.querySelector('input');
    const password = root.querySelector('portal-part-password');
    if (!username || !password) throw new Error('no form');
    username.value = 'maya';
    username.dispatchEvent(new InputEvent('input', { bubbles: true }));
    password.value = 'a long passphrase of words';
    const submit = root.querySelector<HTMLElement>('[type=submit]');
    submit?.focus();
    submit?.click();
    await settled(() => text().includes('$120.00'));
    const title = byRole(element, 'heading', 'Invoices');
    await settled(() => element.shadowRoot?.activeElement === title);
  });

  it('A6 a section that the clinic switched off says so, with the phone', async () => {
    const { element, text } = await aTag({ signedIn: true, sections: { invoices: false } });
    await settled(() => text().includes('Not available online'));
    expect(allByRole(element, 'link', '416-555-0142')).to.have.length(2);
    await expect(element).to.be.accessible();
  });

  it('A6 offline it says so and keeps what is shown', async () => {
    const { portal, text } = await aTag({ signedIn: true });
    await settled(() => text().includes('$120.00'));
    portal.portal.isOnline = false;
    portal.portal.setLanguage();
    await settled(() => text().includes('You are offline'));
    expect(text()).to.contain('$120.00');
  });

  it('B13 nothing is shown while the page is in the back/forward cache', async () => {
    const { text } = await aTag({ signedIn: true });
    await settled(() => text().includes('$120.00'));
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await settled(() => !text().includes('$120.00'));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settled(() => text().includes('$120.00'));
  });

  it('B11 after the session ran out the tag says why', async () => {
    const { portal, text } = await aTag({ signedIn: true });
    portal.routes['GET /v1/sessions/current'] = new FakeProblem('session-ended', 401);
    await portal.portal.stay();
    await settled(() => text().includes('You were signed out'));
  });
});
