import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Ok } from '../../portal/client.ts';
import { tag } from '../../portal/tag.ts';
import { pressed, type Desk } from '../desk.ts';
import { HomeCard } from './card.ts';

type Form = Ok<'/v1/me/forms'>['data'][number];

/** The forms that the person has still to fill in: what the clinic asked for. */
@tag('portal-part-forms-due')
export class FormsDue extends HomeCard<readonly Form[]> {
  protected get caption() {
    return msg('Forms to fill in');
  }

  protected get failure() {
    return msg('Your forms could not be loaded');
  }

  protected get more() {
    return { place: 'forms', text: msg('All forms') };
  }

  protected async fetch({ portal }: Desk, signal: AbortSignal) {
    const { data } = await portal.client.get('/v1/me/forms', { query: { limit: 20 }, signal });
    return data.filter(({ status }) => status !== 'completed');
  }

  protected content(forms: readonly Form[], { href, go }: Desk) {
    if (!forms.length) return html`<p class="muted">${msg('Nothing to fill in.')}</p>`;
    return html`<ul class="rows">${forms.map(({ id, title, status }) => {
      const isBegun = status === 'draft';
      return html`<li>
        <div class="what"><strong>${title}</strong>${isBegun ? html`<div class="small muted">${msg('Begun, and kept for you')}</div>` : nothing}</div>
        <a class="button outline" href=${href('forms', id)} aria-label=${isBegun ? msg(str`Continue ${title}`) : msg(str`Start ${title}`)}
          @click=${pressed(() => go('forms', id))}>${isBegun ? msg('Continue') : msg('Start')}</a>
      </li>`;
    })}</ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-forms-due': FormsDue;
  }
}
