import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { templates } from '../locales/generated/fr.ts';
import '../portal-language/portal-language.ts';
import { fakePortal, FakeProblem, type FakeRequest } from '../portal/testing.ts';
import { speak } from '../portal/words.ts';
import { allByRole, byRole, nameOf, settled } from '../testing/find.ts';
import { pseudoTemplates } from '../testing/pseudo.ts';
import { expectUnrecorded } from '../testing/section-suite.ts';
import { aForm, allWords as wordsOf, app, next, past, shows as says } from './testing.ts';

const address = () => location.pathname + location.search + location.hash;
const start = location.pathname + location.search;
/** The element that has the focus, in whatever shadow root. */
const focused = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};
const focusOn = (words: string) => settled(() => focused()?.textContent?.includes(words));
const entries = (tag: HTMLElement) => allByRole(tag, 'link').filter((one) => one.matches('.entry, .act')).map(nameOf);
const goBack = async () => {
  const gone = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
  history.back();
  await gone;
};

describe('portal-app', () => {
  beforeEach(() => setViewport({ width: 1200, height: 800 }));
  afterEach(async () => {
    history.replaceState(null, '', start);
    localStorage.clear();
    await speak('en');
  });

  it('A4 home shows the next visit to join, forms, what to pay, and booking again; all of it is asked for at once', async () => {
    const { portal, tag } = await app();
    for (const words of ['Physiotherapy 1', 'Health history', '$150.00', '1 overdue', 'See times']) await says(tag, words);
    expect(wordsOf(tag)).to.match(/Good (morning|afternoon|evening), Maya/);
    byRole(tag, 'button', 'Join video visit');
    const asked = portal.calls.map(({ path, query }) => `${path} ${query.get('when') ?? query.get('status') ?? ''}`.trim());
    expect([...asked].filter((one) => one !== '/v1/portal').sort()).to.deep.equal(['/v1/me/appointments past', '/v1/me/appointments upcoming', '/v1/me/forms', '/v1/me/invoices outstanding']);
  });

  it('A4 each entry of the toolbar opens its section, has an address, is marked, and gives the focus to its heading', async () => {
    const { tag } = await app();
    await says(tag, 'Physiotherapy 1');
    expect(entries(tag)).to.deep.equal(['Home', 'Appointments', 'My health', 'Forms', 'Invoices', 'Book']);
    for (const [name, path, heading] of [['Appointments', 'appointments', 'Your visits'], ['My health', 'health', 'Your health summary'], ['Forms', 'forms', 'Your forms'], ['Invoices', 'invoices', 'Invoices']] as const) {
      byRole(tag, 'link', name).focus();
      await sendKeys({ press: 'Enter' });
      await focusOn(heading);
      expect(address()).to.equal(`${start}#portal/${path}`);
      expect(byRole(tag, 'link', name).ariaCurrent).to.equal('page');
    }
    await goBack();
    await focusOn('Your forms');
    expect(byRole(tag, 'link', 'Forms').ariaCurrent).to.equal('page');
  });

  it('A4 an address opens its section; one that names nothing is home', async () => {
    history.replaceState(null, '', `${start}#portal/invoices`);
    const { tag } = await app();
    await says(tag, 'Invoice 1042');
    expect(document.activeElement).to.equal(document.body);
    history.replaceState(null, '', `${start}#portal/nothing-such`);
    const { tag: other } = await app();
    await says(other, 'Next appointment');
  });

  it('A4 routing="history" names sections by paths below its base', async () => {
    const { tag } = await app({ attributes: { routing: 'history', base: '/my/' } });
    await says(tag, 'Next appointment');
    byRole(tag, 'link', 'Invoices').click();
    await says(tag, 'Invoice 1042');
    expect(location.pathname).to.equal('/my/invoices');
    byRole(tag, 'link', 'Home').click();
    await says(tag, 'Next appointment');
    expect(location.pathname).to.equal('/my');
  });

  it('A4 of two on a page only the first has the address', async () => {
    const { tag: one } = await app();
    const { tag: other } = await app();
    await says(other, 'Next appointment');
    byRole(other, 'link', 'Invoices').click();
    await says(other, 'Invoice 1042');
    expect(address()).to.equal(start);
    byRole(one, 'link', 'Forms').click();
    await says(one, 'Your forms');
    await goBack();
    await says(one, 'Next appointment');
    expect(wordsOf(other)).to.contain('Invoices');
    expect(byRole(other, 'link', 'Invoices').ariaCurrent).to.equal('page');
  });

  it('A4 the page keeps its title, unless it is nothing but this tag', async () => {
    const before = document.title;
    const { tag } = await app();
    byRole(tag, 'link', 'Invoices').click();
    await says(tag, 'Invoice 1042');
    expect(document.title).to.equal(before);
    history.replaceState(null, '', start);
    const { tag: own } = await app({ attributes: { 'page-title': '' } });
    await settled(() => document.title.endsWith('Northside Physio'));
    byRole(own, 'link', 'Forms').click();
    await settled(() => document.title === 'Forms · Northside Physio');
    document.title = before;
  });

  it('C5 Back in the middle of booking goes one step back, and then to where one was before', async () => {
    const { tag } = await app();
    await says(tag, 'Physiotherapy 1');
    byRole(tag, 'link', 'Book').click();
    const booking = await settled(() => tag.shadowRoot?.querySelector('portal-booking'));
    await booking.updateComplete;
    booking.trail.push('time');
    await goBack();
    expect([tag.shadowRoot?.querySelector('portal-booking') === booking, location.hash]).to.deep.equal([true, '#portal/book']);
    await goBack();
    await says(tag, 'Next appointment');
  });

  it('C5 toolbar.bookAppointment off hides the entry, and the address still books', async () => {
    history.replaceState(null, '', `${start}#portal/book`);
    const { tag } = await app({ settings: { 'toolbar.bookAppointment': false } });
    await settled(() => tag.shadowRoot?.querySelector('portal-booking'));
    expect(entries(tag)).not.to.contain('Book');
  });

  it('C5 whoever has no visits is led to booking, a section of the same portal', async () => {
    const { tag } = await app({ routes: { 'GET /v1/me/appointments': { data: [], nextCursor: null } } });
    byRole(tag, 'link', 'Appointments').click();
    (await settled(() => allByRole(tag, 'button', 'Book appointment')[0])).click();
    await settled(() => tag.shadowRoot?.querySelector('portal-booking'));
    expect(location.hash).to.equal('#portal/book');
  });

  it('C12 general.bookAgain leads to the next times of a visit like it; off, nothing is asked for', async () => {
    const { tag } = await app();
    (await settled(() => allByRole(tag, 'link').find((one) => nameOf(one).startsWith('See times for')))).click();
    const booking = await settled(() => tag.shadowRoot?.querySelector('portal-booking'));
    expect(booking.again).to.equal(true);
    expect([booking.type, booking.practitioner]).to.deep.equal([past.appointmentType.id, past.practitioner.id]);
    expect(location.href).not.to.contain(past.appointmentType.id);
    history.replaceState(null, '', start);
    const { portal, tag: off } = await app({ settings: { 'general.bookAgain': false } });
    await says(off, 'Next appointment');
    expect(wordsOf(off)).not.to.contain('Book again');
    expect(portal.calls.some(({ query }) => query.get('when') === 'past')).to.equal(false);
  });

  it('G4 messages.secureHome: home begins with what the clinic says there, and asks for nothing where it says nothing', async () => {
    const { tag } = await app({ portal: { messages: ['secureHome'] }, routes: { 'GET /v1/messages/{name}': { html: '<p>We are closed until Monday.</p>', language: 'en', video: null } } });
    await says(tag, 'We are closed until Monday.');
    const { portal, tag: silent } = await app();
    await says(silent, 'Physiotherapy 1');
    expect(portal.calls.some(({ path }) => path.includes('messages'))).to.equal(false);
  });

  it('D8 homeWidgets.outstandingInvoices off: home neither shows nor asks for what there is to pay', async () => {
    const { portal, tag } = await app({ settings: { 'homeWidgets.outstandingInvoices': false } });
    await says(tag, 'Physiotherapy 1');
    expect(wordsOf(tag)).not.to.contain('To pay');
    expect(portal.calls.some(({ path }) => path.includes('invoices'))).to.equal(false);
  });

  it('G1 general.intakeFormsSection off: home has no forms, their section stays', async () => {
    const { portal, tag } = await app({ settings: { 'general.intakeFormsSection': false } });
    await says(tag, 'Physiotherapy 1');
    expect(wordsOf(tag)).not.to.contain('Forms to fill in');
    expect(portal.calls.some(({ path }) => path.includes('forms'))).to.equal(false);
    expect(entries(tag)).to.contain('Forms');
  });

  it('G1 general.languageMenu off: no choice of language, signed in or not', async () => {
    const { tag } = await app({ signedIn: false });
    await settled(() => allByRole(tag, 'button').find((one) => nameOf(one).startsWith('Language')));
    const { tag: off } = await app({ signedIn: false, settings: { 'general.languageMenu': false } });
    await says(off, 'Password');
    expect(allByRole(off, 'button').some((one) => nameOf(one).startsWith('Language'))).to.equal(false);
  });

  it('A6 a section that is off says so by its name, with the way home and the phone', async () => {
    history.replaceState(null, '', `${start}#portal/invoices`);
    const { tag } = await app({ sections: { invoices: false } });
    await says(tag, 'Invoices: not available online');
    expect(entries(tag)).not.to.contain('Invoices');
    byRole(tag, 'link', 'Back to home').click();
    await says(tag, 'Next appointment');
    expect(wordsOf(tag)).not.to.contain('To pay');
  });

  it('A6 one card that fails says so and tries again; the others stand', async () => {
    const { portal, tag } = await app({ routes: { 'GET /v1/me/invoices': new FakeProblem('internal-error', 500) } });
    await says(tag, 'Your invoices could not be loaded');
    await says(tag, 'Physiotherapy 1');
    portal.routes['GET /v1/me/invoices'] = { data: [], nextCursor: null };
    byRole(tag, 'button', 'Retry').click();
    await says(tag, 'Nothing to pay.');
  });

  it('A6 signed out it is the sign-in form, and booking where the clinic books without it', async () => {
    const { tag } = await app({ signedIn: false });
    await says(tag, 'Password');
    expect(entries(tag)).to.deep.equal([]);
    const { tag: open } = await app({ signedIn: false, settings: { 'scheduling.publicBooking': true } });
    await says(open, 'Book without signing in');
    expect(entries(open)).to.contain('Book');
    byRole(open, 'link', 'Book without signing in').click();
    await settled(() => open.shadowRoot?.querySelector('portal-booking'));
  });

  it('A6 whoever signs in is home; at the session’s end nothing private stays', async () => {
    const { portal, tag } = await app({ signedIn: false });
    await says(tag, 'Password');
    await portal.portal.signIn('maya.chen', 'a long passphrase of words');
    await says(tag, 'Physiotherapy 1');
    await portal.portal.signOut();
    await says(tag, 'Password');
    expect(wordsOf(tag)).not.to.contain('Maya').and.not.to.contain('Physiotherapy');
  });

  it('A6 at the end of a session that nobody ended, it says why, and what was shown is gone', async () => {
    const { portal, tag } = await app();
    await says(tag, 'Physiotherapy 1');
    portal.routes['GET /v1/sessions/current'] = new FakeProblem('session-ended', 401);
    await portal.portal.stay();
    await says(tag, 'You were signed out');
    expect(wordsOf(tag)).not.to.contain('Maya').and.not.to.contain('Physiotherapy');
  });

  it('A6 says that the network is gone, and keeps what it shows', async () => {
    const { tag } = await app();
    await says(tag, 'Physiotherapy 1');
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    dispatchEvent(new Event('offline'));
    await says(tag, 'You are offline');
    expect(wordsOf(tag)).to.contain('Physiotherapy 1');
    Reflect.deleteProperty(navigator, 'onLine');
    dispatchEvent(new Event('online'));
    await settled(() => !wordsOf(tag).includes('You are offline'));
  });

  it('K2 on a phone signing in is in the menu, where the clinic’s name has room', async () => {
    await setViewport({ width: 360, height: 740 });
    history.replaceState(null, '', `${start}#portal/invoices`);
    const { tag } = await app({ signedIn: false });
    (await settled(() => byRole(tag, 'button', 'Menu'))).click();
    (await settled(() => byRole(tag, 'menuitem', 'Sign in'))).click();
    await says(tag, 'Password');
    expect(tag.shadowRoot?.querySelector('.brand')?.getBoundingClientRect().height).to.be.at.most(48);
  });

  it('A6 switched off, it says so with the phone, and nothing else', async () => {
    const { tag } = await app({ enabled: false });
    await says(tag, 'The portal is switched off');
    byRole(tag, 'link', '416-555-0142');
    expect(tag.shadowRoot?.querySelector('.toolbar')).to.equal(null);
  });

  it('A6 a message’s link to a visit opens it in its section, whoever is signed in', async () => {
    history.replaceState(null, '', `${start}#portal=appointment/abc.def`);
    const { tag } = await app({ signedIn: false, routes: { 'GET /v1/appointment-links/{token}': next } });
    await says(tag, 'Physiotherapy 1');
    expect(location.hash).to.equal('#portal/appointments');
  });

  it('A6 the link of a forgotten password opens in the sign-in form', async () => {
    history.replaceState(null, '', `${start}#portal=reset/abc.def`);
    const { tag } = await app({ signedIn: false, routes: { 'GET /v1/password-resets/{token}': { state: 'open' } } });
    await says(tag, 'Choose a new password');
  });

  it('F1 a form is filled in: what is missing is named, a draft is kept, then it is sent', async () => {
    const sent: unknown[] = [];
    const { tag } = await app({
      routes: {
        'PUT /v1/me/forms/{id}/response': ({ body }: FakeRequest) => {
          sent.push(body);
          return { ...aForm, status: Object(body).status };
        },
      },
    });
    (await settled(() => byRole(tag, 'link', 'Start Health history'))).click();
    await focusOn('Health history');
    expect(location.hash).to.equal(`#portal/forms/${aForm.id}`);
    byRole(tag, 'button', 'Send to the clinic').click();
    await says(tag, 'Answer: Do you smoke?');
    byRole(tag, 'radio', 'No').click();
    byRole(tag, 'radio', 'Right').click();
    byRole(tag, 'button', 'Save for later').click();
    await says(tag, 'Your answers are kept');
    byRole(tag, 'button', 'Send to the clinic').click();
    await says(tag, 'Health history is with the clinic');
    const item = [{ linkId: 'smokes', answer: [{ valueBoolean: false }] }, { linkId: 'side', answer: [{ valueString: 'Right' }] }];
    expect(sent).to.deep.equal([{ status: 'draft', item }, { status: 'completed', item }]);
  });

  it('K1 on a phone a menu holds the places: by keyboard, with the place that one is on', async () => {
    await setViewport({ width: 360, height: 740 });
    const { tag } = await app();
    await says(tag, 'Physiotherapy 1');
    expect(entries(tag)).to.deep.equal([]);
    (await settled(() => byRole(tag, 'button', 'Menu'))).focus();
    await sendKeys({ press: 'ArrowDown' });
    const items = await settled(() => (allByRole(tag, 'menuitem').length ? allByRole(tag, 'menuitem') : undefined));
    expect(items.map(nameOf)).to.deep.equal(['Home', 'Appointments', 'Book', 'My health', 'Forms', 'Invoices']);
    expect(items[0]?.ariaCurrent).to.equal('page');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    await focusOn('Invoices');
  });

  it('K1 home, forms and the toolbar fit 320 pixels in a language 40 % longer than English', async () => {
    const real = { ...templates };
    Object.assign(templates, await pseudoTemplates());
    await setViewport({ width: 320, height: 640 });
    try {
      const { portal, tag } = await app();
      await says(tag, 'Physiotherapy 1');
      portal.portal.setLanguage('fr');
      await says(tag, '~~');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      tag.go('forms', aForm.id);
      await says(tag, 'Do you smoke?');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    } finally {
      Object.assign(templates, real);
    }
  });

  for (const theme of ['light', 'dark'])
    it(`K1 home, forms and sign-in have no axe violation, ${theme}, and no target below 44`, async () => {
      const { tag } = await app({ theme });
      await says(tag, 'Physiotherapy 1');
      await says(tag, '1 overdue');
      await expect(tag).to.be.accessible();
      for (const one of [...allByRole(tag, 'button'), ...allByRole(tag, 'link')]) {
        if (!one.closest('.footer')) expect(one.getBoundingClientRect().height, nameOf(one)).to.be.at.least(43.9);
      }
      expectUnrecorded(tag);
      byRole(tag, 'link', 'Forms').click();
      await says(tag, 'To fill in');
      await expect(tag).to.be.accessible();
      const { tag: out } = await app({ theme, signedIn: false });
      await says(out, 'Password');
      await expect(out).to.be.accessible();
    });
});

describe('portal-language, beside the whole portal', () => {
  it('G1 general.languageMenu off: the switch shows nothing', async () => {
    const put = async (isOn: boolean) => {
      const portal = await fakePortal({ settings: { 'general.languageMenu': isOn } });
      await portal.portal.load();
      return fixture<HTMLElement>(html`<portal-language></portal-language>`, portal.options);
    };
    const on = await put(true);
    await settled(() => byRole(on, 'button', 'Language: English'));
    const off = await put(false);
    expect(allByRole(off, 'button')).to.deep.equal([]);
  });
});
