import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { notice } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import '../clinic/closed-visits.ts';
import '../clinic/exception-form.ts';
import type { Conflicts } from '../clinic/exception-form.ts';
import { daysText, whatText } from '../clinic/exception-words.ts';
import { allLocations, allOf, allPractitioners, type AdminLocation, type AdminPractitioner, type ScheduleException } from '../clinic/places.ts';
import { isNew } from '../clinic/setup-screen.ts';
import { confirmation } from '../confirm.ts';
import type { Desk, Place } from '../desk.ts';
import { clinicWall } from '../moment.ts';
import { AdminScreen } from '../screen.ts';

/** Holidays, absences, extra hours. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-days .desk=${desk} .place=${place}></portal-staff-days>`;

interface Known {
  exceptions: readonly ScheduleException[];
  practitioners: readonly AdminPractitioner[];
  locations: readonly AdminLocation[];
}

/** Days that aren't like the week: of a location, of a practitioner, or of one at the other. */
@tag('portal-staff-days')
export class OtherDaysScreen extends AdminScreen {
  @state() private news?: string;
  /** What is booked on the days that were closed last. */
  @state() private conflicts?: Conflicts;
  /** What is about to be removed. */
  @state() private asked?: ScheduleException;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly known = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }): Promise<Known | undefined> => {
      if (!hasDesk) return undefined;
      const { client, clock } = this.shell;
      const from = clinicWall(new Date().toISOString(), clock).slice(0, 10);
      const [exceptions, practitioners, locations] = await Promise.all([
        allOf((query) => client.get('/v1/admin/schedules/exceptions', { query: { ...query, from }, signal })), allPractitioners(client, signal), allLocations(client, signal),
      ]);
      return { exceptions: exceptions.sort((a, b) => a.fromDate.localeCompare(b.fromDate)), practitioners, locations };
    },
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    return this.known.render({
      initial: () => nothing,
      pending: () => (this.known.value ? this.shown(this.known.value, desk) : html`${this.headline(msg('Holidays and other days'))}<portal-part-skeleton lines="4"></portal-part-skeleton>`),
      error: (cause) => html`${this.headline(msg('Holidays and other days'))}${this.problem(cause, () => this.known.run(), msg('Other days could not be loaded'))}`,
      complete: (known) => (known ? this.shown(known, desk) : nothing),
    });
  }

  private shown(known: Known, desk: Desk) {
    const item = this.place?.item;
    const one = known.exceptions.find(({ id }) => id === item);
    if (item && (one || item === isNew))
      return html`<div class="group" @portal-part-done=${this.onDone} @portal-part-conflicts=${({ detail }: CustomEvent<Conflicts>) => (this.conflicts = detail)}><portal-staff-day class="group" .desk=${desk} .one=${one} .practitioners=${known.practitioners} .locations=${known.locations}></portal-staff-day></div>`;
    return html`<div class="head">${this.headline(msg('Holidays and other days'))}${button(msg('Add days'), () => desk.go({ screen: 'other-days', item: isNew }), { kind: 'primary' })}</div>
      <p class="muted">${msg('They win over the weekly hours; the latest added wins over earlier ones. What is booked stays.')}</p>
      ${this.news ? notice('success', this.news) : nothing}
      ${this.conflicts ? html`<portal-staff-closed-visits class="group" .desk=${desk} .conflicts=${this.conflicts}></portal-staff-closed-visits>` : nothing}
      ${known.exceptions.length ? html`<ul class="rows">${known.exceptions.map((one) => this.row(one, known, desk))}</ul>` : html`<p class="muted">${msg('None ahead.')}</p>`}
      ${this.removal(known, desk)}`;
  }

  private row(one: ScheduleException, known: Known, desk: Desk) {
    const days = daysText(one, desk.locale);
    const which = `${days}, ${whose(one, known)}`;
    return html`<li>
      <div class="what"><strong>${days}</strong><span>${whatText(one, desk.locale)}</span><span class="small muted">${[whose(one, known), one.note].filter(Boolean).join(' · ')}</span></div>
      <div class="acts"><button type="button" class="link standalone" aria-label=${msg(str`Change ${which}`)} @click=${() => desk.go({ screen: 'other-days', item: one.id })}>${msg('Change')}</button>
        <button type="button" class="link standalone" aria-label=${msg(str`Remove ${which}`)} @click=${() => (this.asked = one)}>${msg('Remove')}</button></div>
    </li>`;
  }

  private removal(known: Known, { level, locale }: Desk) {
    const { asked } = this;
    return confirmation({
      text: asked && msg(str`${daysText(asked, locale)}, ${whose(asked, known)}: the weekly hours count again.`), heading: msg('Remove these days?'), level: level + 1, keep: msg('Keep them'),
      verb: msg('Remove'), doing: msg('Removing…'), form: this.form, act: this.takeAway, close: () => (this.asked = undefined),
    });
  }

  private takeAway = async () => {
    const { asked, shell } = this;
    if (!asked) return;
    const isDone = await this.form.send({ act: () => shell.client.delete('/v1/admin/schedules/exceptions/{id}', { params: { id: asked.id } }), title: msg('The days could not be removed') });
    if (!isDone) return;
    this.asked = this.conflicts = undefined;
    await this.tell(msg('The days are removed.'));
  };

  private onDone = async ({ detail }: CustomEvent<string | undefined>) => {
    this.shell.go({ screen: 'other-days' }, true);
    this.news = undefined;
    if (detail) await this.tell(detail);
  };

  private async tell(sentence: string) {
    await this.known.run();
    this.news = sentence;
    this.shell.say(sentence);
    await this.focusTitle();
  }
}

/** "Everybody at Yonge Street", "Amara Okafor, everywhere" */
function whose({ practitionerId, locationId }: ScheduleException, { practitioners, locations }: Known) {
  const who = practitioners.find(({ id }) => id === practitionerId)?.name;
  const where = locations.find(({ id }) => id === locationId)?.name;
  if (who && where) return msg(str`${who} at ${where}`);
  return where ? msg(str`Everybody at ${where}`) : msg(str`${who ?? ''}, everywhere`);
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-days': OtherDaysScreen;
  }
}
