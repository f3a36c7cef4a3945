import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { templates } from '../locales/generated/fr.ts';
import { fakePortal } from '../portal/testing.ts';
import { settled } from '../testing/find.ts';
import { pseudoTemplates } from '../testing/pseudo.ts';
import './portal-login.ts';

/** Names, phone numbers and the like: they come from the clinic and aren't ours to translate. */
const given = /Northside Physio|416-555-0142|Maya Chen|m•••@fastmail\.com|English|Français|MC/g;

const textsOf = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node instanceof Text).map((node) => node.textContent ?? ''),
    ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    ...(element.shadowRoot ? textsOf(element.shadowRoot) : []),
  ]);

describe('in a language 40 % longer than English', () => {
  const french = { ...templates };
  // French stands in: its chunk is filled with the stretched English.
  before(async () => Object.assign(templates, await pseudoTemplates()));
  after(() => Object.assign(templates, french));
  after(() => setViewport({ width: 800, height: 600 }));

  for (const signedIn of [false, true])
    it(`K1 portal-login ${signedIn ? 'signed in' : 'signed out'} has no word that isn't translated, and fits 320 pixels`, async () => {
      const { options } = await fakePortal({ signedIn });
      await setViewport({ width: 320, height: 700 });
      const tag = await fixture<HTMLElement>(html`<portal-login lang="fr"></portal-login>`, options);
      const root = await settled(() => tag.shadowRoot?.querySelector('form, portal-part-menu') && tag.shadowRoot);
      tag.shadowRoot?.querySelector<HTMLElement>('.opener, [type=submit]')?.click();
      await settled(() => tag.shadowRoot?.querySelector('.menu, .summary') && tag.shadowRoot.textContent?.includes('~'));
      const bare = textsOf(root).map((text) => text.replace(given, '').trim()).filter((text) => /[a-z]{3}/i.test(text) && !text.includes('~'));
      expect(bare).to.deep.equal([]);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
});
