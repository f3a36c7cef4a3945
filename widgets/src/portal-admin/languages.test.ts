import { expect } from '@open-wc/testing';
import { rememberLanguage } from '../portal/language.ts';
import { speak, spoken } from '../portal/words.ts';
import { settled } from '../testing/find.ts';
import { admin } from './testing.ts';

describe('portal-admin for readers of other languages', () => {
  afterEach(async () => {
    localStorage.clear();
    document.documentElement.lang = '';
    await speak('en');
  });

  for (const language of ['it', 'es'])
    it(`G7 staff’s screens are in English on a page in ${language}, and offer English and French alone`, async () => {
      document.documentElement.lang = language;
      const { tag, staff } = await admin({ isSignedOut: true });
      await settled(() => tag.shadowRoot?.textContent?.includes('Password'));
      expect([spoken(), tag.shadowRoot?.querySelector('.root')?.getAttribute('lang')]).to.deep.equal(['en', 'en']);
      expect(staff.languages).to.deep.equal(['en', 'fr']);
    });

  it('G7 a choice made in a patient’s tag on the same website doesn’t reach staff’s screens', async () => {
    rememberLanguage('es');
    const { staff } = await admin({ isSignedOut: true, settings: { 'general.language': 'fr' } });
    await settled(() => staff.settings);
    expect(staff.language).to.equal('fr');
  });
});
