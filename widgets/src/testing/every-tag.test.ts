import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { templates } from '../locales/generated/fr.ts';
import { fakePortal, type FakeOptions } from '../portal/testing.ts';
import { speak } from '../portal/words.ts';
import { settled } from './find.ts';
import { pseudoTemplates } from './pseudo.ts';
import { expectSpoken, textsOf } from './spoken.ts';

/** Staff's alone: their screens are in English and French, and have a test of their own. */
const staffs = 'portal-admin';

/** The tags of patients: the entry's, and all that it fetches. */
async function patientsTags() {
  const source = await (await fetch(new URL('../portal/patients-tags.ts', import.meta.url))).text();
  return ['portal-login', ...Array.from(source.matchAll(/["'](portal-[\w-]+)["']: \(\) =>/g), ([, name]) => name ?? '')].filter((name) => name !== staffs);
}

/** What comes from the clinic, languages' own names, and dates that the browser writes: never translated. */
const given = /Northside Physio|416-555-0142|Maya Chen|Maya|MC|m•••@fastmail\.com|English|Français|Italiano|Español|No fake \w+ [/\w-]+|\d+ (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)/g;

/** States that every tag has, whatever the API tells it. */
const states: Record<string, FakeOptions> = {
  'signed out': {},
  'signed in, with nothing that loads': { signedIn: true },
  'switched off': { enabled: false },
  'every section off': { signedIn: true, sections: { appointments: false, myHealth: false, invoices: false, forms: false } },
};

describe('every tag of patients', () => {
  let names: readonly string[] = [];
  const french = { ...templates };

  before(async () => {
    names = await patientsTags();
    await Promise.all(names.map(async (name) => import(new URL(`../${name}/${name}.ts`, import.meta.url).href) as Promise<unknown>));
    await setViewport({ width: 320, height: 700 });
  });
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(async () => {
    Object.assign(templates, french);
    localStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
    await speak('en');
  });

  const put = async (name: string, options: FakeOptions) => {
    const portal = await fakePortal(options);
    const tag = await fixture<HTMLElement>(html`${document.createElement(name)}`, portal.options);
    // Something to read, or, for a switch that has nothing to offer, nothing at all.
    await settled(() => portal.portal.settings && tag.shadowRoot?.querySelector('.root'));
    return { portal: portal.portal, tag };
  };

  it('G7 is known here by the list that the entry fetches from', () => {
    expect(names).to.include.members(['portal-login', 'portal-app', 'portal-booking', 'portal-appointments', 'portal-invoices', 'portal-language']);
  });

  for (const [state, options] of Object.entries(states)) {
    it(`K1 fits 320 pixels in a language 40 % longer than English, with no word untranslated: ${state}`, async () => {
      Object.assign(templates, await pseudoTemplates());
      for (const name of names) {
        const { tag, portal } = await put(name, options);
        portal.setLanguage('fr');
        await settled(() => {
          const bare = textsOf(tag.shadowRoot ?? tag).map((text) => text.replace(given, '').trim()).filter((text) => /[a-z]{3}/i.test(text) && !text.includes('~'));
          expect(bare, name).to.deep.equal([]);
          return tag.shadowRoot?.querySelector('.root')?.getAttribute('lang') === 'fr';
        }, 3000);
        expect(document.documentElement.scrollWidth, name).to.be.at.most(320);
        tag.remove();
        localStorage.clear();
        await speak('en');
      }
    });

    it(`K1 G7 has no sentence of English in Italian or Spanish, and nothing cut off at 320 pixels: ${state}`, async () => {
      for (const name of names) {
        const { tag, portal } = await put(name, options);
        await expectSpoken(tag, portal, name);
        tag.remove();
      }
    });
  }
});
