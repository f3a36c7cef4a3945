import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { addDays } from '../parts/calendar-days.ts';
import '../portal-login/portal-login.ts';
import { FakeProblem, noNetwork } from '../portal/testing.ts';
import { allByRole, nameOf, settled } from '../testing/find.ts';
import { booking, ids, monday, named, press, step, toCheck, toDetails, toTime, wordsOf } from './testing.ts';

const schemes = ['light', 'dark'] as const;

const focused = () => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one;
};

/** Presses Tab until something of this name has focus; all of it must be in view, and nothing sticky over it. */
async function tabTo(beginning: string) {
  for (let i = 0; i < 80; i++) {
    await sendKeys({ press: 'Tab' });
    const one = focused();
    if (!one || !nameOf(one).startsWith(beginning)) continue;
    const { top, bottom } = one.getBoundingClientRect();
    const bar = one.getRootNode() instanceof ShadowRoot ? (one.getRootNode() as ShadowRoot).querySelector('.sticky') : null;
    expect(top, beginning).to.be.at.least(0);
    if (bar && !bar.contains(one)) expect(bottom, `${beginning} under the bar`).to.be.at.most(bar.getBoundingClientRect().top + 1);
    return one;
  }
  throw new Error(`Tab never led to “${beginning}”`);
}

const speakFrench = async (tag: HTMLElement, portal: Awaited<ReturnType<typeof booking>>['portal']) => {
  portal.portal.setLanguage('fr');
  await settled(() => wordsOf(tag).includes('Que souhaitez-vous réserver ?'));
};

