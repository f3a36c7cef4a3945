import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { templates } from '../locales/generated/fr.ts';
import '../portal-login/portal-login.ts';
import type { Section } from '../portal/bootstrap.ts';
import { fakePortal, FakeProblem, noNetwork, type FakeOptions } from '../portal/testing.ts';
import { speak } from '../portal/words.ts';
import { allByRole, byRole, settled } from './find.ts';
import { pseudoTemplates } from './pseudo.ts';
import { expectSpoken } from './spoken.ts';

/** A tag that shows one section of a person's record. */
export interface SectionTag {
  name: string;
  /** Absent: no setting hides it. */
  section?: Section;
  /** What the API answers where there is something to see. */
  routes: Record<string, unknown>;
  /** The route that the content comes from. */
  main: string;
  /** Words of the content: there while it may be seen, gone at once when not. */
  content: string;
  /** The same route's answer where there is nothing, and what is said then. */
  nothing: unknown;
  empty: string;
  /** A word of the French screen. */
  french: string;
}

/** All words that a person sees, in one line. */
export function wordsOf(tag: HTMLElement) {
  const root = tag.shadowRoot?.querySelector('.root');
  if (!root) return '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  while (walker.nextNode()) words.push(walker.currentNode.textContent ?? '');
  return words.join(' ').replace(/\s+/g, ' ');
}

/** Waits until these words are there. */
export const says = (tag: HTMLElement, words: string) =>
  settled(() => {
    if (wordsOf(tag).includes(words)) return true;
    throw new Error(`“${words}” is not in: ${wordsOf(tag)}`);
  });

/** Every element that shows something lies under the opt-outs of session recorders. */
export function expectUnrecorded(tag: HTMLElement) {
  const marks = ['.rr-block', '.fs-exclude', '.ph-no-capture', '.sentry-block', '.dd-privacy-hidden', '.nr-block', '.mp-block', '.amp-block'];
  const others = ['[data-private]', '[data-hj-suppress]', '[data-clarity-mask=true]', '[data-cs-mask]', '[data-heap-redact-text=true]'];
  const shown = [...(tag.shadowRoot?.querySelectorAll('*') ?? [])];
  expect(shown.length).to.be.at.least(1);
  for (const one of shown) for (const mark of [...marks, ...others]) expect(one.closest(mark), `${one.localName} ${mark}`).not.to.equal(null);
}

const never = () => new Promise(() => undefined);

