import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { patientChanged } from '../patient/changed.ts';
import { aboutOf, nameOf } from '../people.ts';
import { AdminScreen } from '../screen.ts';

type Match = Ok<'/v1/admin/guests/{id}'>['matches'][number];

/**
 * Somebody who booked without an account: staff make a patient of them, or say which patient they are.
 * @fires portal-part-changed - It was said.
 */
@tag('portal-staff-guest')
export class GuestPart extends AdminScreen {
  @property() guest = '';
  @state() private merging?: Match;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly one = new Task(this, {
    args: () => [this.guest, !!this.desk] as const,
    task: async ([id], { signal }) => (id ? this.shell.client.get('/v1/admin/guests/{id}', { params: { id }, signal }) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    return html`<section class="group" aria-labelledby="guest">
      ${this.heading(1, html`<span id="guest">${msg('Booked without an account')}</span>`)}
      <p>${msg('A guest is in no list of patients until you say who it is.')}</p>
      ${this.merging ? nothing : this.form.draw(desk.level + 2)}
      ${this.one.render({
        pending: () => html`<portal-part-skeleton lines="2"></portal-part-skeleton>`,
        error: (cause) => this.problem(cause, () => this.one.run(), msg('The guest could not be loaded')),
        complete: (one) => (one ? this.choices(one.matches, desk) : nothing),
      })}
    </section>
    ${confirmation({
      text: this.merging && msg(str`All that the guest has becomes that of ${nameOf(this.merging)}, ${aboutOf(this.merging, desk.locale)}. It can’t be undone.`),
      heading: msg('Is it this patient?'), level: desk.level + 1, keep: msg('Not this one'), verb: msg('It is this patient'), doing: msg('Saving…'), form: this.form,
      act: () => this.merging && this.merge(this.merging), close: () => this.ask(undefined),
    })}`;
  }

  private choices(matches: readonly Match[], desk: Desk) {
    if (!desk.can('patients.write')) return nothing;
    return html`${matches.length ? html`<ul class="rows">${matches.map((one) => html`<li><div class="what"><strong>${nameOf(one)}</strong><span class="small muted">${aboutOf(one, desk.locale)}</span>
        <span class="small">${one.sameContact && one.sameName ? msg('Same name and contact') : one.sameContact ? msg('Same contact') : msg('Same name')}</span></div>
        <button type="button" class="link standalone" @click=${() => this.ask(one)}>${msg('It is this patient')}<span class="hidden">: ${nameOf(one)}</span></button></li>`)}</ul>` : nothing}
      <div>${button(msg('Make a new patient'), this.make, { busy: this.form.isBusy && !this.merging && msg('Saving…') })}</div>`;
  }

  private ask(one: Match | undefined) {
    this.form.clear();
    this.merging = one;
  }

  private make = () => this.send(msg('The guest is a patient now.'), () => this.shell.client.post('/v1/admin/guests/{id}/patient', { params: { id: this.guest } }));

  private merge = async ({ id: patientId }: Match) => {
    if (await this.send(msg('The guest’s visits are the patient’s now.'), () => this.shell.client.post('/v1/admin/guests/{id}/merge', { params: { id: this.guest }, body: { patientId } })))
      this.ask(undefined);
  };

  private async send(sentence: string, act: () => Promise<unknown>) {
    const isDone = await this.form.send({ act, title: msg('Nothing was changed') });
    if (!isDone) return false;
    this.shell.say(sentence);
    this.dispatchEvent(patientChanged());
    return true;
  }
}
