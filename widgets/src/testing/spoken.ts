import { setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { Portal } from '../portal/portal.ts';
import { speak } from '../portal/words.ts';
import { settled } from './find.ts';

/** How the English of a language's sentences looks on the screen. */
interface English {
  readonly whole: ReadonlySet<string>;
  readonly withPlaces: readonly RegExp[];
}

/** The languages that patients read, besides the two of the staff. */
export const patientsLanguages = ['it', 'es'] as const;

const known = new Map<string, Promise<English>>();
const hasWords = (text: string) => /\p{L}+\P{L}+\p{L}+/u.test(text);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const partsOf = (side: Element | null) => {
  const parts = [''];
  for (const node of side?.childNodes ?? []) {
    if (node instanceof Element) parts.push('');
    else parts[parts.length - 1] += node.textContent ?? '';
  }
  return parts;
};

/** What must not be seen in a language: the English of every sentence that it says otherwise. */
async function readEnglish(language: string): Promise<English> {
  const answer = await fetch(new URL(`../locales/generated/${language}.xlf`, import.meta.url));
  const units = [...new DOMParser().parseFromString(await answer.text(), 'text/xml').querySelectorAll('trans-unit')];
  const sides = units.map((unit) => [partsOf(unit.querySelector('source')), partsOf(unit.querySelector('target')), unit.id] as const);
  const said = new Set(sides.flatMap(([, target]) => target.map(oneLine)));
  const others = sides.filter(([source, target]) => source.join('|') !== target.join('|'));
  // A template's constant parts are texts of their own on the screen; a text with values is one.
  const whole = others.flatMap(([source, , id]) => (source.length === 1 ? source : id.startsWith('h') ? source.filter(hasWords) : [])).map(oneLine);
  const withPlaces = others.filter(([source, , id]) => source.length > 1 && id.startsWith('s') && hasWords(source.join(' ')));
  return {
    whole: new Set(whole.filter((text) => text && !said.has(text))),
    withPlaces: withPlaces.map(([source]) => new RegExp(`^${source.map((part) => escaped(part.replace(/\s+/g, ' '))).join('.+')}$`, 'u')),
  };
}

const englishOf = (language: string) => {
  const found = known.get(language) ?? readEnglish(language);
  known.set(language, found);
  return found;
};

/** All that a tag says, also to screen readers, with the tags inside it. */
export const textsOf = (root: ParentNode): string[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes].filter((node) => node instanceof Text).map((node) => node.textContent ?? ''),
    ...['aria-label', 'title', 'placeholder', 'alt', 'label'].map((name) => element.getAttribute(name) ?? ''),
    ...(element.shadowRoot ? textsOf(element.shadowRoot) : []),
  ]);

const elementsOf = (root: ParentNode): Element[] => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? elementsOf(one.shadowRoot) : [])]);

/** Elements whose text doesn't fit in what is seen of them. What is only for screen readers is meant to be unseen. */
const cutOff = (root: ParentNode) =>
  elementsOf(root).filter((one) => {
    if (!(one instanceof HTMLElement) || !one.offsetParent || one.closest('.hidden') || one.matches('input, select, textarea')) return false;
    const { overflowX, clip } = getComputedStyle(one);
    return one.clientWidth > 2 && overflowX !== 'visible' && overflowX !== 'auto' && clip === 'auto' && one.scrollWidth > one.clientWidth + 1;
  });

/**
 * Turns a tag to each of the patients' languages at 320 pixels: there is no sentence of English, nothing is cut off, and nothing is
 * wider than the page. Leaves it in English.
 */
export async function expectSpoken(tag: HTMLElement, portal: Portal, name: string): Promise<void> {
  const root = tag.shadowRoot;
  if (!root) throw new Error(`${tag.localName} has nothing to show.`);
  await setViewport({ width: 320, height: 700 });
  try {
    for (const language of patientsLanguages) await expectLanguage(root, portal, { language, name });
  } finally {
    localStorage.clear();
    portal.setLanguage();
    await speak('en');
  }
}

async function expectLanguage(root: ShadowRoot, portal: Portal, { language, name }: { language: string; name: string }) {
  const { whole, withPlaces } = await englishOf(language);
  portal.setLanguage(language);
  await settled(() => {
    const bare = textsOf(root).map(oneLine).filter((text) => whole.has(text) || withPlaces.some((pattern) => pattern.test(text)));
    expect(bare, `${name}: English in ${language}`).to.deep.equal([]);
    return root.querySelector('.root')?.getAttribute('lang') === language;
  }, 3000);
  expect(cutOff(root).map((one) => one.outerHTML.slice(0, 160)), `${name}: cut off in ${language}`).to.deep.equal([]);
  expect(document.documentElement.scrollWidth, `${name} in ${language}`).to.be.at.most(320);
}
