import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { badge, notice } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk, Place } from '../desk.ts';
import { duplicatesStyles } from '../duplicates.styles.ts';
import { loginFacts, loginsAfter, type Duplicate, type Side } from '../merge-logins.ts';
import { Listing } from '../listing.ts';
import { momentText } from '../moment.ts';
import { aboutOf, contactText, nameOf } from '../people.ts';
import { AdminScreen } from '../screen.ts';


/** Two records that may be one person. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-duplicates .desk=${desk} .place=${place}></portal-staff-duplicates>`;

/** Pairs side by side: staff merge them into the one that stays, or keep them apart. Nothing is merged by itself. */
@tag('portal-staff-duplicates')
export class DuplicatesScreen extends AdminScreen {
  protected override readonly looks = [duplicatesStyles];
  /** The pair to be merged, and which of the two stays. */
  @state() private merging?: { pair: Duplicate; survivor: Side };
  @state() private news?: string;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly list = new Listing<Duplicate>(this, {
    args: () => [],
    page: (cursor, signal) => this.shell.client.get('/v1/admin/duplicates', { query: { state: 'open', cursor, limit: 10 }, signal }),
    row: (pair) => this.row(pair),
    empty: () => html`<p class="muted">${msg('No two records look like one person.')}</p>`,
    count: (count, isMore) =>
      isMore ? msg(str`The first ${count} pairs`) : this.shell.locale.plural(count, { one: msg('1 pair to look at'), other: msg(str`${count} pairs to look at`) }),
    failed: () => msg('The pairs could not be loaded'),
  });

  protected override content(desk: Desk) {
    return html`<div class="intro">${this.headline(msg('Possible duplicates'))}<p class="muted">${msg('Records that may be one person. Compare them, then merge them or keep them apart.')}</p></div>
      ${this.news ? notice('success', this.news) : nothing}
      ${this.merging ? nothing : this.form.draw(desk.level + 1)} ${this.list.draw()} ${this.dialog()}`;
  }

  private row(pair: Duplicate) {
    const [older, newer] = pair.patients;
    const why = pair.reason === 'contact' ? msg('Same contact') : msg('Same name and date of birth');
    const names = `${nameOf(older)}, ${nameOf(newer)}`;
    return html`<li class="couple">
      <p class="small muted">${why} · ${msg(str`noticed ${momentText(pair.createdAt, this.shell)}`)}</p>
      <div class="records">${[older, newer].map((one) => this.record(one, one === older ? newer : older, pair))}</div>
      <p>${loginsAfter(pair)}${this.mayMerge(pair) ? nothing : html` ${msg('Merging them is for a colleague who manages logins.')}`}</p>
      <div><button type="button" class="button" aria-label=${msg(str`Two people: keep apart (${names})`)} @click=${() => this.keepApart(pair)}>${msg('Two people: keep apart')}</button></div>
    </li>`;
  }

  private record(one: Side, other: Side, pair: Duplicate) {
    const { locale, go } = this.shell;
    const theirs = new Set(other.contactPoints.map(({ value }) => value));
    const same = (isSame: boolean) => (isSame ? html` · ${msg('the same')}` : nothing);
    return html`<div class="panel record">
      ${button(nameOf(one), () => go({ screen: 'patients', item: one.id }), { kind: 'link' })}
      <dl class="group">
        <div><dt class="small muted">${msg('Date of birth')}${same(!!one.birthDate && one.birthDate === other.birthDate)}</dt><dd>${one.birthDate ? locale.partialDate(one.birthDate) : '–'}</dd></div>
        ${one.contactPoints.map((contact) => html`<div><dt class="small muted">${contact.system === 'email' ? msg('Email') : msg('Phone')}${same(theirs.has(contact.value))}</dt>
          <dd>${contactText(contact)}<span class="row">${contact.verified ? badge('success', msg('Verified')) : badge('warning', msg('Not verified'))}</span></dd></div>`)}
        <div><dt class="small muted">${msg('Portal login')}</dt>${loginFacts(one.portalUser, this.shell)}</div>
        <div><dt class="small muted">${msg('Last changed')}</dt><dd>${momentText(one.updatedAt, this.shell)}</dd></div>
      </dl>
      ${this.mayMerge(pair)
        ? html`<button type="button" class="button" aria-label=${msg(str`Merge into this one: ${nameOf(one)}, ${aboutOf(one, locale)}`)} @click=${() => this.ask(pair, one)}>${msg('Merge into this one')}</button>`
        : nothing}
    </div>`;
  }

  /** Of two logins one ends: that is for whoever looks after logins. */
  private mayMerge = ({ patients: [one, other] }: Duplicate) => !one.portalUser || !other.portalUser || this.shell.can('portal-users');

  private dialog() {
    const { merging, shell } = this;
    const survivor = merging?.survivor;
    return confirmation({
      text: survivor && html`${msg(str`Everything of the other record moves to this one: ${nameOf(survivor)}, ${aboutOf(survivor, shell.locale)}.`)}
        ${loginsAfter(merging.pair)} ${msg('It can’t be undone.')}`,
      heading: msg('Merge these two records?'), level: shell.level + 1, keep: msg('Don’t merge'), verb: msg('Merge'), doing: msg('Merging…'), form: this.form,
      act: () => merging && this.merge(merging.pair, merging.survivor), close: () => this.ask(undefined),
    });
  }

  private ask(pair: Duplicate | undefined, survivor?: Side) {
    this.form.clear();
    this.merging = pair && survivor && { pair, survivor };
  }

  private merge = ({ id }: Duplicate, survivor: Side) =>
    this.decide(id, msg('The records are one now.'), {
      act: () => this.shell.client.post('/v1/admin/duplicates/{id}/merge', { params: { id }, body: { survivorId: survivor.id } }),
      title: msg('Nothing was merged'),
    });

  private keepApart = ({ id }: Duplicate) =>
    this.decide(id, msg('They stay two records.'), {
      act: () => this.shell.client.post('/v1/admin/duplicates/{id}/keep-apart', { params: { id } }),
      title: msg('Nothing was decided'),
    });

  private async decide(id: string, sentence: string, sending: Parameters<FormRun['send']>[0]) {
    this.news = undefined;
    let isDone = false;
    const isSent = await this.form.send({ ...sending, act: async () => (isDone = await this.shell.fresh(sending.act)) });
    if (!isSent || !isDone) return;
    this.merging = undefined;
    this.news = sentence;
    this.shell.say(sentence);
    this.list.change((one) => one.id === id);
    await this.focusTitle();
  }
}
