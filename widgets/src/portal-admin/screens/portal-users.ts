import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { phoneText } from '../../accounts/phone-text.ts';
import { button } from '../../parts/button.ts';
import type { Ok } from '../../portal/client.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk, Place } from '../desk.ts';
import { Listing } from '../listing.ts';
import { momentText } from '../moment.ts';
import { nameOf } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';
import { stateBadge } from '../user-state.ts';

type Listed = Ok<'/v1/admin/portal-users'>['data'][number];
type Filter = '' | 'linked' | 'invited' | 'active' | 'disabled' | 'phone';

/** Patients' logins by their state. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-portal-users .desk=${desk} .place=${place}></portal-staff-portal-users>`;

/** Who was invited and hasn't come, who uses the portal, who has a phone alone. */
@tag('portal-staff-portal-users')
export class PortalUsersScreen extends AdminScreen {
  @state() private filter: Filter = '';

  private readonly list = new Listing<Listed>(this, {
    args: () => [this.filter],
    page: (cursor, signal) => {
      const { filter } = this;
      const which = filter === 'phone' ? ({ linkedBy: 'phone' } as const) : { state: filter || undefined };
      return this.shell.client.get('/v1/admin/portal-users', { query: { ...which, cursor, limit: 50 }, signal });
    },
    row: (one) => this.row(one),
    empty: () => html`<p class="muted">${this.filter ? msg('None of this kind.') : msg('Nobody has a login yet. Find a patient and invite them.')}</p>`,
    count: (count, isMore) =>
      isMore ? msg(str`The newest ${count} logins`) : this.shell.locale.plural(count, { one: msg('1 login'), other: msg(str`${count} logins`) }),
    failed: () => msg('The logins could not be loaded'),
  });

  protected override content(_: Desk) {
    return html`${this.headline(msg('Portal users'))}
      <div class="narrow">${selectField({
        name: 'state', label: msg('Show'), value: this.filter, choose: this.choose,
        choices: [
          { value: '', text: msg('All') },
          { value: 'linked', text: msg('Linked, not invited') },
          { value: 'invited', text: msg('Invited') },
          { value: 'active', text: msg('Use the portal') },
          { value: 'disabled', text: msg('Switched off') },
          { value: 'phone', text: msg('With a phone only') },
        ],
      })}</div>
      ${this.list.draw()}`;
  }

  private row({ patient, state, email, phone, invitedAt, lastSignInAt }: Listed) {
    const { shell } = this;
    const { go, can } = shell;
    const name = nameOf(patient);
    const since = lastSignInAt ? msg(str`last sign-in ${momentText(lastSignInAt, shell)}`) : invitedAt ? msg(str`invited ${momentText(invitedAt, shell)}`) : undefined;
    return html`<li>
      <div class="what">${can('patients.read') ? button(name, () => go({ screen: 'patients', item: patient.id }), { kind: 'link' }) : html`<strong>${name}</strong>`}
        <span class="small muted">${[email, phone && phoneText(phone), since].filter(Boolean).join(' · ') || nothing}</span></div>
      ${stateBadge(state)}
    </li>`;
  }

  private choose = (value: string) => {
    this.filter = value as Filter;
  };
}
