import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { button } from '../../parts/button.ts';
import { notice } from '../../parts/notice.ts';
import { copyButton } from '../totp/copy.ts';
import type { MadeKey } from './key-words.ts';

/** A key that was just made: a secret one stands here this once, and nowhere after. */
export function madeKey({ name, kind, key, publishable }: MadeKey, close: () => unknown) {
  const text = key ?? publishable;
  const isSecret = kind === 'secret';
  const title = isSecret ? msg('Copy it now: it is shown this once') : msg('The key is made');
  const why = isSecret
    ? msg('Whoever has it can do what it may. Keep it where your programs keep passwords, never in a page.')
    : msg('It names your clinic and opens nothing by itself: it may stand in any page.');
  if (!text) return notice('warning', msg('The key is made, but it can’t be shown again'), msg('Revoke it and make another one.'));
  return html`<div class="panel group" role="group" aria-label=${msg(str`New key: ${name}`)}>
    ${notice(isSecret ? 'warning' : 'success', title, why)}
    <p><code class="secret">${text}</code></p>
    <div class="acts">${copyButton(text)} ${button(isSecret ? msg('I have copied it') : msg('Close'), close, { kind: 'link' })}</div>
  </div>`;
}
