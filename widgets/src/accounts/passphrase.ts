import { spoken } from '../portal/words.ts';

const length = 5;

/** The words come when a phrase is asked for first. */
const lists: Record<string, () => Promise<{ words: readonly string[] }>> = {
  en: () => import('./words/en.ts'),
  fr: () => import('./words/fr.ts'),
  it: () => import('./words/it.ts'),
  es: () => import('./words/es.ts'),
};

/** Five words by chance, out of 512 of the reader's language: 45 bits, and easier to keep than fifteen signs. Nothing leaves the device. */
export async function suggestPassphrase(): Promise<string> {
  const { words } = await (lists[spoken()] ?? lists.en)?.() ?? { words: [] };
  // 512 is a power of two: no word is likelier than another.
  return [...crypto.getRandomValues(new Uint16Array(length))].map((chance) => words[chance % words.length]).join('-');
}
