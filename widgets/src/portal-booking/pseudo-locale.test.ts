import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { templates } from '../locales/generated/fr.ts';
import '../portal-login/portal-login.ts';
import { settled } from '../testing/find.ts';
import { pseudoTemplates } from '../testing/pseudo.ts';
import { expectSpoken } from '../testing/spoken.ts';
import { booking, monday } from './testing.ts';

/** What comes from the clinic, and dates and times that the browser writes. */
const given = new RegExp(
  [
    'Northside[^~]*|416-555-0142|Maya Chen|m•••@fastmail\\.com|Physiotherapy, first visit|Physiotherapy by video|Amara Okafor(, MPT)?|Louis Tremblay(, PT)?',
    'Physiotherapist|Knees, hips, running|2140 Yonge Street, Toronto|88 Carlaw Avenue, Toronto|Toronto|Kolkata|0000-BEEF|UTC|AO|LT',
    '(lun|mar|mer|jeu|ven|sam|dim)[a-z]*\\.?|janv?[a-zûé]*\\.?|f[ée]v[a-zé]*\\.?|mars|avr[a-z]*\\.?|mai|juin|juil[a-z]*\\.?|ao[uû]t|sept?[a-z]*\\.?|oct[a-z]*\\.?|nov[a-z]*\\.?|déc[a-z]*\\.?|dans \\d+ jours',
  ].join('|'),
  'g',
);

const textsOf = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node instanceof Text).map((node) => node.textContent ?? ''),
    ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    ...(element.shadowRoot ? textsOf(element.shadowRoot) : []),
  ]);

describe('portal-booking in a language 40 % longer than English', () => {
  const french = { ...templates };
  // French stands in: its chunk is filled with the stretched English.
  before(async () => Object.assign(templates, await pseudoTemplates()));
  after(() => Object.assign(templates, french));
  after(() => setViewport({ width: 800, height: 600 }));

  for (const signedIn of [false, true])
    it(`K1 no step, ${signedIn ? 'signed in' : 'signed out'}, has a word that isn’t translated, and all fit 320 pixels`, async () => {
      await setViewport({ width: 320, height: 700 });
      const { tag } = await booking({ portal: { signedIn }, attributes: { lang: 'fr' }, taken: (each) => (each === monday ? ['09:00'] : []) });
      const find = (selector: string) => settled(() => tag.shadowRoot?.querySelector<HTMLElement>(selector));
      const isWhole = async (mark: string) => {
        await find(mark);
        await settled(() => tag.shadowRoot?.querySelector('.title')?.textContent?.includes('~'));
        const root = tag.shadowRoot?.querySelector('.root') ?? tag;
        const bare = textsOf(root).map((text) => text.replace(given, '').trim()).filter((text) => /[a-z]{3}/i.test(text) && !text.includes('~'));
        expect(bare).to.deep.equal([]);
        const wide = [...root.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > 320).map((one) => one.outerHTML.slice(0, 120));
        expect(wide).to.deep.equal([]);
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
      };
      const press = async (selector: string) => (await find(selector)).click();
      await press('.button.primary');
      await isWhole('.summary');
      await press('input[name=type]');
      await press('input[name=location]');
      await isWhole('input[name=practitioner]');
      await press('.button.primary');
      await isWhole('input[name=slot]');
      await press('portal-part-date button');
      await isWhole('.summary');
      await press('input[name=slot]');
      await press('.button.primary');
      await isWhole('textarea');
      if (!signedIn) return;
      await press('.button.primary');
      await isWhole('.answers');
      await press('.button.primary');
      await isWhole('.ticket');
    });
});

describe('portal-booking in Italian and Spanish', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  for (const signedIn of [false, true])
    it(`K1 G7 no step, ${signedIn ? 'signed in' : 'signed out'}, has a sentence of English or anything cut off at 320 pixels`, async () => {
      const { tag, portal } = await booking({ portal: { signedIn }, taken: (each) => (each === monday ? ['09:00'] : []) });
      const find = (selector: string) => settled(() => tag.shadowRoot?.querySelector<HTMLElement>(selector));
      const press = async (selector: string) => (await find(selector)).click();
      const reads = async (mark: string) => {
        await find(mark);
        await expectSpoken(tag, portal.portal, mark);
      };
      await press('.button.primary');
      await reads('.summary');
      await press('input[name=type]');
      await press('input[name=location]');
      await reads('input[name=practitioner]');
      await press('.button.primary');
      await reads('input[name=slot]');
      await press('portal-part-date button');
      await reads('.summary');
      await press('input[name=slot]');
      await press('.button.primary');
      await reads('textarea');
      if (!signedIn) return;
      await press('.button.primary');
      await reads('.answers');
      await press('.button.primary');
      await reads('.ticket');
    });
});
