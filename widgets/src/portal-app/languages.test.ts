import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { templates } from '../locales/generated/fr.ts';
import { speak } from '../portal/words.ts';
import { settled } from '../testing/find.ts';
import { pseudoTemplates } from '../testing/pseudo.ts';
import { expectSpoken, textsOf } from '../testing/spoken.ts';
import { aForm, app } from './testing.ts';

const start = location.pathname + location.search;

/** Each place with a word of its own, once it has come. */
const places: Record<string, string> = {
  '': 'Physiotherapy 1',
  '#portal/appointments': 'Physiotherapy 1',
  '#portal/invoices': 'Invoice 1042',
  '#portal/health': 'Your health summary',
  '#portal/forms': 'To fill in',
  [`#portal/forms/${aForm.id}`]: 'Do you smoke?',
  '#portal/book': 'no visits online',
};

/** Waits for words, in the sections' tags too. */
const says = (tag: HTMLElement, words: string) => settled(() => tag.shadowRoot && textsOf(tag.shadowRoot).join(' ').includes(words));

describe('portal-app in other languages', () => {
  const french = { ...templates };
  afterEach(async () => {
    Object.assign(templates, french);
    history.replaceState(null, '', start);
    localStorage.clear();
    await speak('en');
    await setViewport({ width: 800, height: 600 });
  });

  for (const [hash, words] of Object.entries(places)) {
    it(`K1 G7 ${hash || 'home'} has no sentence of English in Italian or Spanish, and nothing cut off at 320 pixels`, async () => {
      history.replaceState(null, '', `${start}${hash}`);
      const { tag, portal } = await app();
      await says(tag, words);
      await expectSpoken(tag, portal.portal, hash);
    });

    it(`K1 ${hash || 'home'} fits 320 pixels in a language 40 % longer than English`, async () => {
      Object.assign(templates, await pseudoTemplates());
      history.replaceState(null, '', `${start}${hash}`);
      await setViewport({ width: 320, height: 640 });
      const { tag, portal } = await app();
      await says(tag, words);
      portal.portal.setLanguage('fr');
      await settled(() => tag.shadowRoot?.querySelector('.root')?.getAttribute('lang') === 'fr');
      await says(tag, '~~');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  }
});
