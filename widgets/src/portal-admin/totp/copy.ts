import { msg } from '@lit/localize';
import { button } from '../../parts/button.ts';

/** Copies a text; the button says that it did. */
export const copyButton = (text: string, words = msg('Copy the key')) =>
  button(words, async ({ currentTarget }) => {
    await navigator.clipboard.writeText(text);
    const shown = currentTarget instanceof HTMLElement ? currentTarget.querySelector('span') : null;
    if (shown) shown.textContent = msg('Copied');
  });
