import { expect, fixture, html } from '@open-wc/testing';
import { settled } from '../testing/find.ts';
import { fakePortal } from './testing.ts';
import { speak, spoken } from './words.ts';
import '../portal-login/portal-login.ts';

const units = async () => {
  const answer = await fetch(new URL('../locales/generated/fr.xlf', import.meta.url));
  const file = new DOMParser().parseFromString(await answer.text(), 'text/xml');
  return [...file.querySelectorAll('trans-unit')].map((unit) => {
    const text = (name: string) => unit.querySelector(name)?.textContent ?? '';
    const places = (name: string) => unit.querySelector(name)?.querySelectorAll('x').length ?? 0;
    return { source: text('source'), target: text('target'), places: [places('source'), places('target')] };
  });
};

/** Rule 14: words that blame, grovel or say nothing. */
const banned = /\b(please|sorry|oops|(in)?valid|forbidden|an error occurred|veuillez|désolée?s?|(in)?valides?|interdite?|une erreur (est survenue|s’est produite))\b/i;

describe('words', () => {
  it('K1 every sentence has its French, with the same places to fill', async () => {
    const all = await units();
    expect(all.length).to.be.greaterThan(50);
    expect(all.filter(({ target }) => !target.trim()).map(({ source }) => source)).to.deep.equal([]);
    expect(all.filter(({ places: [source, target] }) => source !== target).map(({ source }) => source)).to.deep.equal([]);
  });

  it('G7 French signs stand behind a space that doesn’t break, with typographic apostrophes and quotes', async () => {
    for (const { target } of await units()) {
      expect(target, target).not.to.match(/[^\u202f;!?][;!?](?=\s|$)/u);
      expect(target, target).not.to.match(/[^\u00a0]:(?=\s|$)|«[^\u00a0]|[^\u00a0]»/u);
      expect(target, target).not.to.match(/\p{L}'\p{L}|"|\.\.\./u);
    }
  });

  it('K1 no sentence blames, grovels or says nothing, and none has more than 20 words', async () => {
    for (const { source, target } of await units())
      for (const text of [source, target]) {
        expect(text, text).not.to.match(banned);
        for (const sentence of text.split(/[.?!]\s/)) expect(sentence.trim().split(/[^\S\u202f\u00a0]+/).length, sentence).to.be.at.most(20);
      }
  });

  it('K1 a page in French never shows a word of English, not even for a moment', async () => {
    const { options } = await fakePortal({ settings: { 'general.language': 'fr' } });
    const seen: string[] = [];
    const tag = document.createElement('portal-login');
    options.parentNode.append(tag);
    document.body.append(options.parentNode);
    const watch = () => seen.push(tag.shadowRoot?.textContent ?? '');
    await tag.updateComplete;
    const observer = new MutationObserver(watch);
    if (tag.shadowRoot) observer.observe(tag.shadowRoot, { childList: true, subtree: true, characterData: true });
    await settled(() => tag.shadowRoot?.textContent?.includes('Mot de passe'));
    observer.disconnect();
    options.parentNode.remove();
    await speak('en');
    expect(seen.filter((text) => text.includes('Sign in'))).to.deep.equal([]);
  });

  it('K1 switching the language keeps focus and typed text, and says which language it is', async () => {
    const { portal, options } = await fakePortal();
    const tag = await fixture<HTMLElement>(html`<portal-login></portal-login>`, options);
    const input = await settled(() => tag.shadowRoot?.querySelector('input'));
    input.value = 'maya';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.focus();
    portal.setLanguage('fr');
    try {
      await settled(() => tag.shadowRoot?.textContent?.includes('Mot de passe') && spoken() === 'fr');
      expect(tag.shadowRoot?.querySelector('.root')?.getAttribute('lang')).to.equal('fr');
      expect([tag.shadowRoot?.activeElement, input.value]).to.deep.equal([input, 'maya']);
      expect(tag.shadowRoot?.textContent).not.to.contain('Sign in');
    } finally {
      localStorage.clear();
      await speak('en');
    }
  });
});
