import { expect, fixture, html } from '@open-wc/testing';
import '../portal-login/portal-login.ts';
import { settled } from '../testing/find.ts';
import { chooseLanguage, rememberLanguage } from './language.ts';
import { aBootstrap, fakePortal } from './testing.ts';
import { speak } from './words.ts';

const clinicSpeaks = (language: 'fr' | 'it' | 'es', languages = ['en', 'fr', 'it', 'es']) =>
  fakePortal({ settings: { 'general.language': language }, portal: { languages } }).then(async ({ portal, options }) => {
    await portal.load();
    return { portal, options };
  });

describe('the choice of a language', () => {
  afterEach(async () => {
    localStorage.clear();
    document.documentElement.lang = '';
    await speak('en');
  });

  it('G7 general.language is spoken where nobody chose: Italian and Spanish as well', async () => {
    for (const [language, words] of [['it', 'Password dimenticata?'], ['es', '¿Olvidó su contraseña?']] as const) {
      const { portal, options } = await clinicSpeaks(language);
      const tag = await fixture<HTMLElement>(html`<portal-login></portal-login>`, options);
      await settled(() => tag.shadowRoot?.textContent?.includes(words));
      expect([portal.language, tag.shadowRoot?.querySelector('.root')?.getAttribute('lang')]).to.deep.equal([language, language]);
    }
  });

  it('G7 a person’s choice comes before a tag’s lang, that before the page’s, and that before the clinic’s', async () => {
    const { portal } = await clinicSpeaks('fr');
    expect(portal.language).to.equal('fr');
    document.documentElement.lang = 'it-CA';
    portal.setLanguage();
    expect(portal.languageTag).to.equal('it-CA');
    portal.stateLanguage('es-MX');
    expect(portal.languageTag).to.equal('es-MX');
    portal.setLanguage('en');
    expect(portal.languageTag).to.equal('en');
  });

  it('G7 a language that the clinic doesn’t offer, or that there are no words for, is passed over', async () => {
    const { portal } = await clinicSpeaks('es', ['en', 'es']);
    portal.stateLanguage('it');
    expect(portal.language).to.equal('es');
    document.documentElement.lang = 'de';
    portal.setLanguage();
    expect(portal.language).to.equal('es');
  });

  it('G7 among the languages of staff, whoever reads another one gets the clinic’s or English', async () => {
    rememberLanguage('it');
    const { portal } = await clinicSpeaks('es');
    expect(chooseLanguage(portal.settings, undefined, ['en', 'fr'])).to.equal('en');
    expect(chooseLanguage((await clinicSpeaks('fr')).portal.settings, undefined, ['en', 'fr'])).to.equal('fr');
    expect(aBootstrap().languages).to.include.members(['it', 'es']);
  });
});
