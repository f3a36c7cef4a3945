import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import type { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk, Place } from '../desk.ts';
import { Draft } from '../draft.ts';
import { invite, type Invited } from '../invite-many.ts';
import { invitedNews } from '../invited-news.ts';
import { Listing } from '../listing.ts';
import '../patient/new-patient.ts';
import '../patient/patient.ts';
import { aboutOf, nameOf, type Patient } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import '../search-field.ts';
import { stateBadge } from '../user-state.ts';

/** Stands for the patient who is about to be added. */
const isNew = 'new';

/** The list of patients, or one of them. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-patients .desk=${desk} .place=${place}></portal-staff-patients>`;

/** Finds a patient while one types; chosen ones are invited at once. The list stays as it is while one of them is open. */
@tag('portal-staff-patients')
export class PatientsScreen extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  @state() private search = '';
  /** The patient who was added last, while they stand open. */
  @state() private added?: string;
  /** Chosen ones stay chosen while one searches for others. */
  @state() private chosen: ReadonlyMap<string, Patient> = new Map();
  @state() private invited?: Invited;
  @state() private trouble?: Problem;
  @state() private isBusy = false;
  private retry = () => this.inviteChosen();
  /** Something was changed on a patient's page: the list is asked for again when it is seen again. */
  private isStale = false;

  private readonly list = new Listing<Patient>(this, {
    args: () => [this.search],
    page: (cursor, signal) => this.shell.client.get('/v1/admin/patients', { query: { search: this.search.trim() || undefined, cursor, limit: 50 }, signal }),
    row: (one) => this.row(one),
    empty: () => this.empty(),
    count: (count, isMore) =>
      isMore
        ? msg(str`The first ${count} patients`)
        : this.shell.locale.plural(count, { one: msg('1 patient'), other: msg(str`${count} patients`) }),
    failed: () => msg('The patients could not be loaded'),
  });

  /** What was searched for and chosen when the session ended. */
  protected readonly draft = new Draft<{ search: string; chosen: ReadonlyMap<string, Patient> }>(this, {
    name: () => 'patients', read: () => ({ search: this.querySelector('portal-part-search')?.value ?? this.search, chosen: this.chosen }), write: (kept) => Object.assign(this, kept),
  });

  protected override willUpdate(changed: PropertyValues<this>) {
    super.willUpdate(changed);
    if (changed.has('place') && this.place?.item !== this.added) this.added = undefined;
    if (!this.isStale || this.place?.item) return;
    this.isStale = false;
    void this.list.reload();
  }

  protected override content(desk: Desk) {
    const { item } = this.place ?? {};
    return html`<div class="group" ?hidden=${!!item}>
        ${item ? nothing : html`<div class="head">${this.headline(msg('Patients'))}${desk.can('patients.write') ? button(msg('Add a patient'), this.add) : nothing}</div>`}
        ${this.trouble ? this.problem(this.trouble, this.retry, this.invited ? msg('The others were not invited') : msg('Nobody was invited')) : nothing}
        ${this.invited ? invitedNews(this.invited, desk, this.inviteAgain, this.isBusy) : nothing}
        <portal-part-search name="find-patient" label=${msg('Name, birth date or phone')} hint=${msg('Three letters of a name, a date as on a card, or the last four digits of a phone.')}
          .value=${this.search} @portal-part-search=${this.onSearch}></portal-part-search>
        ${this.list.draw()} ${this.bar(desk)}
      </div>
      ${item ? html`<div @portal-part-changed=${() => (this.isStale = true)}>${this.opened(desk, item)}</div>` : nothing}`;
  }

  private opened(desk: Desk, item: string) {
    return item === isNew && desk.can('patients.write')
      ? html`<portal-staff-new-patient class="group" .desk=${desk} @portal-part-added=${({ detail }: CustomEvent<string>) => (this.added = detail)}></portal-staff-new-patient>`
      : html`<portal-staff-patient .desk=${desk} .place=${this.place} .added=${this.added}></portal-staff-patient>`;
  }

  private row(one: Patient) {
    const { desk, chosen } = this;
    if (!desk) return html``;
    const name = nameOf(one);
    const isChosen = chosen.has(one.id);
    return html`<li class=${isChosen ? 'chosen' : ''}>
      ${desk.can('portal-users')
        ? html`<label class="tick"><input type="checkbox" .checked=${live(isChosen)} @change=${() => this.choose([one], !isChosen)} /><span class="hidden">${msg(str`Choose ${name}`)}</span></label>`
        : nothing}
      <div class="what">${button(name, () => desk.go({ screen: 'patients', item: one.id }), { kind: 'link' })}
        <span class="small muted">${aboutOf(one, desk.locale)}</span></div>
      ${one.login ? stateBadge(one.login) : nothing}
    </li>`;
  }

  private bar(desk: Desk) {
    const { chosen, list, isBusy } = this;
    if (!desk.can('portal-users') || !list.items.length) return nothing;
    const areAll = list.items.every(({ id }) => chosen.has(id));
    const count = chosen.size;
    return html`<div class="selected">
      <strong>${count ? desk.locale.plural(count, { one: msg('1 patient chosen'), other: msg(str`${count} patients chosen`) }) : nothing}</strong>
      ${button(areAll ? msg('Choose none') : msg('Choose all in this list'), () => this.choose(list.items, !areAll))}
      ${count ? button(msg('Invite to the portal'), this.inviteChosen, { kind: 'primary', busy: isBusy && msg('Inviting…') }) : nothing}
    </div>`;
  }

  private empty() {
    return this.search
      ? html`<div class="group">${this.heading(1, msg('Nobody found'))}<p class="muted">${msg('Check the spelling, or try the birth date or the last four digits of the phone.')}</p></div>`
      : html`<div class="group">${this.heading(1, msg('No patients yet'))}<p class="muted">${msg('They come from your practice system, from a list (CSV), by registering, or you add them.')}</p></div>`;
  }

  private choose(patients: readonly Patient[], isOn: boolean) {
    const chosen = new Map(this.chosen);
    for (const one of patients) if (isOn) chosen.set(one.id, one); else chosen.delete(one.id);
    this.chosen = chosen;
    if (patients.length > 1) this.shell.say(this.shell.locale.plural(chosen.size, { one: msg('1 patient chosen'), other: msg(str`${chosen.size} patients chosen`) }));
  }

  private add = () => this.shell.go({ screen: 'patients', item: isNew });

  private onSearch = ({ target }: Event) => {
    if (target instanceof HTMLElement && 'value' in target) this.search = String(target.value);
  };

  private inviteChosen = () => this.invite([...this.chosen.values()], false);

  private inviteAgain = (patients: readonly Patient[]) => this.invite(patients, true);

  private async invite(patients: readonly Patient[], again: boolean) {
    const { shell } = this;
    if (this.isBusy) return;
    this.retry = () => this.invite(again ? patients : [...this.chosen.values()], again);
    this.trouble = this.invited = undefined;
    this.isBusy = true;
    try {
      for await (const { asked, invited } of invite(shell.client, patients, again)) {
        this.invited = invited;
        this.choose(asked, false);
      }
      await this.updateComplete;
      this.querySelector<HTMLElement>('.invited')?.focus();
    } catch (cause) {
      this.trouble = shell.failed(cause);
      await this.focusTitle();
    } finally {
      this.isBusy = false;
      this.isStale = true;
    }
  }
}
