import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import { alertIcon, offlineIcon, retryIcon } from '../parts/core-icons.ts';
import { notice } from '../parts/notice.ts';
import { Problem } from './problem.ts';

/** A failed call: what failed (`title`, in the tag's own words), what it means, and a way to try again. */
export function problemNotice(cause: unknown, retry?: () => unknown, title?: string) {
  const [usualTitle, text, kind = 'danger'] = sentences(cause);
  return html`<div class="stack problem">
    ${notice(kind, title ?? usualTitle, text, kind === 'warning' ? offlineIcon : alertIcon)}
    ${retry ? button(msg('Retry'), retry, { icon: retryIcon }) : nothing}
  </div>`;
}

/** Title and sentence of a problem. The API's own sentence comes first where it speaks to the person. */
export function sentences(cause: unknown): readonly [title: string, text: string, kind?: 'danger' | 'warning'] {
  const { type, detail, status } = cause instanceof Problem ? cause : new Problem('unexpected');
  switch (type) {
    case 'offline':
      return [msg('You are offline'), msg('Check your connection, then try again. What you typed is kept.'), 'warning'];
    case 'unreachable':
      return [msg('We couldn’t reach the clinic’s portal'), msg('Nothing was changed. Try again in a moment.')];
    case 'too-many-requests':
      return [msg('Too many tries'), detail];
    case 'origin-not-allowed':
    case 'key-unknown':
    case 'no-key':
      return [msg('This page isn’t connected to the clinic’s portal'), msg('The clinic can fix this: check the key and the allowed website addresses.')];
    case 'proof-refused':
      return [msg('This device couldn’t prove who you are'), msg('Reload the page and sign in again.')];
  }
  if (detail && status < 500) return [msg('That didn’t work'), detail];
  return [msg('Something went wrong on our side'), msg('Nothing was changed. Try again in a moment.')];
}