describe('portal-booking for everybody', () => {
  afterEach(async () => {
    localStorage.clear();
    sessionStorage.clear();
    document.documentElement.style.colorScheme = '';
    await setViewport({ width: 800, height: 600 });
  });

  for (const scheme of schemes)
    it(`K1 every step is without an accessibility fault in the ${scheme} scheme`, async () => {
      document.documentElement.style.colorScheme = scheme;
      document.body.style.background = scheme === 'dark' ? '#10191e' : '';
      const { tag } = await booking({ portal: { signedIn: true }, taken: (each) => (each === monday ? ['09:00'] : []) });
      await step(tag, 'What would you like to book?');
      await press(tag, 'radio', 'Physiotherapy, first visit');
      await press(tag, 'radio', 'Northside, Yonge Street');
      await named(tag, 'radio', 'Amara Okafor');
      await expect(tag).to.be.accessible();
      await toTime(tag);
      await expect(tag).to.be.accessible();
      await press(tag, 'radio', '8:30');
      await press(tag, 'button', 'Continue');
      await step(tag, 'A few details');
      await expect(tag).to.be.accessible();
      await press(tag, 'button', 'Continue');
      await step(tag, 'Check your answers');
      await expect(tag).to.be.accessible();
      await press(tag, 'button', 'Book appointment');
      await settled(() => wordsOf(tag).includes('See you on'));
      await expect(tag).to.be.accessible();
      document.body.style.background = '';
    });

  it('K1 a visit is booked with the keyboard alone at 320 px, sign-in included', async function () {
    this.timeout(20_000);
    await setViewport({ width: 320, height: 640 });
    const { tag } = await booking();
    await step(tag, 'What would you like to book?');
    await tabTo('Physiotherapy, first visit');
    await sendKeys({ press: 'Space' });
    await named(tag, 'radio', 'Northside, Yonge Street');
    await tabTo('Northside, Yonge Street');
    await sendKeys({ press: 'Space' });
    await named(tag, 'radio', 'Amara Okafor');
    await tabTo('No preference');
    await sendKeys({ press: 'ArrowDown' });
    await tabTo('Continue');
    await sendKeys({ press: 'Enter' });
    await step(tag, 'When would you like to come?');
    await settled(() => tag.shadowRoot?.querySelector('input[name=slot]'));
    await settled(() => (focused()?.textContent ?? '').startsWith('When would'));
    const day = await tabTo(new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(monday)));
    await sendKeys({ press: 'ArrowRight' });
    await settled(() => focused() !== day);
    await sendKeys({ press: 'Enter' });
    await settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>('input[name=slot]')?.value.startsWith(addDays(monday, 1)));
    await tabTo('8:30');
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await tabTo('Continue');
    await sendKeys({ press: 'Enter' });
    await step(tag, 'A few details');
    await tabTo('Reason for your visit');
    await sendKeys({ type: 'Knee' });
    await tabTo('Username, email or phone');
    await sendKeys({ type: 'maya.chen' });
    await tabTo('Password');
    await sendKeys({ type: 'a long passphrase of words' });
    await sendKeys({ press: 'Enter' });
    await settled(() => (focused()?.textContent ?? '') === 'Who the visit is for');
    await tabTo('Continue');
    await sendKeys({ press: 'Enter' });
    await step(tag, 'Check your answers');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await tabTo('Book appointment');
    await sendKeys({ press: 'Enter' });
    await settled(() => (focused()?.textContent ?? '').startsWith('See you on'));
    expect(wordsOf(tag)).to.contain('10:30');
  });

  it('K2 at 320 px nothing is wider than the page, in any step', async () => {
    await setViewport({ width: 320, height: 640 });
    const { tag } = await booking({ portal: { signedIn: true }, zone: 'Asia/Kolkata', offset: '+05:30' });
    const fits = () => expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await step(tag, 'What would you like to book?');
    fits();
    await toTime(tag);
    fits();
    for (const one of tag.shadowRoot?.querySelectorAll('[data-day]') ?? []) {
      expect(one.getBoundingClientRect().height).to.be.at.least(44);
      expect(one.getBoundingClientRect().width).to.be.at.least(38);
    }
    await press(tag, 'radio', '8:30');
    fits();
    await press(tag, 'button', 'Continue');
    await step(tag, 'A few details');
    fits();
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    fits();
    await press(tag, 'button', 'Book appointment');
    await settled(() => wordsOf(tag).includes('See you on'));
    fits();
  });

  it('K1 every step speaks French, and switching keeps step, focus and what was typed', async () => {
    const { tag, portal } = await booking({ portal: { signedIn: true } });
    await step(tag, 'What would you like to book?');
    await speakFrench(tag, portal);
    const english = /\b(?:the|your|with|when|time|times|book|change|next|available|held|visit)\b/i;
    const isFrench = () => expect(wordsOf(tag).replace(/Physiotherapy, first visit|Physiotherapy by video/g, '')).not.to.match(english);
    await press(tag, 'radio', 'Physiotherapy, first visit');
    await press(tag, 'radio', 'Northside, Yonge Street');
    await named(tag, 'radio', 'Sans préférence');
    isFrench();
    await press(tag, 'button', 'Continuer');
    await step(tag, 'Quel moment vous convient ?');
    await press(tag, 'radio', '8');
    isFrench();
    expect(allByRole(tag, 'heading').map(nameOf)).to.include.members(['Avant-midi', 'Après-midi', 'Prochaines disponibilités']);
    await press(tag, 'button', 'Continuer');
    await step(tag, 'Quelques précisions');
    const reason = await settled(() => tag.shadowRoot?.querySelector('textarea'));
    reason.value = 'Genou gauche';
    reason.dispatchEvent(new InputEvent('input', { bubbles: true }));
    reason.focus();
    portal.portal.setLanguage('en');
    await step(tag, 'A few details');
    expect(tag.shadowRoot?.activeElement).to.equal(reason);
    expect(reason.value).to.equal('Genou gauche');
    portal.portal.setLanguage('fr');
    await step(tag, 'Quelques précisions');
    isFrench();
    await press(tag, 'button', 'Continuer');
    await step(tag, 'Vérifiez vos réponses');
    isFrench();
    await press(tag, 'button', 'Prendre le rendez-vous');
    await settled(() => wordsOf(tag).includes('Au plaisir de vous voir'));
    isFrench();
    expect(portal.calls.at(-1)?.headers.get('Accept-Language')).to.equal('fr');
  });

  it('A6 while it is on its way there is a skeleton, after ten seconds a way to try again', async () => {
    const { tag } = await booking({ portal: { routes: { 'GET /v1/appointment-types': () => new Promise(() => undefined) } } });
    const skeleton = await settled(() => tag.shadowRoot?.querySelector('portal-part-skeleton'));
    expect(skeleton.ariaBusy).to.equal('true');
    await expect(tag).to.be.accessible();
  });

  it('A6 a list that doesn’t come is told, and Retry gets it', async () => {
    const { tag, portal } = await booking({ portal: { routes: { 'GET /v1/locations': noNetwork } } });
    const types = portal.routes['GET /v1/appointment-types'];
    await press(tag, 'radio', 'Physiotherapy, first visit');
    await named(tag, 'button', 'Retry');
    expect(wordsOf(tag)).to.contain('We couldn’t reach the clinic’s portal');
    await expect(tag).to.be.accessible();
    portal.routes['GET /v1/locations'] = { data: [], nextCursor: null };
    await press(tag, 'button', 'Retry');
    const down = await booking({ portal: { routes: { 'GET /v1/appointment-types': new FakeProblem('internal-error', 500) } } });
    await settled(() => wordsOf(down.tag).includes('We couldn’t load what can be booked'));
    expect(allByRole(down.tag, 'link', '416-555-0142')).to.have.length(1);
    down.portal.routes['GET /v1/appointment-types'] = types;
    await press(down.tag, 'button', 'Retry');
    await named(down.tag, 'radio', 'Physiotherapy by video');
  });

  it('A6 general.enabled off: a sentence, and the phone', async () => {
    const { tag } = await booking({ portal: { enabled: false } });
    await step(tag, 'The portal is switched off');
    expect(allByRole(tag, 'link', '416-555-0142').length).to.be.at.least(1);
  });

  it('A6 offline what is written stays, and is saved when the network is back', async () => {
    const { tag, portal, holds } = await booking();
    await toDetails(tag);
    const patch = portal.routes['PATCH /v1/holds/{id}'];
    portal.routes['PATCH /v1/holds/{id}'] = noNetwork;
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    dispatchEvent(new Event('offline'));
    await settled(() => wordsOf(tag).includes('You are offline'));
    const reason = await settled(() => tag.shadowRoot?.querySelector('textarea'));
    reason.value = 'Left knee';
    reason.dispatchEvent(new InputEvent('input', { bubbles: true }));
    portal.routes['PATCH /v1/holds/{id}'] = patch;
    Reflect.deleteProperty(navigator, 'onLine');
    dispatchEvent(new Event('online'));
    await settled(() => holds[0]?.reason === 'Left knee');
    expect(reason.value).to.equal('Left knee');
    expect(wordsOf(tag)).not.to.contain('You are offline');
  });

  it('A6 lists that can’t be asked again for another person take no step away', async () => {
    const { tag, portal } = await booking({ portal: { signedIn: true } });
    await toDetails(tag);
    for (const list of ['appointment-types', 'locations', 'practitioners']) portal.routes[`GET /v1/${list}`] = noNetwork;
    await press(tag, 'button', 'Use another account');
    await settled(() => tag.shadowRoot?.querySelector('portal-login'));
    await step(tag, 'A few details');
    expect(wordsOf(tag)).to.contain('Reason for your visit').and.not.to.contain('We couldn’t load what can be booked');
  });

  it('A11 moved about in the page it keeps its step and its time; taken out it leaves nothing', async () => {
    const { tag, sent } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    const place = document.createElement('div');
    tag.parentElement?.append(place);
    place.append(tag);
    await step(tag, 'Check your answers');
    await press(tag, 'button', 'Book appointment');
    await settled(() => wordsOf(tag).includes('See you on'));
    expect(sent('DELETE', '/v1/holds')).to.be.empty;
    expect(sent('POST', '/v1/holds')[0]?.body).to.deep.include({ locationId: ids.yonge });
  });
});
