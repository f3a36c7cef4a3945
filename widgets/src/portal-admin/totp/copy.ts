import { msg } from '@lit/localize';
import { button } from '../../parts/button.ts';

/** Copies a text; the button says that it did. */
export const copyButton = (text: string) =>
  button(msg('Copy the key'), async ({ currentTarget }) => {
    await navigator.clipboard.writeText(text);
    const words = currentTarget instanceof HTMLElement ? currentTarget.querySelector('span') : null;
    if (words) words.textContent = msg('Copied');
  });