/** What every tag of a section passes: each state of A6 with its sentence, the session's end, axe, 320 pixels, French. */
export function everySection({ name, section, routes, main, content, nothing, empty, french }: SectionTag) {
  const put = async (options: FakeOptions = {}, theme = 'light') => {
    const portal = await fakePortal({ signedIn: true, ...options, routes: { ...routes, ...options.routes } });
    const tag = document.createElement(name);
    tag.setAttribute('theme', theme);
    tag.style.background = theme === 'dark' ? '#10191e' : '#ffffff';
    await fixture(html`${tag}`, portal.options);
    return { portal, tag };
  };
  const states: Record<string, { options?: FakeOptions; says: string }> = {
    loading: { options: { routes: { [main]: never } }, says: 'Loading' },
    'with content': { says: content },
    empty: { options: { routes: { [main]: nothing } }, says: empty },
    'that failed': { options: { routes: { [main]: new FakeProblem('internal-error', 500) } }, says: 'could not be loaded' },
    'without an answer': { options: { routes: { [main]: noNetwork } }, says: 'could not be loaded' },
    'signed out': { options: { signedIn: false }, says: 'Sign in to see' },
    ...(section && { 'section off': { options: { sections: { [section]: false } }, says: 'Not available online' } }),
    'portal off': { options: { enabled: false }, says: 'The portal is switched off' },
  };

  describe(`${name}, as every section`, () => {
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'onLine');
      dispatchEvent(new Event('online'));
      localStorage.clear();
    });
    afterEach(() => speak('en'));

    for (const [state, { options, says: words }] of Object.entries(states))
      it(`A6 K1 ${name} ${state}: title, its sentence, the clinic’s phone, no axe violation in light and dark`, async () => {
        for (const theme of ['light', 'dark']) {
          const { tag } = await put(options, theme);
          await says(tag, words);
          expect(tag.shadowRoot?.querySelector('.title')?.textContent, 'title').to.match(/\w/);
          await settled(() => byRole(tag, 'link', '416-555-0142'));
          tag.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
          await expect(tag).to.be.accessible();
        }
      });

    it(`A6 ${name} tells the page once that loading failed, and Retry brings the content`, async () => {
      const told: unknown[] = [];
      const hear = ({ detail }: Event & { detail?: unknown }) => told.push(detail);
      document.addEventListener('portal-error', hear);
      const { portal, tag } = await put({ routes: { [main]: new FakeProblem('internal-error', 500) } });
      const retry = await settled(() => byRole(tag, 'button', 'Retry'));
      portal.portal.setLanguage('en');
      document.removeEventListener('portal-error', hear);
      expect(told).to.deep.equal([{ type: 'internal-error', status: 500 }]);
      portal.routes[main] = routes[main];
      retry.click();
      await says(tag, content);
    });

    it(`A6 ${name} says that the network is gone, keeps what it shows, and says nothing when it is back`, async () => {
      const { tag } = await put();
      await says(tag, content);
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      dispatchEvent(new Event('offline'));
      await says(tag, 'You are offline');
      expect(wordsOf(tag)).to.contain(content);
      Reflect.deleteProperty(navigator, 'onLine');
      dispatchEvent(new Event('online'));
      await settled(() => !wordsOf(tag).includes('You are offline'));
    });

    it(`A6 ${name} lets one sign in on the spot, and then shows the record`, async () => {
      const { portal, tag } = await put({ signedIn: false });
      (await settled(() => byRole(tag, 'button', 'Sign in'))).click();
      const login = await settled(() => tag.shadowRoot?.querySelector('portal-login'));
      await settled(() => byRole(login, 'textbox'));
      await portal.portal.signIn('maya.chen', 'a long passphrase of words');
      await says(tag, content);
    });

    it(`A6 ${name} drops all private data from the page when the session ends, and says why`, async () => {
      const { portal, tag } = await put();
      await says(tag, content);
      portal.routes['GET /v1/sessions/current'] = new FakeProblem('session-ended', 401);
      const signedOut = oneEvent(document, 'portal-signed-out');
      await portal.portal.stay();
      await signedOut;
      await says(tag, 'You were signed out');
      expect(wordsOf(tag)).not.to.contain(content);
    });

    it(`A6 ${name} asks session recorders to leave out what it shows, from inside its shadow root`, async () => {
      const { tag } = await put();
      await says(tag, content);
      expectUnrecorded(tag);
    });

    it(`A11 ${name} can be taken out and put back`, async () => {
      const { tag } = await put();
      await says(tag, content);
      const { parentElement } = tag;
      tag.remove();
      parentElement?.append(tag);
      await says(tag, content);
    });

    it(`K2 ${name} is no wider than 320 pixels in any state, and each target is 44 high`, async () => {
      await setViewport({ width: 320, height: 640 });
      for (const { options, says: words } of Object.values(states)) {
        const { tag } = await put(options);
        await says(tag, words);
        expect(document.documentElement.scrollWidth, words).to.be.at.most(320);
        for (const button of allByRole(tag, 'button')) expect(button.getBoundingClientRect().height, button.textContent ?? '').to.be.at.least(43.9);
      }
      await setViewport({ width: 800, height: 600 });
    });

    it(`K1 ${name} fits 320 pixels in a language 40 % longer than English, in every state`, async () => {
      const real = { ...templates };
      Object.assign(templates, await pseudoTemplates());
      await setViewport({ width: 320, height: 640 });
      try {
        for (const { options, says: words } of Object.values(states)) {
          const { portal, tag } = await put(options);
          await says(tag, words);
          portal.portal.setLanguage('fr');
          await says(tag, '~~');
          expect(document.documentElement.scrollWidth, words).to.be.at.most(320);
          await speak('en');
          localStorage.clear();
        }
      } finally {
        Object.assign(templates, real);
        await setViewport({ width: 800, height: 600 });
      }
    });

    it(`K1 G7 ${name} has no sentence of English in Italian or Spanish, and nothing cut off at 320 pixels, in every state`, async () => {
      try {
        for (const [state, { options, says: words }] of Object.entries(states)) {
          const { portal, tag } = await put(options);
          await says(tag, words);
          await expectSpoken(tag, portal.portal, state);
        }
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });

    it(`A3 ${name} speaks French without being loaded anew`, async () => {
      const { portal, tag } = await put();
      await says(tag, content);
      portal.portal.setLanguage('fr');
      await says(tag, french);
      expect(tag.shadowRoot?.querySelector('.root')?.getAttribute('lang')).to.equal('fr');
    });
  });
}
