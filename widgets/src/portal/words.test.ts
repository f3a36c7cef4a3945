import { expect, fixture, html } from '@open-wc/testing';
import { settled } from '../testing/find.ts';
import { fakePortal } from './testing.ts';
import { languages, speak, spoken } from './words.ts';
import '../portal-login/portal-login.ts';

interface Unit {
  readonly source: string;
  readonly target: string;
  readonly places: readonly [readonly string[], readonly string[]];
}

const files = new Map<string, Promise<Unit[]>>();
const read = async (language: string): Promise<Unit[]> => {
  const answer = await fetch(new URL(`../locales/generated/${language}.xlf`, import.meta.url));
  const file = new DOMParser().parseFromString(await answer.text(), 'text/xml');
  return [...file.querySelectorAll('trans-unit')].map((unit) => {
    // A place counts as a word: what stands beside it is no sign that went astray.
    unit.querySelectorAll('x').forEach((place) => place.append('0'));
    const text = (name: string) => unit.querySelector(name)?.textContent ?? '';
    const places = (name: string) => [...(unit.querySelector(name)?.querySelectorAll('x') ?? [])].map((one) => one.id).sort();
    return { source: text('source'), target: text('target'), places: [places('source'), places('target')] as const };
  });
};
const units = (language: string) => files.get(language) ?? files.set(language, read(language)).get(language) ?? [];

const others = languages.slice(1);

/** Rule 14: words that blame, grovel or say nothing. */
const banned: Record<string, RegExp> = {
  en: /\b(please|sorry|oops|(in)?valid|forbidden|an error occurred)\b/i,
  fr: /(?<!\p{L})(oups|veuillez|désolée?s?|(in)?valides?|interdite?s?|une erreur (est survenue|s’est produite))(?!\p{L})/iu,
  it: /(?<!\p{L})(ops|per (favore|cortesia|piacere)|(ci )?scusi(amo)?|spiacent[ei]|(in)?valid[aeio]|vietat[aeio]|proibit[aeio]|si è verificato un errore)(?!\p{L})/iu,
  es: /(?<!\p{L})(ups|por favor|(lo )?(sentimos|lamentamos)|disculpe|(in)?válid[ao]s?|prohibid[ao]s?|(ocurrió|se produjo|se ha producido|ha ocurrido) un error)(?!\p{L})/iu,
};

/** Who is spoken to as a friend, where a clinic says Lei and usted. */
const familiar: Record<string, RegExp> = {
  it: /(?<!\p{L})(tu|tuoi?|tu[ae]|ti|te)(?!\p{L})/iu,
  es: /(?<!\p{L})(tú|tus?|ti|tuy[ao]s?|contigo)(?!\p{L})/iu,
};

/** The words of each sentence. */
const sentencesOf = (text: string) => text.split(/[.?!]\s/).map((one) => one.trim().split(/[^\S\u202f\u00a0]+/));

describe('words', () => {
  for (const language of others)
    it(`K1 G7 every sentence has its translation, with the same places to fill: ${language}`, async () => {
      const all = await units(language);
      expect(all.length).to.be.greaterThan(500);
      expect(all.filter(({ target }) => !target.trim()).map(({ source }) => source)).to.deep.equal([]);
      expect(all.filter(({ places: [source, target] }) => source.join() !== target.join()).map(({ source }) => source)).to.deep.equal([]);
    });

  it('G7 French signs stand behind a space that doesn’t break, with typographic apostrophes and quotes', async () => {
    for (const { target } of await units('fr')) {
      expect(target, target).not.to.match(/[^\u202f;!?][;!?](?=\s|$)/u);
      expect(target, target).not.to.match(/[^\u00a0]:(?=\s|$)|«[^\u00a0]|[^\u00a0]»/u);
      expect(target, target).not.to.match(/\p{L}'\p{L}|"|\.\.\./u);
    }
  });

  it('G7 Italian and Spanish have their own signs, and speak to a stranger', async () => {
    for (const language of ['it', 'es'])
      for (const { target } of await units(language)) {
        expect(target, target).not.to.match(/\p{L}'|"|\.\.\.|\s[;!?:»](?=\s|$)|«\s/u);
        expect(target, target).not.to.match(familiar[language] ?? /^$/);
      }
    for (const { target } of await units('it')) expect(target, target).not.to.match(/[¿¡“”]|(?<!\p{L})(perche|piu|puo|gia|cosi|e’)(?!\p{L})/iu);
    const count = (text: string, sign: string) => text.split(sign).length;
    for (const { target } of await units('es')) expect([count(target, '?'), count(target, '!')], target).to.deep.equal([count(target, '¿'), count(target, '¡')]);
  });

  it('K1 G7 no sentence blames, grovels or says nothing, and none has more than 20 words, in any language', async () => {
    for (const language of others)
      for (const { source, target } of await units(language)) {
        expect(source, source).not.to.match(banned['en'] ?? /^$/);
        expect(target, target).not.to.match(banned[language] ?? /^$/);
        expect([source, target].flatMap(sentencesOf).filter((words) => words.length > 20)).to.deep.equal([]);
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
