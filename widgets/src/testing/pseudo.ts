import { str } from '@lit/localize';
import { html } from 'lit';

/** Sentences by id, as the generated chunks of a language hold them. */
type Templates = Record<string, ReturnType<typeof str> | ReturnType<typeof html> | string>;

const accents: Record<string, string> = { a: 'ȧ', e: 'ḗ', i: 'ĩ', o: 'ǿ', u: 'ŭ', A: 'Ȧ', E: 'Ḗ', I: 'Ĩ', O: 'Ǿ', U: 'Ŭ' };

/** Every letter marked, and 40 % longer: what isn't, isn't translated; what breaks the layout, breaks here. */
const stretched = (text: string) =>
  text.trim() ? `${text.replace(/[aeiouAEIOU]/g, (letter) => accents[letter] ?? letter)}${'~'.repeat(Math.ceil(text.length * 0.4))}` : text;

/** A language made from the English sentences in the XLIFF file, for tests. */
export async function pseudoTemplates(): Promise<Templates> {
  const answer = await fetch(new URL('../locales/generated/fr.xlf', import.meta.url));
  const file = new DOMParser().parseFromString(await answer.text(), 'text/xml');
  return Object.fromEntries([...file.querySelectorAll('trans-unit')].map((unit) => [unit.id, templateOf(unit)]));
}

function templateOf(unit: Element) {
  const strings = [''];
  const values: number[] = [];
  for (const node of unit.querySelector('source')?.childNodes ?? []) {
    if (node instanceof Element) {
      values.push(Number(node.id));
      strings.push('');
    } else strings[strings.length - 1] += node.textContent ?? '';
  }
  const texts = strings.map(stretched);
  if (!values.length) return texts[0] ?? '';
  const template = Object.assign([...texts], { raw: texts });
  return unit.id.startsWith('h') ? html(template, ...values) : str(template, ...values);
}
