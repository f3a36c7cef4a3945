import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import { notice } from '../parts/notice.ts';
import type { Desk } from './desk.ts';
import type { Invited } from './invite-many.ts';
import { nameOf } from './people.ts';

/** What came of inviting several: how many, and by name whom it didn't reach, with the reason. */
export function invitedNews(invited: Invited, { locale, go }: Desk) {
  const count = invited.get('invited')?.length ?? 0;
  const others = [...invited].filter(([outcome]) => outcome !== 'invited');
  const title = count ? locale.plural(count, { one: msg('1 patient was invited'), other: msg(str`${count} patients were invited`) }) : msg('Nobody was invited');
  return html`<div class="invited" tabindex="-1" role="group" aria-label=${title}>
    ${notice(count ? 'success' : 'warning', title, others.length
      ? html`<dl>${others.map(([outcome, patients]) => html`<dt>${reasonOf(outcome)}</dt>
          <dd>${patients.map((one) => html`${button(nameOf(one), () => go({ screen: 'patients', item: one.id }), { kind: 'link' })} `)}</dd>`)}</dl>`
      : count ? msg('Their links work for 3 days.') : nothing)}
  </div>`;
}

function reasonOf(outcome: string) {
  switch (outcome) {
    case 'already-active':
      return msg('Use the portal already:');
    case 'shared-contact':
      return msg('Share an email or phone with another patient. Link one of their own:');
    case 'no-contact':
    case 'not-linked':
      return msg('Have no verified email or phone:');
    case 'disabled':
      return msg('Their login is switched off:');
    default:
      return msg('Are no longer on record:');
  }
}
