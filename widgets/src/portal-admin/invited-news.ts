import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import { notice } from '../parts/notice.ts';
import type { Desk } from './desk.ts';
import type { Invited } from './invite-many.ts';
import { nameOf, type Patient } from './people.ts';

/**
 * What came of inviting several: how many, and by name whom it didn't reach, with the reason. Who has an invitation already
 * gets another only once somebody asks for it.
 */
export function invitedNews(invited: Invited, { locale, go }: Desk, again: (patients: readonly Patient[]) => unknown, isBusy: boolean) {
  const count = invited.get('invited')?.length ?? 0;
  const others = [...invited].filter(([outcome]) => outcome !== 'invited');
  const waiting = invited.get('already-invited') ?? [];
  const ask = locale.plural(waiting.length, { one: msg('Send 1 new invitation'), other: msg(str`Send ${waiting.length} new invitations`) });
  const title = count ? locale.plural(count, { one: msg('1 patient was invited'), other: msg(str`${count} patients were invited`) }) : msg('Nobody was invited');
  return html`<div class="invited" tabindex="-1" role="group" aria-label=${title}>
    ${notice(count ? 'success' : 'warning', title, others.length
      ? html`<dl>${others.map(([outcome, patients]) => html`<dt>${reasonOf(outcome)}</dt>
          <dd>${patients.map((one) => html`${button(nameOf(one), () => go({ screen: 'patients', item: one.id }), { kind: 'link' })} `)}
            ${outcome === 'already-invited' ? html`<p>${msg('With a new invitation the link that they have ends.')}</p><div>${button(ask, () => again(waiting), { busy: isBusy && msg('Inviting…') })}</div>` : nothing}</dd>`)}</dl>`
      : count ? msg('Their links work for 3 days.') : nothing)}
  </div>`;
}

function reasonOf(outcome: string) {
  switch (outcome) {
    case 'already-invited':
      return msg('Are invited already, and haven’t begun yet:');
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
