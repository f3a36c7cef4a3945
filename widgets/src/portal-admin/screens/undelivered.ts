import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { notice } from '../../parts/notice.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk, Place } from '../desk.ts';
import { Listing } from '../listing.ts';
import { messageWord, reasonWord } from '../message-words.ts';
import { momentText } from '../moment.ts';
import { AdminScreen } from '../screen.ts';

type Undelivered = Ok<'/v1/admin/messages'>['data'][number];

/** Messages that were given up. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-undelivered .desk=${desk} .place=${place}></portal-staff-undelivered>`;

/** What couldn't be delivered after all its tries, and trying again once the cause is mended. */
@tag('portal-staff-undelivered')
export class UndeliveredScreen extends AdminScreen {
  @state() private news?: string;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly list = new Listing<Undelivered>(this, {
    args: () => [],
    page: (cursor, signal) => this.shell.client.get('/v1/admin/messages', { query: { cursor, limit: 50 }, signal }),
    row: (one) => this.row(one),
    empty: () => html`<p class="muted">${msg('Everything was delivered.')}</p>`,
    count: (count, isMore) => (isMore ? msg(str`The newest ${count}`) : this.shell.locale.plural(count, { one: msg('1 message'), other: msg(str`${count} messages`) })),
    failed: () => msg('The messages could not be loaded'),
  });

  protected override content(desk: Desk) {
    return html`<div class="intro">${this.headline(msg('Not delivered'))}
        <p class="muted">${msg('Given up after many tries. What a message says isn’t shown here.')}</p></div>
      ${this.news ? notice('success', this.news) : ''} ${this.form.draw(desk.level + 1)} ${this.list.draw()}`;
  }

  private row(one: Undelivered) {
    const { locale, go, can } = this.shell;
    const { patient, attempts, createdAt } = one;
    const tries = locale.plural(attempts, { one: msg('1 try'), other: msg(str`${attempts} tries`) });
    const name = one.kind === 'mail' ? messageWord(one.name) : msg(str`Task of the portal: ${messageWord(one.name)}`);
    return html`<li>
      <div class="what"><strong>${name}</strong><span class="small muted">${[momentText(createdAt, this.shell), tries, reasonWord(one.reason)].filter(Boolean).join(' · ')}</span></div>
      ${patient && can('patients.read') ? button(patient.name, () => go({ screen: 'patients', item: patient.id }), { kind: 'link' }) : (patient?.name ?? '')}
      <button type="button" class="button" aria-label=${msg(str`Send again: ${name}, ${patient?.name ?? ''}`)} @click=${() => this.again(one)}>${msg('Send again')}</button>
    </li>`;
  }

  private again = async ({ id }: Undelivered) => {
    this.news = undefined;
    const isDone = await this.form.send({
      act: () => this.shell.client.post('/v1/admin/messages/{id}/send-again', { params: { id } }),
      title: msg('It could not be sent again'),
    });
    if (!isDone) return;
    this.news = msg('It is on its way again.');
    this.shell.say(this.news);
    this.list.change((one) => one.id === id);
    await this.focusTitle();
  };
}
